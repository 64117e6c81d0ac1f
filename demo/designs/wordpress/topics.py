"""A bbPress topic: its opening post first, then the replies, one after another or nested."""

from __future__ import annotations

from demo.designs.wordpress.addresses import INDEX_PATH, forum_path, permalink, section_of
from demo.designs.wordpress.forums import breadcrumb, entry, pagination, voices
from demo.designs.wordpress.frame import Sheet, framed
from demo.designs.wordpress.numbers import post_number, reply_number
from demo.designs.wordpress.order import POSTS, Placed, nested, placed
from demo.designs.wordpress.people import member, role
from demo.designs.wordpress.style import Style
from demo.designs.wordpress.tables import post_rows, post_table
from demo.designs.wordpress.texts import minute, post_body, translated
from demo.node import Node
from demo.people import Member
from demo.shown import ORIGIN, age
from demo.world import World


def topic_page(style: Style, world: World, node: Node, part: int) -> str:
    """Return a topic with one part of its posts."""
    number, path = post_number(node), permalink(style, world, node)
    forum = world.term(node.forum or 0)
    crumbs = [(INDEX_PATH, "Forums")]
    if forum.parent:
        above = world.term(forum.parent)
        crumbs.append((forum_path(style, world, above), above.name))
    crumbs.append((forum_path(style, world, forum), forum.name))
    inner = (
        f'<div id="bbpress-forums">\n{breadcrumb(tuple(crumbs), node.title)}'
        f"{_told(style, world, node)}{_posts(style, world, node, part)}{_closing(node)}</div>\n"
    )
    state = " status-closed" if node.closed else ""
    sheet = Sheet(
        title=node.title,
        path=path,
        number=number,
        content=entry(style, node.title, number, "topic", inner),
        body_class=f"topic bbpress single single-topic postid-{number}{state}",
        section=section_of(style, world, node),
        feeds=((f"{path}feed/", "Comments Feed"),),
    )
    return framed(style, world, sheet)


def _told(style: Style, world: World, node: Node) -> str:
    """Return the line that counts a topic, with the last poster's name."""
    replies = world.visible(node)
    if style.old or not replies:
        return ""
    last = max(replies, key=lambda reply: (reply.created, reply.cid))
    return (
        '<div class="bbp-template-notice info"><ul><li class="bbp-topic-description">This topic '
        f"has {len(replies)} repl{'y' if len(replies) == 1 else 'ies'}, {voices(world, node)} "
        f"voices, and was last updated {age(world.now - last.created)} ago by "
        f"{member(style, world.who(last), 14)}.</li></ul></div>\n"
    )


def _closing(node: Node) -> str:
    words = "You must be logged in to reply to this topic."
    if node.closed:
        words = f"The topic &#8216;{node.title}&#8217; is closed to new replies."
    return (
        f'<div id="no-reply-{post_number(node)}" class="bbp-no-reply">'
        f'<div class="bbp-template-notice"><ul><li>{words}</li></ul></div></div>\n'
    )


def _posts(style: Style, world: World, node: Node, part: int) -> str:
    every = placed(style, world, node)
    shown = [each for each in every if each.part == part]
    path = permalink(style, world, node)
    if style.threaded:
        threads = 1 + sum(each.depth == 0 for each in every)
        words = f"Viewing {threads} reply thread{'' if threads == 1 else 's'}"
        pages = (
            f'<div class="bbp-pagination"><div class="bbp-pagination-count">{words}</div>'
            '<div class="bbp-pagination-links"></div></div>\n'
        )
    else:
        pages = pagination("post", part, POSTS, len(every) + 1, path)
    return pages + _listed(style, world, node, shown, part) + pages


def _listed(style: Style, world: World, node: Node, shown: list[Placed], part: int) -> str:
    number, path = post_number(node), permalink(style, world, node)
    opener = world.people[node.owner]
    opening = post_body(style, world, node)[0].html
    if style.old:
        rows = (
            "" if part else post_rows(style, opener, number, "topic", (path, node.created), opening)
        )
        for each in shown:
            reply = each.shown.reply
            text = translated(style, world, each.shown.body).html + _log(style, each)
            at = (path, reply.created)
            rows += post_rows(style, each.shown.who, reply_number(reply), "reply", at, text)
        return post_table(number, rows)
    lead = _post(style, node, opener, number, "topic", node.created, path, opening, 0)
    replies = [(each.depth, _reply(style, world, node, each, path)) for each in shown]
    items = replies if part else [(0, lead), *replies]
    body = "".join(html for _, html in items)
    if style.threaded:
        body = "<ul>" + nested(
            [(depth, f">\n{html}") for depth, html in items],
            "li",
            "ul class='bbp-threaded-replies'",
        )
        body += "</ul>\n"
    return (
        f'<ul id="topic-{number}-replies" class="forums bbp-replies">\n{_HEAD}'
        f'<li class="bbp-body">\n{body}</li>\n{_FOOT}</ul>\n'
    )


_CELLS = (
    '<div class="bbp-reply-author">Author</div><div class="bbp-reply-content">Posts</div></li>\n'
)
_HEAD = f'<li class="bbp-header">{_CELLS}'
_FOOT = f'<li class="bbp-footer">{_CELLS}'


def _reply(style: Style, world: World, node: Node, each: Placed, path: str) -> str:
    reply = each.shown.reply
    text = translated(style, world, each.shown.body).html + _log(style, each)
    place = each.shown.position
    number = reply_number(reply)
    return _post(style, node, each.shown.who, number, "reply", reply.created, path, text, place)


def _log(style: Style, each: Placed) -> str:
    """Return bbPress's note under a reply that was changed."""
    reply = each.shown.reply
    if reply.edited is None:
        return ""
    number = reply_number(reply)
    return (
        f'\n<ul id="bbp-reply-revision-log-{number}" class="bbp-reply-revision-log">\n'
        f'<li class="bbp-reply-revision-log-item">This reply was modified '
        f"{age(1_748_880_000 - reply.edited)} ago by {member(style, each.shown.who, 14)}.</li>\n"
        "</ul>\n"
    )


def _post(
    style: Style,
    node: Node,
    who: Member,
    number: int,
    kind: str,
    instant: int,
    path: str,
    text: str,
    place: int,
) -> str:
    parents = f"bbp-parent-forum-{(node.forum or 0) + 400} bbp-parent-topic-{post_number(node)}"
    turn = "odd" if place % 2 == 0 else "even"
    return (
        f'<div id="post-{number}" class="bbp-reply-header">\n<div class="bbp-meta">\n'
        f'<span class="bbp-reply-post-date">{minute(instant)}</span>\n'
        f'<a href="{ORIGIN}{path}#post-{number}" class="bbp-reply-permalink">#{number}</a>\n'
        '<span class="bbp-admin-links"></span>\n</div>\n</div>\n'
        f'<div class="loop-item-{place} user-id-{who.uid} {parents} bbp-reply-position-{place + 1} '
        f'{turn} post-{number} {kind} type-{kind} status-publish hentry">\n'
        f'<div class="bbp-reply-author">{member(style, who)}{role(who)}</div>\n'
        f'<div class="bbp-reply-content">\n{text}\n</div>\n</div>\n'
    )
