"""The lists of a redesign: the front page, articles, videos, terms, authors."""

from __future__ import annotations

from demo.designs.redesign.byline import writer_html
from demo.designs.redesign.frame import framed
from demo.designs.redesign.head import SITE, Sheet
from demo.designs.redesign.moments import moment
from demo.designs.redesign.pager import pager
from demo.designs.redesign.paint import Paint
from demo.node import Node
from demo.people import PROFILES, Profile
from demo.pieces import text_html
from demo.terms import Term
from demo.world import World

PER_PAGE = 10


def pages_of(world: World, key: str) -> int:
    """Return how many pages a list has, at least 1."""
    return max(1, -(-len(world.newest.get(key, ())) // PER_PAGE))


def front_page(world: World, paint: Paint, page: int) -> str:
    """Return the front page: what the editors promoted."""
    return _listed(world, paint, "/", f"Welcome to {SITE}", "promoted", page)


def list_page(world: World, paint: Paint, kind: str, page: int) -> str:
    """Return /articles or /videos."""
    return _listed(world, paint, f"/{kind}s", f"{kind.capitalize()}s", kind, page)


def term_page(world: World, paint: Paint, term: Term, page: int) -> str:
    """Return the page of a category or tag."""
    told = paint.block("told", f"<p>{text_html(term.description)}</p>") if term.description else ""
    return _listed(world, paint, term.path, term.name, str(term.tid), page, told)


def author_page(world: World, paint: Paint, profile: Profile, page: int) -> str:
    """Return an author's page: role, biography, then what they wrote."""
    told = paint.block("told", f"<p>{text_html(profile.bio)}</p>") if profile.bio else ""
    role = paint.block("role", text_html(profile.role))
    return _listed(world, paint, profile.path, profile.name, str(profile.tid), page, role + told)


def authors_page(world: World, paint: Paint) -> str:
    """Return /authors: every profile, by name."""
    items = "".join(
        paint.block("author", paint.link(each.path, text_html(each.name)))
        for each in sorted(PROFILES, key=lambda each: each.name)
    )
    sheet = Sheet(path="/authors", plain="Authors", content=paint.wrapped("list", items))
    return framed(world, paint, sheet)


def notice_page(world: World, paint: Paint, path: str, title: str, words: str) -> str:
    """Return a page with a sentence: access denied, not found, about the site."""
    text = paint.block("text", f"<p>{text_html(words)}</p>")
    return framed(world, paint, Sheet(path=path, plain=title, content=text))


def about_page(world: World, paint: Paint) -> str:
    """Return the page about the site."""
    words = "This site was written by a program. Nobody on it exists, and nothing is advice."
    return notice_page(world, paint, "/about", "About this made-up site", words)


def _listed(
    world: World, paint: Paint, path: str, title: str, key: str, page: int, told: str = ""
) -> str:
    nodes = world.newest.get(key, [])[page * PER_PAGE : (page + 1) * PER_PAGE]
    content = told + items_html(world, paint, nodes)
    content += pager(paint, page, pages_of(world, key), path)
    where = path + (f"?page={page}" if page else "")
    return framed(world, paint, Sheet(path=where, plain=title, content=content))


def items_html(world: World, paint: Paint, nodes: list[Node]) -> str:
    """Return pages as the items of a list: cards, table, definitions or a plain list."""
    form = paint.plan.lists.items
    items = [_item(world, paint, node) for node in nodes]
    if form == "table":
        rows = "".join(f"<tr><td>{title}</td><td>{told}</td></tr>\n" for title, told in items)
        return f"<table><tbody>{rows}</tbody></table>\n"
    if form == "dl":
        return "<dl>" + "".join(f"<dt>{a}</dt><dd>{b}</dd>\n" for a, b in items) + "</dl>\n"
    if form == "list":
        return "<ul>" + "".join(f"<li>{a} {b}</li>\n" for a, b in items) + "</ul>\n"
    cards = "".join(paint.block("card", f"<h3>{title}</h3>{told}") for title, told in items)
    return paint.wrapped("list", cards)


def _item(world: World, paint: Paint, node: Node) -> tuple[str, str]:
    """Return a page's link, and what its list tells of it."""
    lists = paint.plan.lists
    names = ", ".join(writer_html(paint, profile) for profile in node.authors)
    told = paint.block("card kind", node.kind.capitalize())
    told += paint.block("card meta", f"By {names}") if names else ""
    if listed_date(paint, node):
        when = moment("day", node.created, world.now, timed=paint.plan.document.timed)
        told += paint.block("card date", when)
    if lists.teasers:
        told += paint.block("card text", world.body(node)[0].pieces[0].html)
    return paint.link(node.path, text_html(node.shown_title)), told


def listed_date(paint: Paint, node: Node) -> bool:
    """Whether lists tell a page's day."""
    return paint.plan.lists.dates and node.kind == "article" and node.date in ("time", "list")
