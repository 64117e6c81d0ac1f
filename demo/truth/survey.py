"""What a crawl of everything sees of the made-up site: pages, addresses, and where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from demo.designs.drupal.comments import parts_of
from demo.designs.drupal.forum import PER_PAGE
from demo.designs.drupal.frame import SITE
from demo.designs.drupal.listing import dated_in_list
from demo.designs.drupal.terms import pages_of
from demo.feeds import ITEMS
from demo.files import file_at
from demo.forums import forum_topics
from demo.node import ABOUT_NID, Node
from demo.people import PROFILES
from demo.pieces import Anchor
from demo.terms import CATEGORIES, FORUMS, Term
from demo.world import World


class Page(NamedTuple):
    """A page that a crawl holds; `path` is its own address below the site's."""

    path: str
    kind: str
    title: str | None
    status: str = "live"


class Survey:
    """Walks a site as a crawler does that follows every link once.

    It asks for an address that only numbers something (/node/N, /comment/N, /taxonomy/term/N)
    while no page is known that has the number; so a forum's list under /taxonomy/term/N, and the
    feed that only that list links to, are not held.
    """

    def __init__(self, world: World) -> None:
        self.world = world

    @cached_property
    def tags(self) -> tuple[Term, ...]:
        """The tags that some page has: nothing links to the others."""
        known = self.world.terms.values()
        others = {*CATEGORIES, *FORUMS}
        return tuple(t for t in known if t not in others and str(t.tid) in self.world.newest)

    @cached_property
    def fed(self) -> frozenset[int]:
        """The pages that stand in some feed."""
        lists = ["promoted", *(str(tid) for tid, _ in self._feeds())]
        newest = self.world.newest
        return frozenset(n.nid for name in lists for n in newest.get(name, [])[:ITEMS])

    def _feeds(self) -> Iterator[tuple[int, str]]:
        for term in (*CATEGORIES, *self.tags):
            yield term.tid, term.name
        for profile in PROFILES:
            yield profile.tid, profile.name

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page that a full crawl ends up holding, by its own address."""
        found = [*self._lists(), *self._documents(), *self._terms(), *self._failing()]
        return {page.path: page for page in found}

    def _lists(self) -> Iterator[Page]:
        front = f"Welcome to {SITE}"
        yield from _rolled("/", "listing", front, pages_of(self.world, "promoted"))
        yield from _rolled("/articles", "listing", "Articles", pages_of(self.world, "article"))
        yield from _rolled("/videos", "listing", "Videos", pages_of(self.world, "video"))
        yield Page("/authors", "listing", "Authors")
        yield Page("/about", "other", "About this made-up site")
        yield Page("/forum", "forum", "Forums")
        yield Page("/rss.xml", "feed", SITE)
        for tid, name in self._feeds():
            yield Page(f"/taxonomy/term/{tid}/feed", "feed", name)

    def _documents(self) -> Iterator[Page]:
        for node in self.world.nodes.values():
            yield Page(node.path, node.kind, node.title)

    def _terms(self) -> Iterator[Page]:
        for kind, terms in (("category", CATEGORIES), ("tag", self.tags)):
            for term in terms:
                yield from _rolled(term.path, kind, term.name, self._length(term.tid))
        for profile in PROFILES:
            yield from _rolled(profile.path, "author", profile.name, self._length(profile.tid))
        for forum in FORUMS:
            count = max(1, -(-len(forum_topics(self.world, forum)) // PER_PAGE))
            yield from _rolled(forum.path, "forum", forum.name, count)

    def _length(self, tid: int) -> int:
        return pages_of(self.world, str(tid))

    def _failing(self) -> Iterator[Page]:
        """What answers 403 or 404 and is linked from somewhere."""
        yield Page("/taxonomy/term/0/feed", "other", None, "gone")
        for forum in _with_feed():  # core's forum page links its feed relative to itself
            yield Page(f"/forums{forum.internal}/feed", "other", None, "gone")
        for node in self.world.nodes.values():
            for reply, _ in self.world.skeleton(node):
                if reply.hidden:
                    yield Page(f"/comment/{reply.cid}", "other", None, "forbidden")
        for path in sorted(self.linked):
            target = self.leads_to(path)
            if target is not None and target not in self._held:
                yield Page(target, "other", None, self._why(target))

    def _why(self, path: str) -> str:
        shut = {self.world.every[nid].path for nid in self.world.changes.forbidden}
        shut |= {self.world.every[nid].internal for nid in self.world.changes.forbidden}
        return "forbidden" if path in shut or path == "/node/7" else "gone"

    @cached_property
    def _held(self) -> frozenset[str]:
        return frozenset(p.path for p in (*self._lists(), *self._documents(), *self._terms()))

    @cached_property
    def linked(self) -> frozenset[str]:
        """The addresses of the site's own pages that texts and comments link to."""
        found: set[str] = set()
        for node in self.world.nodes.values():
            texts = [self.world.body(node)[0], *(c.body for c in self.world.discussion(node))]
            found.update(link.href for text in texts for link in text.links if _is_page(link))
        return frozenset(found)

    def leads_to(self, path: str) -> str | None:
        """Return the page that an address leads to; None for files and other hosts."""
        if not path.startswith("/") or file_at(path):
            return None
        world = self.world
        for known in (world.paths, world.second_paths, world.old_paths):
            if path in known:
                node = world.every[known[path]]
                redirects = known is world.old_paths or node.nid in world.nodes
                return node.path if redirects else path
        if path.startswith("/node/"):
            held = world.nodes.get(int(path.rsplit("/", 1)[1]))
            return held.path if held else path
        return path

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Every address that an archive knows, and the page that it leads to."""
        found = {path: path for path in self.pages}
        for node in self.world.nodes.values():
            found[node.internal] = node.path
            for part in range(1, parts_of(self.world, node)):
                found[f"{node.path}?page={part}"] = node.path
        found[f"/node/{ABOUT_NID}"] = "/about"
        for term in (*CATEGORIES, *self.tags, *_with_feed()):
            found[term.internal] = term.path
        found |= {f"/forum/{forum.tid}": forum.path for forum in _with_feed()}
        found |= {f"/taxonomy/term/{p.tid}": p.path for p in PROFILES}
        for path in self.linked:
            target = self.leads_to(path)
            if target is not None:
                found[path] = target
        return found

    @cached_property
    def captured(self) -> tuple[str, ...]:
        """The addresses that a full crawl asks for: numbers of known pages are none of them."""
        return tuple(
            path
            for path, page in self.addresses.items()
            if path == page
            or "?page=" in path
            or (path in self.linked and not path.startswith("/node/"))
        )

    def evidence(self, node: Node) -> str | None:
        """Return the best evidence of a page's date that the site gives."""
        if node.date == "time":
            return "time element"
        if node.nid in self.fed:
            return "feed"
        if dated_in_list(node):
            return "list time"
        return "visible text" if node.date == "text" else None


def _with_feed() -> list[Term]:
    """The forums whose feed, and so whose number, their page tells: containers have none."""
    return [forum for forum in FORUMS if not forum.container]


def _rolled(path: str, kind: str, title: str, pages: int) -> Iterator[Page]:
    yield Page(path, kind, title)
    for page in range(1, pages):
        yield Page(f"{path}?page={page}", kind, title)


def _is_page(link: Anchor) -> bool:
    return link.href.startswith("/") and file_at(link.href) is None
