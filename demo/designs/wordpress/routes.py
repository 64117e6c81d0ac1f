"""Which page stands at an address of the made-up site on WordPress."""

from __future__ import annotations

import re
from collections.abc import Mapping

from demo.designs.design import Found, html
from demo.designs.wordpress.addresses import Entry, book, list_path, posts_of
from demo.designs.wordpress.feeds import has_feed, robots, rss
from demo.designs.wordpress.forums import forum_page, index_page, staff_page
from demo.designs.wordpress.forums import pages_of as forum_pages
from demo.designs.wordpress.frame import heading
from demo.designs.wordpress.lists import list_page, pages_of, portal_page
from demo.designs.wordpress.numbers import ABOUT, DRAFT, STAFF_ROOM, post_number, term_number
from demo.designs.wordpress.order import parts_of
from demo.designs.wordpress.posts import draft_page, plain_page, post_page
from demo.designs.wordpress.style import Style
from demo.designs.wordpress.topics import topic_page
from demo.files import file_at
from demo.node import Node
from demo.people import Profile
from demo.terms import Term
from demo.world import World

FEED = "application/rss+xml; charset=UTF-8"
_ABOUT = "This site was written by a program. Nobody on it exists, and nothing on it is advice."
_PAGED = re.compile(r"^(?P<base>.*/)(?P<form>page|comment-page)[/-](?P<page>[1-9]\d*)/$")
_NUMBER = re.compile(r"^[1-9]\d{0,8}$")


def find(style: Style, world: World, path: str, query: Mapping[str, str]) -> Found:
    """Return what stands at a path; one that lacks the slash at its end redirects."""
    if path == "/robots.txt":
        return Found(200, "text/plain; charset=UTF-8", robots().encode())
    file = file_at(path)
    if file:
        return Found(200, *file)
    number = query.get("p", "")
    if _NUMBER.match(number):
        return _numbered(style, world, int(number)) or _missing(style, world)
    if not path.endswith("/"):
        known = f"{path}/" in book(style, world)
        return _moved(f"{path}/") if known else _missing(style, world)
    return _paged(style, world, path) or _missing(style, world)


def _missing(style: Style, world: World) -> Found:
    words = "It looks like nothing was found at this location."
    return html(plain_page(style, world, "Oops! That page can't be found.", words), 404)


def _moved(path: str) -> Found:
    return Found(301, "text/html; charset=UTF-8", b"", path)


def _numbered(style: Style, world: World, number: int) -> Found | None:
    """Return the way to what a number of `?p=` stands for."""
    known = book(style, world)
    return next((_moved(path) for path, entry in known.items() if _is(entry, number)), None)


def _is(entry: Entry, number: int) -> bool:
    if isinstance(entry.thing, Node):
        return post_number(entry.thing) == number
    if entry.kind == "forum" and isinstance(entry.thing, Term):
        return term_number(entry.thing) == number
    return {"draft": DRAFT, "staff": STAFF_ROOM, "about": ABOUT}.get(entry.kind) == number


def _paged(style: Style, world: World, path: str) -> Found | None:
    known = book(style, world)
    if path in known:
        return _page(style, world, known[path], path, None)
    if path.endswith("/feed/"):
        base = path.removesuffix("feed/")
        entry = known.get(base)
        return _feed(style, world, entry) if entry and has_feed(style, entry.kind) else None
    asked = _PAGED.match(path)
    entry = known.get(asked["base"]) if asked else None
    if asked is None or entry is None:
        return None
    page = int(asked["page"]) - 1
    comments = asked["form"] == "comment-page"
    if comments != (entry.kind == "post") or page >= last_page(style, world, entry):
        return None
    if page == 0 and not comments:
        return _moved(asked["base"])
    return _page(style, world, entry, path, page)


def last_page(style: Style, world: World, entry: Entry) -> int:
    """Return how many pages there are at an address, counted from its first."""
    if isinstance(entry.thing, Node):
        return parts_of(style, world, entry.thing)
    if entry.kind == "forum" and isinstance(entry.thing, Term):
        return forum_pages(world, entry.thing)
    return pages_of(style, world, entry) if entry.kind in ("home", "term", "author") else 1


def _page(style: Style, world: World, entry: Entry, path: str, page: int | None) -> Found | None:
    thing = entry.thing
    if isinstance(thing, Node):
        return _document(style, world, thing, page)
    if entry.kind == "forum" and isinstance(thing, Term):
        return html(forum_page(style, world, thing, page or 0))
    if path == "/" and style.old:
        return html(portal_page(style, world))
    if entry.kind == "about":
        return html(plain_page(style, world, "About this made-up site", _ABOUT, path, ABOUT))
    for kind, draw in (("forums", index_page), ("staff", staff_page), ("draft", draft_page)):
        if entry.kind == kind:
            return html(draw(style, world))
    return html(list_page(style, world, entry, page or 0))


def _document(style: Style, world: World, node: Node, page: int | None) -> Found | None:
    if node.nid in world.changes.gone:
        return None
    if node.nid in world.changes.forbidden:
        return html(staff_page(style, world))
    if node.kind == "topic":
        return html(topic_page(style, world, node, page or 0))
    return html(post_page(style, world, node, page))


def _feed(style: Style, world: World, entry: Entry) -> Found:
    thing = entry.thing if isinstance(entry.thing, Term | Profile) else None
    nodes = posts_of(style, world, entry.section, thing)
    name = f"{thing.name} – " if thing else ""
    text = rss(style, world, name + heading(entry.section), list_path(entry.section, thing), nodes)
    return Found(200, FEED, text.encode())
