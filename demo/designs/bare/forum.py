"""The forum in the bare theme: plain tables."""

from __future__ import annotations

from demo.designs.bare.fields import link
from demo.designs.bare.frame import Sheet, framed
from demo.designs.bare.pager import pager
from demo.designs.drupal.forum import PER_PAGE
from demo.forums import forum_counts, forum_topics
from demo.node import Node
from demo.pieces import text_html
from demo.shown import age
from demo.terms import FORUMS, Term
from demo.world import World


def index_page(world: World) -> str:
    """Return /forum: containers and the forums in them."""
    return framed(world, Sheet(path="/forum", plain="Forums", content=_forums(world, FORUMS)))


def forum_page(world: World, forum: Term, page: int) -> str:
    """Return a forum's page; a container lists the forums in it."""
    topics = forum_topics(world, forum)
    pages = max(1, -(-len(topics) // PER_PAGE))
    inner = tuple(term for term in FORUMS if term.parent == forum.tid)
    shown = topics[page * PER_PAGE : (page + 1) * PER_PAGE]
    table = _forums(world, inner) if forum.container else _topics(world, forum, shown)
    above = world.term(forum.parent) if forum.parent else None
    sheet = Sheet(
        path=forum.path + (f"?page={page}" if page else ""),
        plain=forum.name,
        content=table + pager(page, pages, forum.path),
        crumbs=(("/forum", "Forums"), *(((above.path, above.name),) if above else ())),
    )
    return framed(world, sheet)


def _table(heads: tuple[str, ...], rows: str) -> str:
    cells = "".join(f"\n      <th>{head}</th>" for head in heads)
    return (
        f"  <table>\n  <thead>\n    <tr>{cells}\n    </tr>\n  </thead>\n"
        f"  <tbody>\n{rows}  </tbody>\n</table>\n"
    )


def _forums(world: World, forums: tuple[Term, ...]) -> str:
    rows = "".join(_forum(world, term) for term in forums)
    return _table(("Forum", "Topics", "Posts", "Last post"), rows)


def _forum(world: World, term: Term) -> str:
    told = f"<p>{text_html(term.description)}</p>" if term.description else ""
    name = (
        '<div title="No new posts"><span>No new posts</span></div>\n'
        f"          <div>{link(term.path, term.name)}</div>\n          <div>{told}</div>\n"
    )
    if term.container:
        return f'      <tr>\n      <td colspan="4">\n{name}      </td>\n      </tr>\n'
    count = forum_counts(world, term)
    last = _by(world, count.last_by, count.last_at) if count.last_at else "n/a"
    return (
        f"      <tr>\n      <td><div>{name}</div></td>\n      <td>{count.topics}</td>\n"
        f"      <td>{count.posts}</td>\n      <td>{last}</td>\n      </tr>\n"
    )


def _by(world: World, name: str, instant: int) -> str:
    return f"<span>By <span>{text_html(name)}</span> {age(world.now - instant)} ago</span>"


def _topics(world: World, forum: Term, topics: tuple[Node, ...]) -> str:
    if not topics:
        return "  <p>There are no topics in this forum.</p>\n"
    heads = tuple(
        f'<a href="{forum.path}?sort=asc&amp;order={head.replace(" ", "%20")}">{head}</a>'
        for head in ("Topic", "Replies", "Last reply")
    )
    return _table(heads, "".join(_topic(world, node) for node in topics))


def _topic(world: World, node: Node) -> str:
    replies = world.visible(node)
    icon = "Sticky topic" if node.sticky else "Closed topic" if node.closed else "Normal topic"
    last = max(replies, key=lambda reply: reply.created, default=None)
    latest = _by(world, world.who(last).shown, last.created) if last else "n/a"
    opener = _by(world, world.people[node.owner].shown, node.created)
    return (
        f'    <tr>\n      <td><div title="{icon}"><span>{icon}</span></div>\n'
        f"<div><div>{link(node.path, node.shown_title)}</div><div>{opener}</div></div></td>\n"
        f"      <td>{len(replies)}</td>\n      <td>{latest}</td>\n    </tr>\n"
    )
