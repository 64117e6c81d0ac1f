"""Which page stands at an address of the made-up site."""

from __future__ import annotations

import re
from typing import NamedTuple

from demo.designs.drupal.comments import parts_of
from demo.designs.drupal.forum import PER_PAGE, forum_page, index_page
from demo.designs.drupal.frame import SITE
from demo.designs.drupal.listing import about_page, authors_page, front_page, list_page, notice_page
from demo.designs.drupal.node import node_page
from demo.designs.drupal.terms import author_page, pages_of, term_page
from demo.feeds import robots, rss, sitemap, sitemap_parts
from demo.files import file_at
from demo.forums import forum_topics
from demo.node import ABOUT_NID, FIRST_NID, UNPUBLISHED_NID, Node
from demo.people import PROFILES
from demo.terms import FORUMS
from demo.threads import PER_PART
from demo.world import World

HTML = "text/html; charset=UTF-8"
RSS = "application/rss+xml; charset=utf-8"


class Found(NamedTuple):
    """What stands at an address: `target` is where a redirect leads."""

    status: int
    mime: str
    body: bytes
    target: str | None = None


_NUMBERED = re.compile(r"^/(node|comment|taxonomy/term|forum)/(\d+)(/feed)?$")
_FORUM_PATHS = {term.path: term for term in FORUMS}
_FORUM_NUMBERS = {term.tid: term for term in FORUMS}
_PROFILE_PATHS = {profile.path: profile for profile in PROFILES}
_PROFILE_NUMBERS = {profile.tid: profile for profile in PROFILES}


def html(text: str, status: int = 200) -> Found:
    """Return a page."""
    return Found(status, HTML, text.encode())


def find(world: World, path: str, page: int) -> Found:
    """Return what stands at a path; `page` is the number asked for, from 0."""
    path = path.removeprefix("/index.php").rstrip("/") or "/"
    for look in (_fixed, _node, _list, _numbered, _file):
        found = look(world, path, page)
        if found is not None:
            return found
    return missing(world, path)


def missing(world: World, path: str) -> Found:
    """Return core's page for an address that nothing stands at."""
    words = "The requested page could not be found."
    return html(notice_page(world, path, "Page not found", words), 404)


def denied(world: World, path: str) -> Found:
    """Return core's page for what visitors may not see."""
    words = "You are not authorized to access this page."
    return html(notice_page(world, path, "Access denied", words), 403)


def _fixed(world: World, path: str, page: int) -> Found | None:
    if path == "/":
        return html(front_page(world, _clamped(page, pages_of(world, "promoted"))))
    if path in ("/articles", "/videos"):
        kind = path[1:-1]
        return html(list_page(world, kind, _clamped(page, pages_of(world, kind))))
    if path == "/forum":
        return html(index_page(world))
    if path == "/authors":
        return html(authors_page(world))
    if path == "/about":
        return html(about_page(world))
    if path == "/rss.xml":
        return Found(200, RSS, rss(world, SITE, world.newest["promoted"]).encode())
    if path == "/robots.txt":
        return Found(200, "text/plain; charset=UTF-8", robots().encode())
    if path == "/sitemap.xml" and page <= sitemap_parts(world):
        return Found(200, "application/xml; charset=utf-8", sitemap(world, page).encode())
    if path in ("/user/login", "/user/register", "/search/node"):
        return html(notice_page(world, path, "Not here", "This made-up site has no accounts."))
    return denied(world, path) if re.match(r"^/user/\d+$", path) else None


def _node(world: World, path: str, page: int) -> Found | None:
    nid = world.paths.get(path)
    if nid is None:
        nid = world.second_paths.get(path)
    if nid is not None:
        return _shown(world, world.every[nid], page)
    nid = world.old_paths.get(path)
    if nid is None:
        return None
    target = world.every[nid].path
    return Found(301, HTML, b"<!DOCTYPE html><title>Redirecting</title>", target)


def _shown(world: World, node: Node, page: int) -> Found:
    if node.nid in world.changes.gone:
        return missing(world, node.path)
    if node.nid in world.changes.forbidden:
        return denied(world, node.path)
    return html(node_page(world, node, _clamped(page, parts_of(world, node))))


def _list(world: World, path: str, page: int) -> Found | None:
    forum = _FORUM_PATHS.get(path)
    if forum:
        pages = max(1, -(-len(forum_topics(world, forum)) // PER_PAGE))
        return html(forum_page(world, forum, _clamped(page, pages)))
    profile = _PROFILE_PATHS.get(path)
    if profile:
        return html(author_page(world, profile, _in_list(world, profile.tid, page)))
    tid = world.term_paths.get(path)
    if tid is not None:
        return html(term_page(world, world.term(tid), _in_list(world, tid, page)))
    return None


def _numbered(world: World, path: str, page: int) -> Found | None:
    matched = _NUMBERED.match(path)
    if not matched:
        return None
    kind, number = matched[1], int(matched[2])
    if kind == "node":
        return _node_number(world, path, number, page)
    if kind == "comment":
        return _comment(world, path, number)
    if kind == "forum":
        return _list(world, _FORUM_NUMBERS[number].path, page) if number in _FORUM_NUMBERS else None
    return _term(world, number, page, feed=bool(matched[3]))


def _node_number(world: World, path: str, number: int, page: int) -> Found | None:
    if number == ABOUT_NID:
        return html(about_page(world))
    if number == UNPUBLISHED_NID:
        return denied(world, path)
    node = world.every.get(number) if number >= FIRST_NID else None
    return _shown(world, node, page) if node else None


def _comment(world: World, path: str, number: int) -> Found | None:
    node = world.holder(number)
    if node is None or node.nid not in world.nodes:
        return _shown(world, node, 0) if node else None
    if any(reply.cid == number and reply.hidden for reply, _ in world.skeleton(node)):
        return denied(world, path)
    for at, reply in enumerate(world.visible(node)):
        if reply.cid == number:
            page = node_page(world, node, at // PER_PART)
            here = f'"currentPath":"comment\\/{number}"'
            return html(page.replace(f'"currentPath":"node\\/{node.nid}"', here, 1))
    return None


def _term(world: World, number: int, page: int, *, feed: bool) -> Found | None:
    profile = _PROFILE_NUMBERS.get(number)
    term = world.terms.get(number)
    if feed and (term or profile):
        name = term.name if term else _PROFILE_NUMBERS[number].name
        return Found(200, RSS, rss(world, name, world.newest.get(str(number), [])).encode())
    if feed:
        return None
    page = _in_list(world, number, page)
    if profile:
        return html(author_page(world, profile, page))
    own = term.internal if term and number in _FORUM_NUMBERS else ""
    return html(term_page(world, term, page, own)) if term else None


def _file(world: World, path: str, page: int) -> Found | None:
    found = file_at(path)
    return Found(200, *found) if found else None


def _in_list(world: World, tid: int, page: int) -> int:
    return _clamped(page, pages_of(world, str(tid)))


def _clamped(page: int, pages: int) -> int:
    """A number beyond the last page shows the last page, as core's full pager does."""
    return min(max(0, page), pages - 1)
