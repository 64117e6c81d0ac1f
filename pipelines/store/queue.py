"""The frontier: every address that is known, in exactly one state with a reason."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlsplit

from sqlite_utils import Database

from pipelines.read.addresses import normal, verdict
from pipelines.read.robots import Rules
from pipelines.read.sites.site import Site
from pipelines.records.answer import Note, is_final
from pipelines.records.reading import FoundLink, Reading
from pipelines.store.endings import asked, told_ending
from pipelines.store.leases import HELD, Leases, of_kinds
from pipelines.store.states import (
    ADD,
    AGAIN,
    ANSWERED,
    ASK_OTHERWISE,
    BLOCKED,
    FAILED,
    NOT_YET_AGAIN,
    PASSED,
    SKIP_COMMENTS,
    SKIP_HELD,
    STATE,
)
from pipelines.store.tellings import Tellings

PRIORITY = {
    "sitemap": 95,
    "feed": 90,
    "listing": 80,
    "forum": 70,
    "topic": 50,
    "article": 50,
    "video": 50,
}
"""What is fetched earlier: feeds and lists tell dates and kinds of many pages at once."""
_PLAIN = 40
_NUMBERED = 10
"""Numbered addresses (/node/5) come last: by then most of them are known to be held pages."""

_DECIDED = {"failed": FAILED, "skipped": PASSED, "again": AGAIN}
"""What a note of a kind says of addresses."""

ROBOTS = "robots.txt forbids it"
AT_ONCE = 10_000
"""Addresses that are judged at a time: a million would not fit into memory."""
_UNDER_RULES = """
select rowid, url, state, ending from queue
where rowid > ? and (+state = 'pending' or (+state = 'skipped' and reason = ?))
order by rowid limit ?
"""


class Queue:
    """The table `queue`."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site
        self._known: set[str] = set()
        self._tellings = Tellings(database, site)
        self.leases = Leases(database)

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
        if len(self._known) > 1 << 16:  # a guard against repeats, not a list of all: keep it small
            self._known.clear()

    def _row(self, url: str, kind: str, ending: int = 0) -> tuple[object, ...]:
        judged = verdict(url)
        state = "pending" if judged.fetch else "skipped"
        priority = _NUMBERED if judged.number else PRIORITY.get(kind, _PLAIN)
        site = self._site.name_for(url)
        return (url, site, state, judged.reason, kind or None, priority, judged.number, ending)

    def answered(self, readings: Sequence[Reading]) -> None:
        """Note the answers: a final one settles its address, so does one that is no page."""
        self._ensure([r.address for r in readings])
        self._tellings.note(readings)
        readings = [r for r in readings if not self._asks_otherwise(r)]
        self._database.conn.executemany(
            ANSWERED,
            [
                {"url": r.address, "told": r.capture.status, "at": r.capture.captured_at}
                for r in readings
                if is_final(r.capture.status) and r.blocked is None
            ],
        )
        self._database.conn.executemany(
            BLOCKED,
            [
                {"url": r.address, "told": r.blocked, "at": r.capture.captured_at}
                for r in readings
                if r.blocked is not None
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
        """Note where crawls began, what was given up, passed over, or is to be asked for again.

        A folder that held nothing may have become another site's: the first one's notes count not.
        """
        told = [note for note in notes if self._site.covers(urlsplit(note.url).netloc)]
        self.seed(url for note in told for url in _strings(note, "crawl-start", "seeds"))
        for kind, query in _DECIDED.items():
            rows = [row for note in told if note.kind == kind for row in self._named(note)]
            self._ensure([row["url"] for row in rows])
            self._database.conn.executemany(query, rows)
            self._settle([row["url"] for row in rows])

    def _named(self, note: Note) -> list[dict[str, str]]:
        """Return what a note says of each address that it names: itself, or those in `urls`."""
        urls = [note.url] if note.kind == "failed" else _strings(note, note.kind, "urls")
        said = {"told": str(note.data.get("reason", "")), "at": note.noted_at}
        return [{"url": normal(url, self._site), **said} for url in urls]

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
        self._database.execute(f"{SKIP_HELD} and state = 'pending'", [HELD])
        self._database.execute(SKIP_COMMENTS, [HELD])

    def obey(self, rules_for: Callable[[str], Rules | None]) -> None:
        """Judge every address that waits, or was forbidden, by the captured robots.txt.

        Where none is held that says anything, what a note forbids stays so.
        """
        of_host: dict[str, Rules | None] = {}
        last = 0
        while rows := self._database.execute(_UNDER_RULES, [last, ROBOTS, AT_ONCE]).fetchall():
            last = rows[-1][0]
            changed: list[tuple[str, str | None, int]] = []
            for row, url, state, ending in rows:
                host = url[: url.find("/", url.find("//") + 2)]
                if host not in of_host:
                    of_host[host] = rules_for(url)
                rules = of_host[host]
                if rules is None:
                    continue
                allowed = rules.allows(asked(url, ending))
                if allowed != (state == "pending"):
                    changed.append(("pending", None, row) if allowed else ("skipped", ROBOTS, row))
            self._database.conn.executemany(
                "update queue set state = ?, reason = ? where rowid = ?", changed
            )

    def forbid(self, url: str) -> None:
        """Settle a leased address that the captured robots.txt turns out to forbid."""
        self._database.execute(
            "update queue set state = 'skipped', reason = ? where url = ? and state = 'leased'",
            [ROBOTS, normal(url, self._site)],
        )

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
            f"select count(*) from queue where state = 'pending' {of_kinds(kinds)}",
            sorted(kinds) if kinds else [],
        ).fetchone()
        return int(count)


def _strings(note: Note, kind: str, key: str) -> list[str]:
    found = note.data.get(key) if note.kind == kind else None
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
