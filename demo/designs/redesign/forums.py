"""The forums of a redesign: the index, containers, and the topics of a forum."""

from __future__ import annotations

from demo.designs.redesign.frame import framed
from demo.designs.redesign.head import Sheet
from demo.designs.redesign.pager import pager
from demo.designs.redesign.paint import Paint
from demo.forums import forum_counts, forum_topics
from demo.node import Node
from demo.pieces import text_html
from demo.shown import age
from demo.terms import FORUMS, Term
from demo.world import World

PER_PAGE = 25


def index_page(world: World, paint: Paint) -> str:
    """Return /forum: containers and the forums in them."""
    content = _forums(world, paint, FORUMS)
    return framed(world, paint, Sheet(path="/forum", plain="Forums", content=content))


def forum_page(world: World, paint: Paint, forum: Term, page: int) -> str:
    """Return a forum's page; a container lists the forums in it."""
    topics = forum_topics(world, forum)
    pages = max(1, -(-len(topics) // PER_PAGE))
    inner = tuple(term for term in FORUMS if term.parent == forum.tid)
    shown = topics[page * PER_PAGE : (page + 1) * PER_PAGE]
    table = _forums(world, paint, inner) if forum.container else _topics(world, paint, shown)
    sheet = Sheet(
        path=forum.path + (f"?page={page}" if page else ""),
        plain=forum.name,
        content=table + pager(paint, page, pages, forum.path),
        crumbs=(("/forum", "Forums"),),
    )
    return framed(world, paint, sheet)


def _forums(world: World, paint: Paint, forums: tuple[Term, ...]) -> str:
    rows = [_forum(world, paint, term) for term in forums]
    return _rows(paint, ("Forum", "Topics", "Posts", "Last post"), rows)


def _forum(world: World, paint: Paint, term: Term) -> tuple[str, ...]:
    told = f"<p>{text_html(term.description)}</p>" if term.description else ""
    name = paint.link(term.path, text_html(term.name), "forum") + told
    if term.container:
        return (name,)
    count = forum_counts(world, term)
    last = _by(world, count.last_by, count.last_at) if count.last_at else "n/a"
    return (name, str(count.topics), str(count.posts), last)


def _topics(world: World, paint: Paint, topics: tuple[Node, ...]) -> str:
    if not topics:
        return "<p>There are no topics in this forum.</p>\n"
    rows = [_topic(world, paint, node) for node in topics]
    return _rows(paint, ("Topic", "Replies", "Last reply"), rows)


def _topic(world: World, paint: Paint, node: Node) -> tuple[str, ...]:
    replies = world.visible(node)
    last = max(replies, key=lambda reply: reply.created, default=None)
    opener = _by(world, world.people[node.owner].shown, node.created)
    title = paint.link(node.path, text_html(node.shown_title), "topic")
    latest = _by(world, world.who(last).shown, last.created) if last else "n/a"
    return (title + paint.block("topic by", opener), str(len(replies)), latest)


def _by(world: World, name: str, instant: int) -> str:
    return f"By {text_html(name)} {age(world.now - instant)} ago"


def _rows(paint: Paint, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return rows as a table, as cards or as definitions; the first cell is the name."""
    form = paint.plan.lists.forums
    if form == "table":
        head = "".join(f"<th>{words}</th>" for words in heads)
        inner = "".join(f"<tr>{''.join(_cells(row, len(heads)))}</tr>\n" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{inner}</tbody></table>\n"
    told = [(row[0], _told(heads, row)) for row in rows]
    if form == "dl":
        return "<dl>" + "".join(f"<dt>{a}</dt><dd>{b}</dd>\n" for a, b in told) + "</dl>\n"
    return paint.wrapped("list", "".join(paint.block("card", a + b) for a, b in told))


def _cells(row: tuple[str, ...], width: int) -> list[str]:
    span = f' colspan="{width}"' if len(row) == 1 else ""
    return [f"<td{span}>{cell}</td>" for cell in row]


def _told(heads: tuple[str, ...], row: tuple[str, ...]) -> str:
    pairs = zip(heads[1:], row[1:], strict=False)
    return "".join(f"<div>{head}: {cell}</div>" for head, cell in pairs)
