"""The frontier: every address that is known, in exactly one state with a reason."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from sqlite_utils import Database

from pipelines.read.addresses import normal, verdict
from pipelines.read.robots import Rules
from pipelines.read.sites.site import Site
from pipelines.records import QueueEntry
from pipelines.records.answer import Note, is_final
from pipelines.records.reading import FoundLink, Reading
from pipelines.store.endings import asked, told_ending
from pipelines.store.states import (
    ADD,
    ANSWERED,
    ASK_OTHERWISE,
    FAILED,
    NOT_YET_AGAIN,
    SKIP_COMMENTS,
    SKIP_HELD,
    STATE,
)

PRIORITY = {"feed": 90, "listing": 80, "forum": 70, "topic": 50, "article": 50, "video": 50}
"""What is fetched earlier: feeds and lists tell dates and kinds of many pages at once."""
_PLAIN = 40
_NUMBERED = 10
"""Numbered addresses (/node/5) come last: by then most of them are known to be held pages."""

HELD = "leads to a page that is held"
ROBOTS = "robots.txt forbids it"


class Queue:
    """The table `queue`."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site
        self._known: set[str] = set()

    def seed(self, urls: Iterable[str]) -> None:
        """Add addresses to begin with, in their normal form."""
        self.add(FoundLink(url) for url in urls)

    def add(self, links: Iterable[FoundLink]) -> None:
        """Add addresses that are not known; a kind that a link tells is noted."""
        fresh: dict[str, tuple[str, int]] = {}
        for link in links:
            key = f"{link.ending}{link.kind or ''} {link.url}"
            if key not in self._known:
                self._known.add(key)
                kind, ending = fresh.get(link.url, ("", 0))
                fresh[link.url] = max(link.kind or "", kind), max(link.ending, ending)
        rows = [self._row(url, kind, ending) for url, (kind, ending) in fresh.items()]
        self._database.conn.executemany(ADD, rows)
        if len(self._known) > 1 << 18:  # a guard against repeats, not a list of all: keep it small
            self._known.clear()

    def _row(self, url: str, kind: str, ending: int = 0) -> tuple[object, ...]:
        judged = verdict(url)
        state = "pending" if judged.fetch else "skipped"
        priority = _NUMBERED if judged.number else PRIORITY.get(kind, _PLAIN)
        site = self._site.name_for(url)
        return (url, site, state, judged.reason, kind or None, priority, judged.number, ending)

    def answered(self, readings: Sequence[Reading]) -> None:
        """Note the answers: a final one settles its address."""
        self._ensure([r.address for r in readings])
        readings = [r for r in readings if not self._asks_otherwise(r)]
        self._database.conn.executemany(
            ANSWERED,
            [
                {"url": r.address, "status": r.capture.status, "at": r.capture.captured_at}
                for r in readings
                if is_final(r.capture.status)
            ],
        )
        self._settle([r.address for r in readings])

    def _asks_otherwise(self, reading: Reading) -> bool:
        """Whether an answer only says to ask with, or without, a slash at the address's end."""
        told = told_ending(reading)
        if not told:
            return False
        query = "select ending from queue where url = ?"
        if self._database.execute(query, [reading.address]).fetchone() != (told,):
            return False  # the site sends us back and forth
        self._database.execute(ASK_OTHERWISE, [reading.address])
        return True

    def noted(self, notes: Iterable[Note]) -> None:
        """Note where crawls began, and what was given up: after the last answer it has failed.

        A folder that held nothing may have become another site's: the first one's notes count not.
        """
        told = [note for note in notes if self._site.covers(urlsplit(note.url).netloc)]
        self.seed(url for note in told for url in _seeds(note))
        failed = [note for note in told if note.kind == "failed"]
        failed = [replace(note, url=normal(note.url, self._site)) for note in failed]
        self._ensure([note.url for note in failed])
        self._database.conn.executemany(
            FAILED,
            [
                {"url": n.url, "reason": str(n.data.get("reason", "")), "at": n.noted_at}
                for n in failed
            ],
        )
        self._settle([note.url for note in failed])

    def _ensure(self, urls: Iterable[str]) -> None:
        self._database.conn.executemany(ADD, [self._row(url, "") for url in urls])

    def _settle(self, urls: Sequence[str]) -> None:
        self._database.execute(STATE, [json.dumps(list(urls))])

    def settle(self) -> None:
        """Judge what is pending by all that is held now: what is held need not be fetched.

        What a full crawl was to fetch again and did not come to is pending (`again`), also when
        the crawl's note is read from the WARC.
        """
        self._database.execute(NOT_YET_AGAIN)
        self._database.execute(SKIP_HELD, [HELD])
        self._database.execute(SKIP_COMMENTS, [HELD])

    def _skip_held(self, urls: str) -> bool:
        """Judge these addresses (JSON) alone; return whether any is skipped now."""
        chosen = " and url in (select value from json_each(?))"
        skipped = [
            self._database.execute(query + chosen, [HELD, urls]).rowcount
            for query in (SKIP_HELD, SKIP_COMMENTS)
        ]
        return any(skipped)

    def obey(self, rules_for: Callable[[str], Rules | None]) -> None:
        """Judge every address that waits, or was forbidden, by the captured robots.txt."""
        rows = self._database.execute(
            "select url, state, ending from queue where state = 'pending'"
            " or (state = 'skipped' and reason = ?)",
            [ROBOTS],
        ).fetchall()
        changed = []
        for url, state, ending in rows:
            rules = rules_for(url)
            allowed = rules is None or rules.allows(asked(url, ending))
            if allowed != (state == "pending"):
                changed.append(("pending", None, url) if allowed else ("skipped", ROBOTS, url))
        self._database.conn.executemany(
            "update queue set state = ?, reason = ? where url = ?", changed
        )

    def forbid(self, url: str) -> None:
        """Settle a leased address that the captured robots.txt turns out to forbid."""
        self._database.execute(
            "update queue set state = 'skipped', reason = ? where url = ? and state = 'leased'",
            [ROBOTS, normal(url, self._site)],
        )

    def lease(self, count: int, kinds: frozenset[str] | None = None) -> list[QueueEntry]:
        """Lease the most wanted addresses: pending becomes leased.

        `kinds` leaves out addresses that are known to be of another kind. Numbered addresses are
        leased when nothing else waits or is on its way: until then their page may turn up.
        """
        chosen = self._choose(count, kinds, "number is null")
        if not chosen and not self._on_their_way():
            chosen = self._choose(count, kinds, "number is not null")
        urls = json.dumps(chosen)
        self._database.execute(
            "update queue set state = 'leased' where url in (select value from json_each(?))",
            [urls],
        )
        rows = self._database.execute(
            f"select {', '.join(c.name for c in QueueEntry.columns())} from queue"
            " where url in (select value from json_each(?)) order by priority desc, rowid",
            [urls],
        )
        return [
            QueueEntry(**dict(zip((c.name for c in QueueEntry.columns()), row, strict=True)))
            for row in rows
        ]

    def _choose(self, count: int, kinds: frozenset[str] | None, which: str) -> list[str]:
        """Return what is pending and most wanted, after passing over what is held by now."""
        while True:
            rows = self._database.execute(
                f"select url from queue where state = 'pending' and {which} {_of(kinds)}"
                " order by priority desc, rowid limit ?",
                [*(sorted(kinds) if kinds else ()), count],
            ).fetchall()
            chosen = [url for (url,) in rows]
            if not self._skip_held(json.dumps(chosen)):
                return chosen

    def _on_their_way(self) -> bool:
        found = self._database.execute(
            "select 1 from queue where state = 'leased' and number is null limit 1"
        )
        return found.fetchone() is not None

    def release(self) -> None:
        """Make leased addresses pending again: a run ended with them on its way."""
        self._database.execute("update queue set state = 'pending' where state = 'leased'")

    def again(self) -> None:
        """Make every address that was answered or given up pending again, for a full crawl.

        Of numbered ones those that are pages of their own: nodes and terms without an alias.
        """
        self._database.execute(
            "update queue set state = 'pending', reason = null where state in ('failed', 'done')"
            " and (number is null or url in (select url from pages))"
        )

    def counts(self) -> dict[str, int]:
        """Return how many addresses are in each state."""
        return dict(
            self._database.execute("select state, count(*) from queue group by state").fetchall()
        )

    def pending(self, kinds: frozenset[str] | None = None) -> int:
        """Return how many addresses wait to be fetched."""
        (count,) = self._database.execute(
            f"select count(*) from queue where state = 'pending' {_of(kinds)}",
            sorted(kinds) if kinds else [],
        ).fetchone()
        return int(count)


def _seeds(note: Note) -> list[str]:
    seeds = note.data.get("seeds") if note.kind == "crawl-start" else None
    return [url for url in seeds if isinstance(url, str)] if isinstance(seeds, list) else []


def _of(kinds: frozenset[str] | None) -> str:
    if kinds is None:
        return ""
    return f"and (kind is null or kind in ({', '.join('?' * len(kinds))}))"
