"""Leasing: which addresses of the queue a crawl gets next."""

from __future__ import annotations

import json
from collections import Counter
from urllib.parse import urlsplit

from sqlite_utils import Database

from pipelines.records import QueueEntry
from pipelines.store.states import SKIP_COMMENTS, SKIP_HELD

HELD = "leads to a page that is held"
SITEMAP = "sitemap"
SITEMAPS = 5
"""Sitemaps that a sample takes at most, besides its pages."""
_SAMPLED = 2000
"""Addresses that a sample is chosen from."""


class Leases:
    """The addresses of the table `queue` that wait, and those that are on their way."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lease(
        self, count: int, kinds: frozenset[str] | None = None, *, numbered: bool = False
    ) -> list[QueueEntry]:
        """Lease the most wanted addresses: pending becomes leased.

        `kinds` leaves out addresses that are known to be of another kind. Numbered addresses
        (`numbered`) are for when nothing else waits or is on its way: until then their page may
        turn up.
        """
        return self._take(self._choose(count, kinds, numbered))

    def lease_varied(self, count: int, kinds: frozenset[str] | None = None) -> list[QueueEntry]:
        """Lease addresses of as many kinds and places as possible: a sample of the site.

        Sitemaps come first, a few of them, then those of whose kind and first segment the fewest
        were asked for so far. `kinds` leaves out addresses that are known to be of another kind.
        """
        tried = Counter(map(_place, self._sort("state in ('leased', 'done', 'failed', 'blocked')")))
        maps = sum(asked for (kind, _), asked in tried.items() if kind == SITEMAP)
        waiting = [
            row
            for row in self._sort("state = 'pending' and number is null")
            if kinds is None or not row[1] or row[1] in kinds or row[1] == SITEMAP
        ]
        chosen: list[str] = []
        while waiting and len(chosen) < count:
            best = min(waiting, key=lambda row: -1 if row[1] == SITEMAP else tried[_place(row)])
            waiting.remove(best)
            tried[_place(best)] += 1
            if best[1] == SITEMAP:
                maps += 1
                if maps > SITEMAPS:
                    continue
            chosen.append(best[0])
        self._skip_held(json.dumps(chosen))
        return self._take(chosen)

    def _sort(self, which: str) -> list[tuple[str, str]]:
        """Return address and kind of the most wanted of some, not more than a sample needs."""
        return self._database.execute(
            f"select url, coalesce(kind, '') from queue where {which}"
            f" order by priority desc, rowid limit {_SAMPLED}"
        ).fetchall()

    def _take(self, chosen: list[str]) -> list[QueueEntry]:
        urls = json.dumps(chosen)
        self._database.execute(
            "update queue set state = 'leased' where +state = 'pending'"
            " and url in (select value from json_each(?))",
            [urls],
        )
        rows = self._database.execute(
            f"select {', '.join(c.name for c in QueueEntry.columns())} from queue"
            " where +state = 'leased' and url in (select value from json_each(?))"
            " order by priority desc, rowid",
            [urls],
        )
        return [
            QueueEntry(**dict(zip((c.name for c in QueueEntry.columns()), row, strict=True)))
            for row in rows
        ]

    def _choose(self, count: int, kinds: frozenset[str] | None, numbered: bool) -> list[str]:
        """Return what is pending and most wanted, after passing over what is held by now."""
        query = wanted(kinds, numbered=numbered)
        while True:
            rows = self._database.execute(query, [*sorted(kinds or ()), count]).fetchall()
            chosen = [url for (url,) in rows]
            if not self._skip_held(json.dumps(chosen)):
                return chosen

    def on_their_way(self) -> bool:
        """Whether any address without a number in it is leased: its answer may tell of more."""
        found = self._database.execute(
            "select 1 from queue where state = 'leased' and +number is null limit 1"
        )
        return found.fetchone() is not None

    def _skip_held(self, urls: str) -> bool:
        """Judge these addresses (JSON) alone; return whether any is skipped now."""
        chosen = " and url in (select value from json_each(?))"
        skipped = [
            self._database.execute(query + chosen, [HELD, urls]).rowcount
            for query in (SKIP_HELD, SKIP_COMMENTS)
        ]
        return any(skipped)

    def release(self) -> None:
        """Make leased addresses pending again: a run ended with them on its way."""
        self._database.execute("update queue set state = 'pending' where state = 'leased'")


def wanted(kinds: frozenset[str] | None, *, numbered: bool) -> str:
    """Return the query for the most wanted addresses that wait, first those that came first.

    Each part of it walks an index in that order, and no further than it must: where a million
    addresses of other kinds wait, too. The index is named, since SQLite may think that another is
    better. Values: the kinds in order, then how many.
    """
    which = f"state = 'pending' and number is {'not ' if numbered else ''}null"
    order = "order by priority desc, rowid"
    if kinds is None or numbered:
        index = "idx_queue_next_numbered" if numbered else "idx_queue_next"
        start = f"select url from queue indexed by {index} where {which}"
        return f"{start} {of_kinds(kinds)} {order} limit ?"
    last = f"?{len(kinds) + 1}"
    parts = " union all ".join(
        "select * from (select url, priority, rowid from queue indexed by idx_queue_next_of_kind"
        f" where {which} and {of} {order} limit {last})"
        for of in ("kind is null", *(f"kind = ?{n}" for n in range(1, len(kinds) + 1)))
    )
    return f"select url from ({parts}) {order} limit {last}"


def of_kinds(kinds: frozenset[str] | None) -> str:
    """Return the condition that leaves out addresses known to be of another kind."""
    if kinds is None:
        return ""
    return f"and (kind is null or kind in ({', '.join('?' * len(kinds))}))"


def _place(row: tuple[str, str]) -> tuple[str, str]:
    """Return kind and first segment of the path: what addresses of a sample should differ in."""
    url, kind = row
    return kind, urlsplit(url).path.split("/")[1]
