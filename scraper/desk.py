"""Where a crawl gets its addresses and brings its records: the archive, here or next door."""

from __future__ import annotations

import time
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pipelines.keep.exchange import Repeated
from pipelines.records.answer import is_final
from pipelines.records.finding import PAGE
from pipelines.records.reading import LINKED, LINKED_WITHOUT, SLASHED, UNSLASHED
from pipelines.store.contact import contact_page
from pipelines.store.endings import asked
from pipelines.store.leases import SITEMAP
from pipelines.store.refresh.refresh import Refresh
from pipelines.store.traps import Traps

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.read.sites.site import Site
    from pipelines.records import QueueEntry
    from pipelines.records.answer import Kept
    from pipelines.records.reading import Reading
    from pipelines.run import Archive
    from pipelines.store.leases import Leases
    from pipelines.store.store import Store
    from scraper.plan import CrawlPlan

ENDINGS = (LINKED_WITHOUT, LINKED)
"""The ways to ask for an address: without and with a slash at its end."""
BLOCKED_IN_A_ROW = 5
"""Answers that are no page of the site, one after the other, that end a crawl."""
BLOCKED = (
    "The last {count} pages were none of the site ({why} in their place), so the crawl stops. "
    "Nothing is lost; ask the webmaster to let it in{where}, then run the same command again."
)


class Held(NamedTuple):
    """What is held of an address that is asked for again: its validators and its payload."""

    etag: str | None
    modified: str | None
    digest: str | None
    repeated: Repeated


class Leased(NamedTuple):
    """An address to fetch; `counted`: as one of those that `max_pages` allows."""

    url: str
    held: Held | None = None
    counted: bool = True


class Decision(NamedTuple):
    """What the archive decided, to be written as a note (kind, address, data) before it counts."""

    kind: str
    url: str
    data: dict[str, object]


class Lease(NamedTuple):
    """What the archive answers to one who asks for addresses.

    `decisions` are to be noted in the WARC and handed in, and then it is asked again; `stop` is a
    sentence that ends the crawl.
    """

    leased: tuple[Leased, ...] = ()
    decisions: tuple[Decision, ...] = ()
    stop: str | None = None


class Counts(NamedTuple):
    """What has come in so far: pages with their final answer; requests, bytes, answers."""

    pages: int
    seen: dict[str, int]


class Desk(Protocol):
    """What the fetching side needs of the archive."""

    site: Site

    def lease(self, count: int, then: Callable[[Lease], None]) -> None:
        """Call `then`, now or later, with addresses to fetch; all that was taken counts."""

    def take(self, batch: list[Kept], counts: Counts) -> None:
        """Read and store records that are safe on disk."""

    def forbid(self, url: str) -> None:
        """Settle a leased address that robots.txt forbids."""

    def obey(self) -> None:
        """Judge what waits by a robots.txt that was just taken."""

    def quiet(self, seconds: float, counts: Counts) -> None:
        """Show that nothing is asked for so long, and what has come in so far."""

    def say(self, sentence: str) -> None:
        """Tell the user something that is no row: that the host makes us wait."""


class OwnDesk:
    """The archive in this process."""

    def __init__(
        self, archive: Archive, plan: CrawlPlan, tell: Callable[[str], None] | None = None
    ) -> None:
        self.site = archive.site
        self._tell = tell
        self._archive = archive
        self._plan = plan
        self._refresh = Refresh(archive.store.database, archive.site, plan.recheck)
        self._traps = Traps(archive.store.database)
        self._in_a_row: set[str] = set()
        self._blocked_before: set[str] = set()
        self._left_alone: set[str] = set()
        self._blocked = ""
        self.kinds: Counter[str] = Counter()
        self.quiet_until = 0.0

    def lease(self, count: int, then: Callable[[Lease], None]) -> None:
        """Lease at once."""
        then(self._lease(count))

    def _lease(self, count: int) -> Lease:
        if len(self._in_a_row) >= BLOCKED_IN_A_ROW:
            return Lease(stop=self._told_of_blocks())
        if passed := self._passed():
            return Lease(decisions=passed)
        store = self._archive.store
        with store.database.atomic():
            entries = self._entries(count, store.queue.leases)
        if not entries and not self._plan.sample and not store.queue.leases.on_their_way():
            return self._refreshed() or self._numbered(count, store)
        return self._leased(entries)

    def _entries(self, count: int, leases: Leases) -> list[QueueEntry]:
        if self._plan.sample:
            return leases.lease_varied(count, self._plan.kinds)
        return leases.lease(count, self._plan.kinds)

    def _refreshed(self) -> Lease | None:
        """Decide what to ask for again now that nothing else waits; None where that is nothing."""
        due = self._refresh.due(datetime.now(UTC), self._plan.kinds)
        base = self.site.base_url or ""
        said = tuple(Decision("again", base, {"reason": why, "urls": urls}) for why, urls in due)
        return Lease(decisions=said) if said else None

    def _passed(self) -> tuple[Decision, ...]:
        """Decide what not to ask for, since it leads nowhere new, and say so."""
        decided = []
        for url, reason, urls in self._traps.found():
            if reason not in self._left_alone:
                self._left_alone.add(reason)
                self.say(f"Left alone from here on: {reason}.")
            decided.append(Decision("skipped", url, {"reason": reason, "urls": urls}))
        return tuple(decided)

    def _numbered(self, count: int, store: Store) -> Lease:
        with store.database.atomic():
            return self._leased(store.queue.leases.lease(count, self._plan.kinds, numbered=True))

    def _leased(self, entries: list[QueueEntry]) -> Lease:
        return Lease(tuple(map(self._one, entries)))

    def _one(self, entry: QueueEntry) -> Leased:
        if entry.blocked_at:
            self._blocked_before.add(entry.url)
        counted = not self._plan.sample or entry.kind != SITEMAP
        held = self._held(entry) if entry.answered_at else None
        return Leased(held.repeated.url if held else asked(entry.url, entry.ending), held, counted)

    def _told_of_blocks(self) -> str:
        page = contact_page(self._archive.store.database)
        where = f" ({page})" if page else ""
        count, why = len(self._in_a_row), self._blocked
        return BLOCKED.format(count=count, why=why, where=where)

    def take(self, batch: list[Kept], counts: Counts) -> None:
        """Read and store at once."""
        readings = self._archive.take(batch)
        self._traps.learn(readings)
        for reading in readings:
            self.kinds.update(kind_of(reading))
            if reading.blocked is not None:
                self._note_block(reading.address, reading.blocked)
            elif reading.is_page and is_final(reading.capture.status):
                self._in_a_row.clear()

    def _note_block(self, address: str, why: str) -> None:
        """Count what stands in a page's place; not where it stood before: a login form stays."""
        if address not in self._blocked_before:
            self._in_a_row.add(address)
            self._blocked = why

    def forbid(self, url: str) -> None:
        """Settle it as the queue does it when it learns of a robots.txt."""
        self._archive.store.queue.forbid(url)

    def obey(self) -> None:
        """Settle at once."""
        self._archive.store.settle()

    def quiet(self, seconds: float, counts: Counts) -> None:
        """Remember it for whoever shows how far the crawl is."""
        self.quiet_until = time.monotonic() + seconds

    def say(self, sentence: str) -> None:
        """Tell it whoever wants to be told."""
        if self._tell:
            self._tell(sentence)

    def _held(self, entry: QueueEntry) -> Held | None:
        """Return what is held of an address, in the form that answered unless a redirect told."""
        told = entry.ending in (SLASHED, UNSLASHED)
        urls = [asked(entry.url, end) for end in ([entry.ending] if told else ENDINGS)]
        held = self._archive.store.validators(*urls)
        if held is None:
            return None
        url, etag, modified, record_id, date, digest = held
        return Held(etag, modified, digest, Repeated(record_id=record_id, url=url, date=date))


def kind_of(reading: Reading) -> tuple[str, ...]:
    """Return the kind of the page that was read, in a tuple; an empty one if it was none."""
    facts = (f.facts for f in reading.findings if f.subject == PAGE and reading.is_page)
    return tuple(str(said["kind"].value) for said in facts if "kind" in said)
