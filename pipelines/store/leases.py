"""Leasing: which addresses of the queue a crawl gets next."""

from __future__ import annotations

import json
from collections import Counter

from sqlite_utils import Database

from pipelines.records import QueueEntry
from pipelines.store.shapes import shape
from pipelines.store.states import SKIP_COMMENTS, SKIP_HELD

HELD = "leads to a page that is held"
SITEMAP = "sitemap"
FEED = "feed"
"""Of feeds a sample takes half as many: they show nothing that pages do not."""
SITEMAPS = 5
"""Sitemaps that a sample takes at most, besides its pages."""
_SAMPLED = 2000
"""Addresses of each kind that a sample is chosen from."""
_TWICE = frozenset({"article", "video", "topic", ""})
"""Kinds of which a sample takes twice as many: what is written there, and what nothing tells."""
_KINDS = """
with recursive kinds (kind) as (
  select (select min(kind) from queue indexed by idx_queue_next_of_kind
    where state = 'pending' and number is null)
  union all
  select (select min(kind) from queue indexed by idx_queue_next_of_kind
    where state = 'pending' and number is null and kind > kinds.kind)
  from kinds where kinds.kind is not null)
select kind from kinds
"""
"""The kinds that wait, and NULL: from one to the next, since a million addresses may wait."""


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

        Sitemaps come first, a few of them, then those of whose kind and then shape the
        fewest were asked for so far, documents twice as often. `kinds` leaves out addresses that
        are known to be of another kind.
        """
        places = Counter(map(_place, self._asked()))
        waiting = [
            row
            for row in self._waiting()
            if kinds is None or not row[1] or row[1] in kinds or row[1] == SITEMAP
        ]
        chosen: list[str] = []
        while waiting and len(chosen) < count:
            of_kind = _by_kind(places)
            best = min(waiting, key=lambda row: (_turn(row[1], of_kind), places[_place(row)]))
            waiting.remove(best)
            places[_place(best)] += 1
            if best[1] != SITEMAP or of_kind[SITEMAP] < SITEMAPS:
                chosen.append(best[0])
        self._skip_held(json.dumps(chosen))
        return self._take(chosen)

    def _asked(self) -> list[tuple[str, str]]:
        """Return address and kind of what was asked for, not more than a sample needs."""
        return self._database.execute(
            "select url, coalesce(kind, '') from queue"
            " where state in ('leased', 'done', 'failed', 'blocked')"
            f" order by priority desc, rowid limit {_SAMPLED}"
        ).fetchall()

    def _waiting(self) -> list[tuple[str, str]]:
        """Return address and kind of what waits, the first of each kind, the most wanted first."""
        found: list[tuple[int, int, str, str]] = []
        for (kind,) in self._database.execute(_KINDS).fetchall():
            found += self._database.execute(
                "select -priority, rowid, url, coalesce(kind, '') from queue"
                " indexed by idx_queue_next_of_kind where state = 'pending' and number is null"
                f" and kind is ? order by priority desc, rowid limit {_SAMPLED}",
                [kind],
            ).fetchall()
        return [(url, kind) for _, _, url, kind in sorted(found)]

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
    """Return kind and shape of an address: what addresses of a sample should differ in."""
    url, kind = row
    return kind, shape(url)


def _by_kind(places: Counter[tuple[str, str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (kind, _), asked in places.items():
        found[kind] += asked
    return found


def _turn(kind: str, asked: Counter[str]) -> int:
    """Return how many turns a kind has had; a sitemap is never too late."""
    if kind == FEED:
        return 2 * asked[kind]
    return -1 if kind == SITEMAP else asked[kind] // (2 if kind in _TWICE else 1)
