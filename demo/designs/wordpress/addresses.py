"""Every address of a WordPress design, and what stands there."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from demo.designs.wordpress.style import Style
from demo.node import Node
from demo.people import PROFILES, Member, Profile
from demo.shown import local, slug
from demo.terms import CATEGORIES, FORUMS, Term
from demo.world import World

_SECTIONS = {20: "/lung", 24: "/breast", 25: "/cancer-101", 26: "/cancer-treatments", 28: "/es"}
_OF_FORUMS = {61: "/lung", 62: "/breast"}
_ELSE = "/general"
DRAFT_PATH = "/2008/02/28/a-draft/"
STAFF_PATH = "staff-room/"
INDEX_PATH = "/forums/"
ABOUT_PATH = "/about/"
Listed = Term | Profile | None


class Entry(NamedTuple):
    """What stands at an address: a kind, the section it is in, and the thing itself."""

    kind: str
    section: str
    thing: Node | Term | Profile | None = None


def section_of(style: Style, world: World, node: Node) -> str:
    """Return the section that a page was written in; only the old site has any."""
    if not style.old:
        return ""
    if node.kind == "topic":
        return _OF_FORUMS.get(node.forum or 0, _ELSE)
    if not node.categories:
        return _ELSE
    term = world.term(node.categories[0])
    while term.parent:
        term = world.term(term.parent)
    return _SECTIONS[term.tid]


def sections(style: Style) -> tuple[str, ...]:
    """Return the sections that have posts of their own."""
    return (*_SECTIONS.values(), _ELSE) if style.old else ("",)


def permalink(style: Style, world: World, node: Node) -> str:
    """Return a page's address: by day and slug, or below the topics."""
    section, last = section_of(style, world, node), node.path.rsplit("/", 1)[-1]
    if node.kind == "topic":
        return f"{section}{style.topics}{last}/"
    last = slug(node.title) if node.path == node.internal else last
    return f"{section}{local(node.created):/%Y/%m/%d}/{last}/"


def forum_path(style: Style, world: World, forum: Term) -> str:
    """Return a forum's address, below the one that it is in."""
    last = forum.path.rsplit("/", 1)[-1]
    above = world.term(forum.parent).path.rsplit("/", 1)[-1] + "/" if forum.parent else ""
    return f"{style.forums}{above}{last}/"


def list_path(section: str, thing: Listed) -> str:
    """Return the address of a category, a tag or an author within a section, or of its posts."""
    if thing is None:
        return f"{section}/"
    last = thing.path.rsplit("/", 1)[-1]
    if isinstance(thing, Profile):
        return f"{section}/author/{last}/"
    return f"{section}{thing.path}/" if thing in CATEGORIES else f"{section}/tag/{last}/"


def user_path(style: Style, who: Member) -> str:
    """Return the address of a member's page."""
    return f"{style.users}{slug(who.name)}/"


@lru_cache(maxsize=256)
def posts_of(style: Style, world: World, section: str, thing: Listed) -> tuple[Node, ...]:
    """Return the posts of a list, the newest first."""
    posts = [*world.newest["article"], *world.newest["video"]]
    chosen = world.newest.get(str(thing.tid), []) if thing else posts
    found = [node for node in chosen if node.kind != "topic"]
    found.sort(key=lambda node: (-node.created, -node.nid))
    return tuple(node for node in found if section_of(style, world, node) == section)


def lists(style: Style, world: World) -> dict[str, Entry]:
    """Return the lists of posts that hold any, by address; a section's first page is its home."""
    terms: list[Term | Profile] = [t for t in world.terms.values() if t not in FORUMS]
    found = {}
    for section in sections(style):
        if posts_of(style, world, section, None):
            found[list_path(section, None)] = Entry("home", section)
        for thing in (*terms, *PROFILES):
            if posts_of(style, world, section, thing):
                kind = "author" if isinstance(thing, Profile) else "term"
                found[list_path(section, thing)] = Entry(kind, section, thing)
    return found


@lru_cache(maxsize=16)
def book(style: Style, world: World) -> dict[str, Entry]:
    """Return what stands at each address, without further pages and feeds."""
    found = {"/": Entry("home", ""), **lists(style, world)}
    found |= {INDEX_PATH: Entry("forums", ""), ABOUT_PATH: Entry("about", "")}
    found[DRAFT_PATH] = Entry("draft", "")
    found[style.forums + STAFF_PATH] = Entry("staff", "")
    for forum in FORUMS:
        found[forum_path(style, world, forum)] = Entry("forum", "", forum)
    for node in world.every.values():
        kind = "topic" if node.kind == "topic" else "post"
        section = section_of(style, world, node)
        found[permalink(style, world, node)] = Entry(kind, section, node)
    return found
