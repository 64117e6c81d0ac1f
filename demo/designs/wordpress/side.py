"""The blocks beside every page: names and words of other pages."""

from __future__ import annotations

from zlib import crc32

from demo.comments import Shown
from demo.designs.drupal.side import pool
from demo.designs.wordpress.addresses import permalink
from demo.designs.wordpress.numbers import comment_number, reply_number
from demo.designs.wordpress.people import member
from demo.designs.wordpress.style import Style
from demo.designs.wordpress.texts import shown_text
from demo.node import Node
from demo.pieces import attribute
from demo.shown import ORIGIN, age, local
from demo.world import World

_ROWS = 5


def side_blocks(style: Style, world: World, path: str) -> str:
    """Return the newest replies, the newest comments and the newest posts."""
    others = [each for each in pool(world) if permalink(style, world, _page(world, each)) != path]
    start = crc32(path.encode()) % len(others) if others else 0
    chosen = (others[start:] + others[:start])[:_ROWS]
    replies = "".join(_reply(style, world, each) for each in chosen)
    comments = "".join(_comment(style, world, each) for each in reversed(chosen))
    posts = "".join(
        f'<li><a href="{ORIGIN}{permalink(style, world, node)}">{shown_text(node.title)}</a></li>\n'
        for node in world.newest["article"][:_ROWS]
    )
    if style.old:
        said = "".join(f"<li>{_teaser(each)}</li>\n" for each in chosen)
        return (
            _old("Ask Us, Q&#038;A", "ask", said)
            + _old("Recent Comments", "recent-comments", comments)
            + _old("Recent Posts", "recent-posts", posts)
        )
    return (
        _new("Recent Posts", "recent_entries", posts)
        + _new("Recent Replies", "display_replies", replies)
        + _new("Recent Comments", "recent_comments", comments)
    )


def _page(world: World, each: Shown) -> Node:
    return world.every[each.reply.nid]


def _new(title: str, name: str, rows: str) -> str:
    return (
        f'<section class="widget widget_{name}"><h2 class="widget-title">{title}</h2>\n'
        f"<ul>\n{rows}</ul></section>\n"
    )


def _old(title: str, name: str, rows: str) -> str:
    head = f'<h3 class="widget-title">{title}</h3>'
    return f'<li id="{name}-3" class="widget">{head}<ul>\n{rows}</ul></li>\n'


def _teaser(each: Shown) -> str:
    words = each.body.text.split("\n", 1)[0].split()
    return shown_text(" ".join(words[:20])) + (" [...]" if len(words) > 20 else "")


def _target(style: Style, world: World, each: Shown) -> str:
    node = _page(world, each)
    anchor = (
        f"#post-{reply_number(each.reply)}"
        if node.kind == "topic"
        else f"#comment-{comment_number(each.reply)}"
    )
    return ORIGIN + permalink(style, world, node) + anchor


def _reply(style: Style, world: World, each: Shown) -> str:
    when = local(each.reply.created)
    return (
        f'<li>\n{member(style, each.who, 14)} on <a class="bbp-reply-topic-title" '
        f'href="{_target(style, world, each)}" title="{attribute(each.body.text[:50])}&hellip;">'
        f"{shown_text(_page(world, each).title)}</a> "
        f'<time datetime="{when:%Y-%m-%d %H:%M:%S}">{age(world.now - each.reply.created)} ago'
        "</time>\n</li>\n"
    )


def _comment(style: Style, world: World, each: Shown) -> str:
    return (
        '<li class="recentcomments"><span class="comment-author-link">'
        f"{shown_text(each.who.name)}</span> on "
        f'<a href="{_target(style, world, each)}">{shown_text(_page(world, each).title)}</a></li>\n'
    )
