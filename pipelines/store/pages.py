"""Pages and their addresses: each capture gets its page, and rows that pointed there follow."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from pipelines.read.sites.site import Site
from pipelines.records.finding import ELSEWHERE, PAGE
from pipelines.records.identity import SameIdError, page_id
from pipelines.store.groups import Group, Groups

PAGE_TABLES = (
    "articles",
    "videos",
    "topics",
    "comments",
    "page_authors",
    "page_categories",
    "page_tags",
    "related",
    "media",
    "links",
    "revisions",
)
"""Tables whose rows belong to one page by `page_id`."""

_REFERRERS = (
    "select page_id from topics where forum_id in (select id from forums where url = ?)",
    "select page_id from page_categories join categories on id = category_id where url = ?",
    "select page_id from page_tags join tags on id = tag_id where url = ?",
    "select page_id from page_authors join authors on id = author_id where url = ?",
    "select c.page_id from comments c join authors a on a.id = c.author_id where a.url = ?",
    *(
        "select c.page_id from captures c join findings f on f.capture_id = c.id"
        f" where c.page_id is not null and f.subject = '{kind}' and f.address in"
        f" (select child.url from {table} child join {table} above on above.id = child.parent_id"
        " where above.url = ?)"
        for kind, table in (("forum", "forums"), ("category", "categories"))
    ),
)
"""Pages whose rows have ids made from an address that now leads elsewhere."""


def unresolved(database: Database) -> list[str]:
    """Return the addresses of captures that have no page yet."""
    return [
        address
        for (address,) in database.execute(
            "select distinct f.address from captures c join findings f"
            " on f.capture_id = c.id and f.subject = ? where c.page_id is null",
            [PAGE],
        )
    ]


def mark_spoken_of(database: Database, capture_ids: Iterable[int]) -> None:
    """Mark the held pages that lists and feeds among these captures speak of."""
    database.execute(
        "insert or ignore into to_assemble select a.page_id from findings f"
        " join addresses a on a.url = f.address"
        " where f.subject = ? and f.capture_id in (select value from json_each(?))",
        [ELSEWHERE, json.dumps(list(capture_ids))],
    )


class PageResolver:
    """Joins captures into pages, keeps `addresses`, and marks what must be assembled."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site
        self._groups = Groups(database)

    def resolve(self, addresses: Iterable[str]) -> None:
        """Give the captures at these addresses, and all that hang together with them, a page."""
        waiting = list(addresses)
        done: set[str] = set()
        while waiting:
            address = waiting.pop()
            if address not in done:
                group = self._groups.around(address)
                done |= group.addresses
                waiting.extend(self._assign(group) - done)

    def _assign(self, group: Group) -> set[str]:
        """Write a group's page; return addresses of former pages that are cut off from it."""
        canonical = group.canonical()
        if canonical is None:
            return set()
        group.addresses.add(canonical)
        site = self._site.name_for(canonical)
        page = page_id(site, canonical)
        former = self._former(group) - {page}
        loose = {url for old in former for url in self._addresses_of(old)} - group.addresses
        for old in former:
            self._drop(old)
        self._place(page, site, canonical, group)
        self._point(page, canonical, group.addresses)
        captures = json.dumps([s.capture_id for s in group.shown])
        for table, key in (("captures", "id"), ("problems", "capture_id")):
            self._database.execute(
                f"update {table} set page_id = ? where {key} in (select value from json_each(?))",
                [page, captures],
            )
        self._database.execute("insert or ignore into to_assemble values (?)", [page])
        return loose

    def _former(self, group: Group) -> set[int]:
        return {
            page
            for (page,) in self._database.execute(
                "select page_id from addresses where url in (select value from json_each(?))"
                " union select page_id from captures where page_id is not null"
                " and id in (select value from json_each(?))",
                [
                    json.dumps(list(group.addresses)),
                    json.dumps([s.capture_id for s in group.shown]),
                ],
            )
        }

    def _addresses_of(self, page: int) -> list[str]:
        rows = self._database.execute("select url from addresses where page_id = ?", [page])
        return [url for (url,) in rows]

    def _drop(self, page: int) -> None:
        """Take a page's rows away: its captures are shown under another address now."""
        for table in (*PAGE_TABLES, "addresses", "to_assemble"):
            self._database.execute(f"delete from {table} where page_id = ?", [page])
        self._database.execute("delete from pages where id = ?", [page])
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

    def _place(self, page: int, site: str, canonical: str, group: Group) -> None:
        """Make the page's row, so that others can point to it; assembly fills it."""
        held = self._database.execute("select site, url from pages where id = ?", [page]).fetchone()
        if held is None:
            seen = sorted(s.captured_at for s in group.shown)
            self._database.execute(
                "insert into pages (id, site, url, kind, status, first_seen_at, last_seen_at)"
                " values (?, ?, ?, 'other', 'error', ?, ?)",
                [page, site, canonical, seen[0], seen[-1]],
            )
        elif held != (site, canonical):
            message = f"{canonical} and {held[1]} have the same id {page}."
            raise SameIdError(message)

    def _point(self, page: int, canonical: str, addresses: set[str]) -> None:
        """Let addresses lead to the page, and rows that point at them follow."""
        held = dict(
            self._database.execute(
                "select url, page_id from addresses where url in (select value from json_each(?))",
                [json.dumps(list(addresses))],
            ).fetchall()
        )
        for url in sorted(addresses):
            if held.get(url) == page:
                continue
            self._database.execute("insert or replace into addresses values (?, ?)", [url, page])
            for table in ("related", "links"):
                self._database.execute(
                    f"update {table} set target_id = ? where target_url = ?", [page, url]
                )
            if url != canonical:
                for query in _REFERRERS:
                    self._database.execute(f"insert or ignore into to_assemble {query}", [url])
