"""bbPress's lists: the forums, and the topics of a forum; tables in 2.0, lists since 2.1."""

from __future__ import annotations

from demo.designs.wordpress.addresses import INDEX_PATH, STAFF_PATH, forum_path, permalink
from demo.designs.wordpress.frame import Sheet, framed
from demo.designs.wordpress.numbers import STAFF_ROOM, post_number, term_number
from demo.designs.wordpress.people import member
from demo.designs.wordpress.style import Style
from demo.designs.wordpress.tables import forum_table, topic_table
from demo.designs.wordpress.texts import shown_text
from demo.forums import forum_counts, forum_topics
from demo.node import Node
from demo.shown import ORIGIN, age
from demo.terms import FORUMS, Term
from demo.world import World

PER_PAGE = 15


def pages_of(world: World, forum: Term) -> int:
    """Return how many pages of topics a forum has, at least 1."""
    return max(1, -(-len(forum_topics(world, forum)) // PER_PAGE))


def index_page(style: Style, world: World) -> str:
    """Return the page of all forums: what stands in none, and what stands in those."""
    above = tuple(term for term in FORUMS if not term.parent)
    return _page(style, world, "Forums", INDEX_PATH, None, (), _forums(style, world, above, 0))


def forum_page(style: Style, world: World, forum: Term, page: int) -> str:
    """Return a forum's page: the forums in a category, the topics of a forum."""
    path = forum_path(style, world, forum)
    if forum.container:
        inner = tuple(term for term in FORUMS if term.parent == forum.tid)
        content = _forums(style, world, inner, term_number(forum))
    else:
        content = _topics(style, world, forum, page)
    crumbs = [(INDEX_PATH, "Forums")]
    if forum.parent:
        above = world.term(forum.parent)
        crumbs.append((forum_path(style, world, above), above.name))
    return _page(style, world, forum.name, path, term_number(forum), tuple(crumbs), content)


def staff_page(style: Style, world: World) -> str:
    """Return what visitors see of a private forum."""
    content = (
        '<div id="forum-private" class="bbp-forum-content">\n<h1 class="entry-title">Private</h1>\n'
        '<div class="entry-content"><div class="bbp-template-notice info"><ul>'
        "<li>You do not have permission to view this forum.</li></ul></div></div>\n</div>\n"
    )
    path = style.forums + STAFF_PATH
    return _page(style, world, "Private: Staff room", path, STAFF_ROOM, (), content)


def _page(
    style: Style,
    world: World,
    title: str,
    path: str,
    number: int | None,
    crumbs: tuple[tuple[str, str], ...],
    inner: str,
) -> str:
    wrapped = f'<div id="bbpress-forums">\n{breadcrumb(crumbs, title)}{inner}</div>\n'
    sheet = Sheet(
        title=title,
        content=entry(style, title, number, "forum", wrapped),
        path=path,
        number=number,
        body_class="forum bbpress" if number else "bbpress forum-archive",
    )
    return framed(style, world, sheet)


def entry(style: Style, title: str, number: int | None, kind: str, inner: str) -> str:
    """Return bbPress's content in a theme's entry; a kind is "forum" or "topic"."""
    number = number or 0
    classes = f"post-{number} {kind} type-{kind} status-publish hentry"
    if style.old:
        return (
            f'<div id="{kind}-{number}" class="bbp-{kind}-info {classes}">\n'
            f'<h2 class="postheader">{shown_text(title)}</h2>\n'
            f'<div class="entry">\n{inner}</div>\n</div>\n'
        )
    return (
        f'<article id="post-{number}" class="{classes}">\n<header class="entry-header">'
        f'<h1 class="entry-title">{shown_text(title)}</h1></header>\n'
        f'<div class="entry-content">\n{inner}</div>\n</article>\n'
    )


def breadcrumb(crumbs: tuple[tuple[str, str], ...], title: str) -> str:
    """Return bbPress's way down to a page."""
    links = [f'<a href="{ORIGIN}" class="bbp-breadcrumb-home">Home</a>']
    for path, name in crumbs:
        css = "root" if path == INDEX_PATH else "forum"
        links.append(
            f'<a href="{ORIGIN}{path}" class="bbp-breadcrumb-{css}">{shown_text(name)}</a>'
        )
    links.append(f'<span class="bbp-breadcrumb-current">{shown_text(title)}</span>')
    between = ' <span class="bbp-breadcrumb-sep">&rsaquo;</span> '
    return f'<div class="bbp-breadcrumb"><p>{between.join(links)}</p></div>\n'


def _forums(style: Style, world: World, forums: tuple[Term, ...], parent: int) -> str:
    if style.old:
        return forum_table(style, world, forums)
    rows = "".join(_forum(style, world, forum, at) for at, forum in enumerate(forums))
    return (
        f'<ul id="forums-list-{parent}" class="bbp-forums">\n<li class="bbp-header">\n'
        '<ul class="forum-titles">\n<li class="bbp-forum-info">Forum</li>\n'
        '<li class="bbp-forum-topic-count">Topics</li>\n'
        '<li class="bbp-forum-reply-count">Posts</li>\n'
        '<li class="bbp-forum-freshness">Last Post</li>\n</ul>\n</li>\n'
        f'<li class="bbp-body">\n{rows}</li>\n</ul>\n'
    )


def _forum(style: Style, world: World, forum: Term, at: int) -> str:
    number = term_number(forum)
    topics, posts, fresh = numbers(style, world, forum)
    kind = "category" if forum.container else "forum"
    return (
        f'<ul id="bbp-forum-{number}" class="loop-item-{at} bbp-forum-status-open '
        f"bbp-forum-visibility-publish {'even' if at % 2 else 'odd'} bbp-{kind} post-{number} "
        'forum type-forum status-publish hentry">\n<li class="bbp-forum-info">\n'
        f'<a class="bbp-forum-title" href="{ORIGIN}{forum_path(style, world, forum)}">'
        f"{shown_text(forum.name)}</a>\n"
        f'<div class="bbp-forum-content">{shown_text(forum.description)}</div>\n'
        f'{_inner(style, world, forum)}</li>\n<li class="bbp-forum-topic-count">{topics}</li>\n'
        f'<li class="bbp-forum-reply-count">{posts}</li>\n'
        f'<li class="bbp-forum-freshness">{fresh}</li>\n</ul>\n'
    )


def numbers(style: Style, world: World, forum: Term) -> tuple[int, int, str]:
    """Return a forum's topics and posts, with those of the forums in it, and its last post."""
    held = [forum, *(term for term in FORUMS if term.parent == forum.tid)]
    counts = [forum_counts(world, term) for term in held]
    last = max((count.last_at or 0 for count in counts), default=0)
    if not last:
        return sum(c.topics for c in counts), sum(c.posts for c in counts), "No Topics"
    newest = max(
        (node for term in held for node in forum_topics(world, term)),
        key=lambda node: max([node.created, *(r.created for r in world.visible(node))]),
    )
    fresh = f'<a href="{ORIGIN}{permalink(style, world, newest)}">{age(world.now - last)} ago</a>'
    return sum(c.topics for c in counts), sum(c.posts for c in counts), fresh


def _inner(style: Style, world: World, forum: Term) -> str:
    """Return the forums in a category, as bbPress lists them under its name."""
    rows = ", ".join(
        f'<li class="bbp-forum"><a href="{ORIGIN}{forum_path(style, world, term)}" '
        f'class="bbp-forum-link">{shown_text(term.name)} '
        f"({forum_counts(world, term).topics}, {forum_counts(world, term).posts})</a></li>"
        for term in FORUMS
        if term.parent == forum.tid
    )
    return f'<ul class="bbp-forums-list">{rows}</ul>\n' if rows else ""


def _topics(style: Style, world: World, forum: Term, page: int) -> str:
    nodes = forum_topics(world, forum)
    shown = nodes[page * PER_PAGE : (page + 1) * PER_PAGE]
    if not shown:
        words = "Oh bother! No topics were found here!"
        return f'<div class="bbp-template-notice"><ul><li>{words}</li></ul></div>\n'
    path = forum_path(style, world, forum)
    pages = pagination("topic", page, PER_PAGE, len(nodes), path)
    if style.old:
        return pages + topic_table(style, world, forum, shown) + pages
    rows = "".join(_topic(style, world, node, at) for at, node in enumerate(shown))
    return (
        f'{pages}<ul id="bbp-forum-{term_number(forum)}" class="bbp-topics">\n'
        '<li class="bbp-header"><ul class="forum-titles"><li class="bbp-topic-title">Topic</li>'
        '<li class="bbp-topic-voice-count">Voices</li><li class="bbp-topic-reply-count">Posts</li>'
        f'<li class="bbp-topic-freshness">Last Post</li></ul></li>\n<li class="bbp-body">\n{rows}'
        f"</li>\n</ul>\n{pages}"
    )


def _topic(style: Style, world: World, node: Node, at: int) -> str:
    replies = world.visible(node)
    number = post_number(node)
    owner = world.people[node.owner]
    last = max(replies, key=lambda reply: reply.created, default=None)
    instant, who = (last.created, world.who(last)) if last else (node.created, owner)
    sticky = " sticky" if node.sticky else ""
    state = "status-closed" if node.closed else "status-publish"
    return (
        f'<ul id="bbp-topic-{number}" class="loop-item-{at} user-id-{owner.uid} '
        f'{"even" if at % 2 else "odd"}{sticky} post-{number} topic type-topic {state} hentry">\n'
        f'<li class="bbp-topic-title">\n<a class="bbp-topic-permalink" '
        f'href="{ORIGIN}{permalink(style, world, node)}">{shown_text(node.title)}</a>\n'
        '<p class="bbp-topic-meta"><span class="bbp-topic-started-by">Started by: '
        f"{member(style, owner, 14)}</span></p>\n</li>\n"
        f'<li class="bbp-topic-voice-count">{voices(world, node)}</li>\n'
        f'<li class="bbp-topic-reply-count">{len(replies) + 1}</li>\n'
        f'<li class="bbp-topic-freshness"><a href="{ORIGIN}{permalink(style, world, node)}">'
        f'{age(world.now - instant)} ago</a>\n<p class="bbp-topic-meta">'
        f'<span class="bbp-topic-freshness-author">{member(style, who, 14)}</span></p></li>\n'
        "</ul>\n"
    )


def voices(world: World, node: Node) -> int:
    """Return how many people write in a topic."""
    return len({node.owner, *(reply.uid for reply in world.visible(node))})


def pagination(kind: str, page: int, size: int, total: int, path: str) -> str:
    """Return bbPress's count and links; `kind` is "topic" or "post", pages count from 0."""
    start, last = page * size + 1, min(total, (page + 1) * size)
    words = f"Viewing {last - start + 1} {kind}s - {start} through {last} (of {total} total)"
    if total == 1:
        words = f"Viewing {kind} 1 (of 1 total)"
    pages = -(-total // size)
    links = []
    for at in range(pages if pages > 1 else 0):
        href = f"{ORIGIN}{path}{f'page/{at + 1}/' if at else ''}"
        here = f"<span class='page-numbers current'>{at + 1}</span>"
        links.append(here if at == page else f"<a class='page-numbers' href='{href}'>{at + 1}</a>")
    if page + 1 < pages:
        href = f"{ORIGIN}{path}page/{page + 2}/"
        links.append(f'<a class="next page-numbers" href="{href}">&rarr;</a>')
    return (
        f'<div class="bbp-pagination">\n<div class="bbp-pagination-count">{words}</div>\n'
        f'<div class="bbp-pagination-links">{" ".join(links)}</div>\n</div>\n'
    )
