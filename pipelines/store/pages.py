"""Pages and their addresses: each capture gets its page, and rows that pointed there follow."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sqlite_utils import Database

from pipelines.read.sites.site import Site
from pipelines.records.identity import SameIdError, page_id
from pipelines.records.reading import Trouble
from pipelines.store.assembly.owners import naming_as_owners
from pipelines.store.captures import problem
from pipelines.store.database import insert
from pipelines.store.groups import Group, Groups
from pipelines.store.news import mark_referrers
from pipelines.store.twins import together

RESOLVED_AT_ONCE = 500

DROP_DOUBTS = (
    "delete from problems where reader = 'assembly' and page_id in (select value from json_each(?))"
)
"""Assembly's own rows of `problems`, for pages in JSON: they are made anew with the page."""
IDENTITY = "identity"
"""The reader that rows of `problems` about which pages are one name."""
_DROP_RIVALS = (
    "delete from problems where reader = 'identity' and page_id in (select value from json_each(?))"
)

PAGE_TABLES = (
    "articles",
    "videos",
    "topics",
    "comments",
    "comment_numbers",
    "page_authors",
    "page_categories",
    "page_tags",
    "related",
    "media",
    "links",
    "revisions",
)
"""Tables whose rows belong to one page by `page_id`."""


@dataclass(frozen=True, slots=True)
class Named:
    """A group whose page is told."""

    page: int
    site: str
    canonical: str
    group: Group


class PageResolver:
    """Joins captures into pages, keeps `addresses`, and marks what must be assembled."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site
        self._groups = Groups(database)

    def resolve(self, addresses: Iterable[str]) -> None:
        """Give the captures at these addresses, and all that hang together with them, a page."""
        done: set[str] = set()
        waiting = iter(addresses)
        while chunk := {a for a in islice(waiting, RESOLVED_AT_ONCE) if a not in done}:
            while chunk:
                groups = together(self._groups.around(chunk), self._text)
                done.update(*(group.addresses for group in groups))
                chunk = self._assign(groups) - done

    def _assign(self, groups: list[Group]) -> set[str]:
        """Write the groups' pages; return addresses of former pages that are cut off from them."""
        named = [self._name(g, c) for g in groups if (c := g.canonical()) is not None]
        led = self._held("select url, page_id from addresses where url", _addresses(named))
        shown = self._held(
            "select id, page_id from captures where id",
            [s.capture_id for n in named for s in n.group.shown],
        )
        loose: set[str] = set()
        for one in named:
            pages = {led.get(a) for a in one.group.addresses}
            pages |= {shown.get(s.capture_id) for s in one.group.shown}
            for former in pages - {one.page, None}:
                loose |= self._drop(former) - one.group.addresses
                led = {url: page for url, page in led.items() if page != former}
                shown = {capture: page for capture, page in shown.items() if page != former}
        self._place(named)
        changed = self._point(named, led) | self._show(named, shown)
        self._mark(changed)
        self._doubt(named)
        return loose | self._lose(named)

    def _mark(self, pages: Iterable[int]) -> None:
        self._database.conn.executemany(
            "insert or ignore into to_assemble values (?)", [(page,) for page in sorted(pages)]
        )

    def _lose(self, named: list[Named]) -> set[str]:
        """Let addresses and captures go that no longer lead to these pages; return the addresses.

        A redirect leads nowhere any more where its own address has answered.
        """
        of = {one.page: one for one in named}
        ids = json.dumps(list(of))
        query = "select {}, page_id from {} where page_id in (select value from json_each(?))"
        led = self._database.execute(query.format("url", "addresses"), [ids]).fetchall()
        lost = [(url, of[page]) for url, page in led if url not in of[page].group.addresses]
        shown = self._database.execute(query.format("id", "captures"), [ids]).fetchall()
        members = {s.capture_id for one in named for s in one.group.shown}
        gone = [(capture, page) for capture, page in shown if capture not in members]
        many = self._database.conn.executemany
        for query in (
            "update captures set page_id = null where id = ?",
            "update problems set page_id = null where capture_id = ?",
        ):
            many(query, [(capture,) for capture, _ in gone])
        for query in (
            "delete from addresses where url = ?",
            "update related set target_id = null where target_url = ?",
            "update links set target_id = null where target_url = ?",
        ):
            many(query, [(url,) for url, _ in lost])
        mark_referrers(self._database, [one.canonical for _, one in lost])
        self._mark({page for _, page in gone} | {one.page for _, one in lost})
        return {url for url, _ in lost}

    def _text(self, digest: str) -> str:
        query = "select text from texts where digest = ?"
        return str(self._database.execute(query, [digest]).fetchone()[0])

    def _doubt(self, named: list[Named]) -> None:
        """Say of each page which others may be the same one."""
        self._database.execute(_DROP_RIVALS, [json.dumps([n.page for n in named])])
        for one in named:
            if one.group.rivals:
                rivals = ", ".join(sorted(one.group.rivals))
                said = f"Title and text agree with more than one page, so none is joined: {rivals}."
                trouble = Trouble("may be the same page", said, "url", IDENTITY)
                row = replace(problem(one.canonical, trouble, None), page_id=one.page)
                insert(self._database, [row])

    def _name(self, group: Group, canonical: str) -> Named:
        group.addresses.add(canonical)
        site = self._site.name_for(canonical)
        return Named(page_id(site, canonical), site, canonical, group)

    def _held(self, query: str, keys: Sequence[str | int]) -> dict[str | int, int]:
        rows = self._database.execute(
            f"{query} in (select value from json_each(?))", [json.dumps(keys)]
        )
        return dict(rows.fetchall())

    def _drop(self, page: int | None) -> set[str]:
        """Take a page's rows away, its captures are shown elsewhere now; return its addresses."""
        rows = self._database.execute("select url from addresses where page_id = ?", [page])
        addresses = {url for (url,) in rows}
        self._mark(naming_as_owners(self._database, addresses))
        for table in (*PAGE_TABLES, "addresses", "to_assemble"):
            self._database.execute(f"delete from {table} where page_id = ?", [page])
        self._database.execute("delete from pages where id = ?", [page])
        for query in (DROP_DOUBTS, _DROP_RIVALS):
            self._database.execute(query, [json.dumps([page])])
        for table in ("related", "links"):
            self._database.execute(
                f"update {table} set target_id = null where target_id = ?", [page]
            )
        for table in ("captures", "problems", "forums"):
            self._database.execute(f"update {table} set page_id = null where page_id = ?", [page])
        self._database.execute(
            "delete from search where rowid in"
            " (select rowid_in_search from search_rows where page_id = ?)",
            [page],
        )
        self._database.execute("delete from search_rows where page_id = ?", [page])
        return addresses

    def _place(self, named: list[Named]) -> None:
        """Make the pages' rows, so that others can point to them; assembly fills them."""
        held = {
            page: (site, url)
            for page, site, url in self._database.execute(
                "select id, site, url from pages where id in (select value from json_each(?))",
                [json.dumps([n.page for n in named])],
            )
        }
        fresh = []
        for one in named:
            key = held.setdefault(one.page, (one.site, one.canonical))
            if key != (one.site, one.canonical):
                message = f"{one.canonical} and {key[1]} have the same id {one.page}."
                raise SameIdError(message)
            seen = sorted(s.captured_at for s in one.group.shown)
            fresh.append((one.page, *key, seen[0], seen[-1]))
        self._database.conn.executemany(
            "insert or ignore into pages"
            " (id, site, url, kind, status, first_seen_at, last_seen_at)"
            " values (?, ?, ?, 'other', 'error', ?, ?)",
            fresh,
        )

    def _point(self, named: list[Named], led: dict[str | int, int]) -> set[int]:
        """Let addresses lead to their pages, and rows that point at them follow.

        Return the pages that addresses were led to.
        """
        many = self._database.conn.executemany
        moved = [
            (n.page, url, url != n.canonical)
            for n in named
            for url in sorted(n.group.addresses)
            if led.get(url) != n.page
        ]
        pairs = [(page, url) for page, url, _ in moved]
        many("insert or replace into addresses (page_id, url) values (?, ?)", pairs)
        for table in ("related", "links"):
            many(f"update {table} set target_id = ? where target_url = ?", pairs)
        second = [url for _, url, is_second in moved if is_second]
        mark_referrers(self._database, second)
        return {page for page, _, _ in moved}

    def _show(self, named: list[Named], shown: dict[str | int, int]) -> set[int]:
        """Tell captures and their problems the page; return the pages that got captures."""
        many = self._database.conn.executemany
        moved = [
            (n.page, s.capture_id)
            for n in named
            for s in n.group.shown
            if shown.get(s.capture_id) != n.page
        ]
        many("update captures set page_id = ? where id = ?", moved)
        many("update problems set page_id = ? where capture_id = ?", moved)
        return {page for page, _ in moved}


def _addresses(named: list[Named]) -> list[str]:
    return [address for one in named for address in one.group.addresses]
