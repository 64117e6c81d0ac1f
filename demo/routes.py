"""Which page stands at an address of the made-up site on Drupal."""

from __future__ import annotations

import re
from typing import NamedTuple

from demo.designs.design import RSS, Found, html
from demo.designs.drupal.comments import parts_of
from demo.designs.drupal.forum import PER_PAGE
from demo.designs.drupal.frame import SITE
from demo.designs.drupal.terms import pages_of
from demo.designs.templates import Templates
from demo.feeds import robots, sitemap, sitemap_parts
from demo.files import file_at
from demo.forums import forum_topics
from demo.node import ABOUT_NID, FIRST_NID, UNPUBLISHED_NID, Node
from demo.people import PROFILES
from demo.terms import FORUMS
from demo.threads import PER_PART
from demo.world import World

_NUMBERED = re.compile(r"^/(node|comment|taxonomy/term|forum)/(\d+)(/feed)?$")
_FORUM_PATHS = {term.path: term for term in FORUMS}
_FORUM_NUMBERS = {term.tid: term for term in FORUMS}
_PROFILE_PATHS = {profile.path: profile for profile in PROFILES}
_PROFILE_NUMBERS = {profile.tid: profile for profile in PROFILES}


class Asked(NamedTuple):
    """A request: `page` is the number asked for, from 0."""

    world: World
    draw: Templates
    path: str
    page: int

    def within(self, pages: int) -> int:
        """A number beyond the last page shows the last page, as core's full pager does."""
        return min(max(0, self.page), pages - 1)

    def at(self, path: str) -> Asked:
        """Return the same question for another path."""
        return self._replace(path=path)


def find(world: World, path: str, page: int, draw: Templates) -> Found:
    """Return what stands at a path; `page` is the number asked for, from 0."""
    asked = Asked(world, draw, path.removeprefix("/index.php").rstrip("/") or "/", page)
    for look in (_fixed, _node, _list, _numbered, _file):
        found = look(asked)
        if found is not None:
            return found
    return _missing(asked)


def _missing(asked: Asked) -> Found:
    """Return core's page for an address that nothing stands at."""
    words = "The requested page could not be found."
    return html(asked.draw.notice(asked.world, asked.path, "Page not found", words), 404)


def _denied(asked: Asked) -> Found:
    """Return core's page for what visitors may not see."""
    words = "You are not authorized to access this page."
    return html(asked.draw.notice(asked.world, asked.path, "Access denied", words), 403)


def _fixed(asked: Asked) -> Found | None:
    world, draw, path, page = asked
    if path == "/":
        return html(draw.front(world, asked.within(pages_of(world, "promoted"))))
    if path in ("/articles", "/videos"):
        kind = path[1:-1]
        return html(draw.listing(world, kind, asked.within(pages_of(world, kind))))
    if path == "/forum":
        return html(draw.forums(world))
    if path == "/authors":
        return html(draw.authors(world))
    if path == "/about":
        return html(draw.about(world))
    if path == "/rss.xml":
        return Found(200, RSS, draw.rss(world, SITE, world.newest["promoted"]).encode())
    if path == "/robots.txt":
        return Found(200, "text/plain; charset=UTF-8", robots().encode())
    if path == "/sitemap.xml" and page <= sitemap_parts(world):
        return Found(200, "application/xml; charset=utf-8", sitemap(world, page).encode())
    if path in ("/user/login", "/user/register", "/search/node"):
        return html(draw.notice(world, path, "Not here", "This made-up site has no accounts."))
    return _denied(asked) if re.match(r"^/user/\d+$", path) else None


def _node(asked: Asked) -> Found | None:
    world, path = asked.world, asked.path
    nid = world.paths.get(path)
    if nid is None:
        nid = world.second_paths.get(path)
    if nid is not None:
        return _shown(asked, world.every[nid])
    nid = world.old_paths.get(path)
    if nid is None:
        return None
    target = world.every[nid].path
    return Found(
        301, "text/html; charset=UTF-8", b"<!DOCTYPE html><title>Redirecting</title>", target
    )


def _shown(asked: Asked, node: Node) -> Found:
    if node.nid in asked.world.changes.gone:
        return _missing(asked.at(node.path))
    if node.nid in asked.world.changes.forbidden:
        return _denied(asked.at(node.path))
    part = asked.within(parts_of(asked.world, node))
    return html(asked.draw.node(asked.world, node, part))


def _list(asked: Asked) -> Found | None:
    world, path = asked.world, asked.path
    forum = _FORUM_PATHS.get(path)
    if forum:
        pages = max(1, -(-len(forum_topics(world, forum)) // PER_PAGE))
        return html(asked.draw.forum(world, forum, asked.within(pages)))
    profile = _PROFILE_PATHS.get(path)
    if profile:
        return html(asked.draw.author(world, profile, _in_list(asked, profile.tid)))
    tid = world.term_paths.get(path)
    if tid is not None:
        return html(asked.draw.term(world, world.term(tid), _in_list(asked, tid), ""))
    return None


def _numbered(asked: Asked) -> Found | None:
    matched = _NUMBERED.match(asked.path)
    if not matched:
        return None
    kind, number = matched[1], int(matched[2])
    if kind == "node":
        return _node_number(asked, number)
    if kind == "comment":
        return _comment(asked, number)
    if kind == "forum":
        known = _FORUM_NUMBERS.get(number)
        return _list(asked.at(known.path)) if known else None
    return _feed(asked, number) if matched[3] else _term(asked, number)


def _node_number(asked: Asked, number: int) -> Found | None:
    if number == ABOUT_NID:
        return html(asked.draw.about(asked.world))
    if number == UNPUBLISHED_NID:
        return _denied(asked)
    node = asked.world.every.get(number) if number >= FIRST_NID else None
    return _shown(asked, node) if node else None


def _comment(asked: Asked, number: int) -> Found | None:
    world = asked.world
    node = world.holder(number)
    if node is None or node.nid not in world.nodes:
        return _shown(asked._replace(page=0), node) if node else None
    if any(reply.cid == number and reply.hidden for reply, _ in world.skeleton(node)):
        return _denied(asked)
    for at, reply in enumerate(world.visible(node)):
        if reply.cid == number:
            page = asked.draw.node(world, node, at // PER_PART)
            here = f'"currentPath":"comment\\/{number}"'
            return html(page.replace(f'"currentPath":"node\\/{node.nid}"', here, 1))
    return None


def _feed(asked: Asked, number: int) -> Found | None:
    known = asked.world.terms.get(number) or _PROFILE_NUMBERS.get(number)
    if known is None:
        return None
    nodes = asked.world.newest.get(str(number), [])
    return Found(200, RSS, asked.draw.rss(asked.world, known.name, nodes).encode())


def _term(asked: Asked, number: int) -> Found | None:
    world = asked.world
    profile = _PROFILE_NUMBERS.get(number)
    if profile:
        return html(asked.draw.author(world, profile, _in_list(asked, number)))
    term = world.terms.get(number)
    own = term.internal if term and number in _FORUM_NUMBERS else ""
    return html(asked.draw.term(world, term, _in_list(asked, number), own)) if term else None


def _file(asked: Asked) -> Found | None:
    found = file_at(asked.path)
    return Found(200, *found) if found else None


def _in_list(asked: Asked, tid: int) -> int:
    return asked.within(pages_of(asked.world, str(tid)))
