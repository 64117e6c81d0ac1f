"""The comments under a post, nested, twenty of them with their answers on a page."""

from __future__ import annotations

from demo.comments import Shown
from demo.designs.wordpress.numbers import comment_number
from demo.designs.wordpress.order import DEEPEST, nested, parts_of, placed
from demo.designs.wordpress.people import avatar
from demo.designs.wordpress.style import Style
from demo.designs.wordpress.texts import minute, shown_text, translated
from demo.node import Node
from demo.pieces import attribute
from demo.shown import ORIGIN, local
from demo.world import World


def shown_first(style: Style, pages: int) -> int:
    """Return which part, from 0, a post's own address shows: the newest on the old site."""
    return pages - 1 if style.old else 0


def comment_section(style: Style, world: World, node: Node, path: str, part: int) -> str:
    """Return the comments of one part of a post's discussion, with links to the others."""
    every = placed(style, world, node)
    if not every:
        return f'<div id="comments" class="comments-area">\n{_respond()}</div>\n'
    draw = _old if style.old else _new
    items = [
        (each.depth, draw(style, world, each.shown, each.depth, path))
        for each in every
        if each.part == part
    ]
    inner = "ul class='children'" if style.old else 'ol class="children"'
    css = "commentlist" if style.old else "comment-list"
    count = f"{len(every)} comment{'' if len(every) == 1 else 's'}"
    title = f"{count.capitalize()} on &#8220;{shown_text(node.title)}&#8221;"
    pages = _pages(path, part, parts_of(style, world, node))
    return (
        f'<div id="comments" class="comments-area">\n<h2 class="comments-title">{title}</h2>\n'
        f'{pages}<ol class="{css}">\n{nested(items, "li", inner)}</ol>\n{pages}'
        f"{_respond()}</div>\n"
    )


def _pages(path: str, part: int, pages: int) -> str:
    if pages == 1:
        return ""
    older = f'<a href="{ORIGIN}{path}comment-page-{part}/#comments">&larr; Older Comments</a>'
    newer = f'<a href="{ORIGIN}{path}comment-page-{part + 2}/#comments">Newer Comments &rarr;</a>'
    return (
        '<nav class="navigation comment-navigation"><div class="nav-links">'
        f'<div class="nav-previous">{older if part else ""}</div>'
        f'<div class="nav-next">{newer if part + 1 < pages else ""}</div></div></nav>\n'
    )


def _respond() -> str:
    return (
        '<div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply</h3>\n'
        f'<form action="{ORIGIN}/wp-comments-post.php" method="post" id="commentform">'
        '<p class="comment-notes">Your email address will not be published.</p>'
        '<p><textarea name="comment" cols="45" rows="8"></textarea></p></form></div>\n'
    )


def _name(each: Shown) -> str:
    name = shown_text(each.who.name)
    if not each.who.homepage:
        return name
    home = attribute(each.who.homepage)
    return f"<a href='{home}' rel='external nofollow ugc' class='url'>{name}</a>"


def _classes(each: Shown, depth: int) -> str:
    kind = "comment byuser" if each.who.uid else "comment"
    turn = "even" if each.position % 2 else "odd alt"
    return f"{kind} {turn} depth-{min(depth, DEEPEST - 1) + 1}"


def _answer_link(number: int, path: str, depth: int) -> str:
    if depth >= DEEPEST - 1:
        return ""
    return (
        f"<div class=\"reply\"><a rel='nofollow' class='comment-reply-link' "
        f"href='{ORIGIN}{path}?replytocom={number}#respond'>Reply</a></div>"
    )


def _new(style: Style, world: World, each: Shown, depth: int, path: str) -> str:
    number, when = comment_number(each.reply), local(each.reply.created)
    return (
        f' id="comment-{number}" class="{_classes(each, depth)}">\n'
        f'<article id="div-comment-{number}" class="comment-body">\n<footer class="comment-meta">\n'
        f'<div class="comment-author vcard">{avatar(each.who.name, 60)} '
        f'<b class="fn">{_name(each)}</b> <span class="says">says:</span></div>\n'
        f'<div class="comment-metadata"><a href="{ORIGIN}{path}#comment-{number}">'
        f'<time datetime="{when.isoformat()}">{minute(each.reply.created)}</time></a></div>\n'
        "</footer>\n"
        f'<div class="comment-content">\n{translated(style, world, each.body).html}\n</div>\n'
        f"{_answer_link(number, path, depth)}\n</article>\n"
    )


def _old(style: Style, world: World, each: Shown, depth: int, path: str) -> str:
    number = comment_number(each.reply)
    return (
        f' class="{_classes(each, depth)}" id="li-comment-{number}">\n<div id="comment-{number}">\n'
        f'<div class="comment-author vcard">{avatar(each.who.name, 40)} '
        f'<cite class="fn">{_name(each)}</cite> <span class="says">says:</span></div>\n'
        f'<div class="comment-meta commentmetadata"><a href="{ORIGIN}{path}#comment-{number}">'
        f"{minute(each.reply.created)}</a></div>\n"
        f'<div class="comment-body">{translated(style, world, each.body).html}</div>\n'
        f"{_answer_link(number, path, depth)}\n</div>\n"
    )
