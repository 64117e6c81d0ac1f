"""One topic, as bbPress of several ages prints it (written after its template files).

2.0 prints tables; 2.1 lists, the number on the post; 2.5 on its header, the name as a second link;
2.6 the name within one link.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

HEAD = '<link rel="stylesheet" href="/wp-content/themes/some/style.css">'
PATH = "/lung/topic/rest"
WIDGET = """<div class="widget widget_display_topics"><ul class="bbp-topics-widget"><li>
<a class="bbp-forum-title" href="/topic/cough/">Cough</a> by <a class="bbp-author-link"
href="/users/zed/"><span class="bbp-author-name">Zed</span></a></li></ul></div>"""


@dataclass(frozen=True)
class Said:
    """A post; the first of a topic is the topic itself. `member` None: a visitor."""

    number: int
    name: str
    text: str
    when: str = "March 21, 2012 at 4:56 pm"
    member: str | None = "ann"
    role: str = "Participant"
    answers: tuple[Said, ...] = ()

    @property
    def url(self) -> str:
        """The profile."""
        return f"/users/{self.member}/"


SAID = (
    Said(176, "Ann", "How long?"),
    Said(177, "JimC", "Eight hours.", "March 22, 2012 at 6:07 am", "jimc", "Moderator"),
    Said(178, "Guest Éva", "Nine.", "March 22, 2012 at 7:00 am", None, "Guest"),
)
LATER = (SAID[0], *(Said(n, "Ann", f"Day {n}.") for n in range(200, 203)))


def _crumbs(classed: bool) -> str:
    steps = [("/", "Home", "home"), ("/forums/", "Forums", "root")]
    steps += [("/forum/lung/", "Lung", "forum"), ("/forum/lung/naps/", "Naps", "forum")]
    named = (f' class="bbp-breadcrumb-{kind}"' if classed else "" for _, _, kind in steps)
    links = (
        f'<a href="{url}"{n}>{name}</a>' for (url, name, _), n in zip(steps, named, strict=True)
    )
    end = '<span class="bbp-breadcrumb-current">Rest</span>' if classed else "Rest"
    return f'<div class="bbp-breadcrumb"><p>{" › ".join(links)} › {end}</p></div>'


def _pager(more: str) -> str:
    return f"""<div class="bbp-pagination"><div class="bbp-pagination-count">Viewing some
posts</div>
<div class="bbp-pagination-links">{more}</div></div>"""


def tables(said: tuple[Said, ...] = SAID, more: str = "") -> str:
    """As bbPress 2.0 (2011)."""

    def post(one: Said) -> str:
        kind = "topic" if one.number == 176 else "reply"
        name = f'<img class="avatar" /><br />{one.name}'
        if one.member:
            name = f"""<a href="{one.url}" class="bbp-author-avatar"><img /></a><br />
<a href="{one.url}" class="bbp-author-name">{one.name}</a>"""
        return f"""<tr class="bbp-reply-header"><td colspan="2">{one.when}
<a href="{PATH}/#post-{one.number}" class="bbp-reply-permalink">#{one.number}</a>
<span class="bbp-admin-links"></span></td></tr>
<tr id="post-{one.number}" class="odd post-{one.number} {kind} type-{kind} status-publish hentry">
<td class="bbp-reply-author">{name}</td>
<td class="bbp-reply-content"><p>{one.text}</p></td></tr>"""

    head = """<tr><th class="bbp-reply-author">Author</th>
<th class="bbp-reply-content">Posts</th></tr>"""
    return f"""<html lang="en-US"><head>{HEAD}</head><body><div id="header"><h1><a
href="/">Clinic</a></h1>
</div><div id="content"><h2 class="postheader">Rest</h2>{_crumbs(classed=False)}
<div class="bbp-template-info"><p class="bbp-topic-description">This topic contains 93 replies, has
4
voices, and was last updated by Ann 3 years ago.</p></div>{_pager(more)}
<table class="bbp-replies" id="topic-176-replies"><thead>{head}</thead><tfoot>{head}</tfoot>
<tbody>{"".join(map(post, said))}</tbody></table></div>{WIDGET}</body></html>"""


def lists(name: Callable[[Said], str], number_on_post: bool = False) -> Callable[..., str]:
    """As bbPress 2.1 and later: `name` prints an author, the number is on post or header."""

    def post(one: Said) -> str:
        kind, n = ("topic" if one.number == 176 else "reply"), one.number
        of_post, of_header = (f' id="post-{n}"', "") if number_on_post else ("", f' id="post-{n}"')
        uid = 5 if one.member else 0
        below = "".join(f"<li>{post(each)}</li>" for each in one.answers)
        below = f'<ul class="bbp-threaded-replies">{below}</ul>' if below else ""
        return f"""<div{of_header} class="bbp-reply-header"><div class="bbp-meta">
<span class="bbp-reply-post-date">{one.when}</span>
<a href="{PATH}/#post-{n}" class="bbp-reply-permalink">#{n}</a></div></div>
<div{of_post} class="odd user-id-{uid} post-{n} {kind} type-{kind} status-publish hentry">
<div class="bbp-reply-author">{name(one)}<div class="bbp-author-role">{one.role}</div></div>
<div class="bbp-reply-content"><p>{one.text}</p><ul class="bbp-reply-revision-log"><li>This reply
was modified 3 years ago by Ann.</li></ul></div></div>{below}"""

    def page(said: tuple[Said, ...] = SAID, more: str = "") -> str:
        nested = any(one.answers for one in said)
        posts = "".join(f"<li>{post(one)}</li>" if nested else post(one) for one in said)
        posts = f"<ul>{posts}</ul>" if nested else posts
        head = (
            '<div class="bbp-reply-author">Author</div><div class="bbp-reply-content">Posts</div>'
        )
        return f"""<html lang="en-US"><head>{HEAD}</head><body class="bbpress single single-topic
postid-176"><main><article><h1 class="entry-title">Rest</h1><div class="entry-content">
<div id="bbpress-forums">{_crumbs(classed=True)}<div class="bbp-topic-tags"><p>Tagged:
<a href="/topic-tag/sleep/" rel="tag">sleep</a></p></div><div class="bbp-template-notice info">
<p class="bbp-topic-description">This topic has 93 replies, 4 voices.</p></div>{_pager(more)}
<ul id="topic-176-replies" class="forums bbp-replies"><li class="bbp-header">{head}</li>
<li class="bbp-body">{posts}</li><li
class="bbp-footer">{head}</li></ul></div></div></article></main>
{WIDGET}</body></html>"""

    return page


def _two_links(one: Said) -> str:
    if not one.member:
        return f"<img /><br />{one.name}<br />"
    return f"""<a href="{one.url}" class="bbp-author-avatar" rel="nofollow"><img /></a><br />
<a href="{one.url}" class="bbp-author-name" rel="nofollow">{one.name}</a><br />"""


def _one_link(one: Said) -> str:
    inner = f"""<span class="bbp-author-avatar"><img /></span>
<span class="bbp-author-name">{one.name}</span>"""
    return f'<a href="{one.url}" class="bbp-author-link">{inner}</a>' if one.member else inner


Theme = Callable[..., str]
THEMES: dict[str, Theme] = {
    "2.0": tables,
    "2.1": lists(_two_links, number_on_post=True),
    "2.5": lists(_two_links),
    "2.6": lists(_one_link),
}
