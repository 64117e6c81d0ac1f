"""The discussion under a redesigned page: nested, indented or flat, in parts."""

from __future__ import annotations

from demo.comments import Shown
from demo.designs.redesign.byline import date_html
from demo.designs.redesign.pager import pager
from demo.designs.redesign.paint import Paint
from demo.designs.redesign.plan import Plan
from demo.designs.redesign.post import Post, post_html
from demo.node import Node
from demo.pieces import text_html
from demo.threads import PER_PART
from demo.world import World


def parts_of(world: World, plan: Plan, node: Node) -> int:
    """Return how many pages a discussion has; nested ones stand on one page."""
    if nests(plan, node):
        return 1
    return max(1, -(-len(world.visible(node)) // PER_PART))


def nests(plan: Plan, node: Node) -> bool:
    """Whether the answers of a page stand inside what they answer."""
    return plan.talk.tree == "nested" and node.threaded


def is_flat(plan: Plan, node: Node) -> bool:
    """Whether the answers of a page stand one after another, by number."""
    return plan.talk.tree == "flat" or not node.threaded


def ordered(world: World, plan: Plan, node: Node) -> list[Shown]:
    """Return a page's comments in the order of the redesign: flat is by number."""
    shown = list(world.discussion(node))
    if is_flat(plan, node):
        shown.sort(key=lambda each: each.reply.cid)
    return shown


def discussion(world: World, paint: Paint, node: Node, part: int) -> str:
    """Return the comments of one part, with the opening post where it is one of them."""
    plan = paint.plan
    shown = ordered(world, plan, node)
    flat = is_flat(plan, node)
    posts = [Post.of(each, at, flat=flat) for at, each in enumerate(shown, 1)]
    if not nests(plan, node):
        posts = posts[part * PER_PART : (part + 1) * PER_PART]
    first = _opening_row(world, paint, node, part)
    rows = first + _rows(world, paint, node, posts)
    if not rows:
        return paint.block("comments", _invitation(paint))
    pages = pager(paint, part, parts_of(world, plan, node), node.path)
    return paint.block(
        "comments",
        _heading(paint, node, len(shown)) + paint.wrapped("rows", _list(paint, rows)) + pages,
    )


def opening(world: World, paint: Paint, node: Node, part: int) -> str:
    """Return a topic's opening post where it stands apart from the answers."""
    if paint.plan.talk.opening != "apart":
        return ""
    who = world.people[node.owner]
    name = paint.inline("name", text_html(who.shown))
    date = date_html(world, paint, node)
    line = f"Submitted by {name}" + (f" on {date}" if date else "")
    totals = paint.block("totals", f"Posts: {who.posts}") if paint.plan.talk.totals else ""
    text = paint.wrapped("text", paint.block("text", world.body(node)[0].html))
    return paint.block("meta", line) + totals + text


def _opening_row(world: World, paint: Paint, node: Node, part: int) -> str:
    form = paint.plan.talk.opening
    if node.kind != "topic" or form == "apart" or (part and form == "first"):
        return ""
    return post_html(world, paint, Post.opening(world, node))


def _list(paint: Paint, rows: str) -> str:
    return f"<table>{rows}</table>\n" if in_table(paint.plan) else rows


def in_table(plan: Plan) -> bool:
    """Whether posts are rows of a table, as forums had them for years."""
    return plan.markup.tags == "table" and plan.talk.tree == "flat"


def _rows(world: World, paint: Paint, node: Node, posts: list[Post]) -> str:
    if nests(paint.plan, node):
        return _nested(world, paint, posts)
    if paint.plan.talk.tree == "indented" and node.threaded:
        return _indented(world, paint, posts)
    return "".join(post_html(world, paint, post) for post in posts)


def _nested(world: World, paint: Paint, posts: list[Post]) -> str:
    """Return posts with their answers inside them."""
    rows: list[str] = []
    at = 0
    while at < len(posts):
        end = at + 1
        while end < len(posts) and posts[end].depth > posts[at].depth:
            end += 1
        inside = _nested(world, paint, posts[at + 1 : end])
        rows.append(
            post_html(world, paint, posts[at], paint.block("answers", inside) if inside else "")
        )
        at = end
    return "".join(rows)


def _indented(world: World, paint: Paint, posts: list[Post]) -> str:
    """Return posts one after another, each as far to the right as it is deep."""
    if paint.plan.number % 2:
        return "".join(
            post_html(world, paint, post, more=f'style="margin-left:{24 * post.depth}px"')
            for post in posts
        )
    rows: list[str] = []
    level = 0
    for post in posts:
        while level < post.depth:
            rows.append(_OPENED)
            level += 1
        rows.append("</div>\n" * (level - post.depth) + post_html(world, paint, post))
        level = post.depth
    return "".join(rows) + "</div>\n" * level


_OPENED = '<div style="padding-left: 2em">\n'


def _heading(paint: Paint, node: Node, count: int) -> str:
    words = paint.plan.talk.heading
    if words is None:
        return ""
    if words == "count":
        name = "replies" if node.kind == "topic" else "comments"
        words = f"{count} {name if count != 1 else name.replace('ies', 'y').rstrip('s')}"
    return paint.heading(2, words, "comments title")


def _invitation(paint: Paint) -> str:
    return paint.link("/user/login", "Log in") + " to post comments"
