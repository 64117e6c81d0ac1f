"""Where a crawl gets its addresses and brings its records: the archive, here or next door."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from pipelines.keep.exchange import Repeated
from pipelines.store.endings import asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.read.sites.site import Site
    from pipelines.records.answer import Kept
    from pipelines.run import Archive
    from scraper.plan import CrawlPlan


class Held(NamedTuple):
    """What is held of an address that is asked for again: its validators and its payload."""

    etag: str | None
    modified: str | None
    digest: str | None
    repeated: Repeated


class Leased(NamedTuple):
    """An address to fetch."""

    url: str
    held: Held | None = None


class Counts(NamedTuple):
    """What has come in so far: pages with their final answer; requests, bytes, answers."""

    pages: int
    seen: dict[str, int]


class Desk(Protocol):
    """What the fetching side needs of the archive."""

    site: Site

    def lease(self, count: int, then: Callable[[list[Leased]], None]) -> None:
        """Call `then`, now or later, with addresses to fetch; all that was taken counts."""

    def take(self, batch: list[Kept], counts: Counts) -> None:
        """Read and store records that are safe on disk."""

    def forbid(self, url: str) -> None:
        """Settle a leased address that robots.txt forbids."""

    def obey(self) -> None:
        """Judge what waits by a robots.txt that was just taken."""

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

    def lease(self, count: int, then: Callable[[list[Leased]], None]) -> None:
        """Lease at once."""
        store = self._archive.store
        with store.database.atomic():
            entries = store.queue.lease(count, self._plan.kinds)
        urls = [asked(entry.url, entry.ending) for entry in entries]
        then([Leased(url, self._held(url)) for url in urls])

    def take(self, batch: list[Kept], counts: Counts) -> None:
        """Read and store at once."""
        self._archive.take(batch)

    def forbid(self, url: str) -> None:
        """Settle it as the queue does it when it learns of a robots.txt."""
        self._archive.store.queue.forbid(url)

    def obey(self) -> None:
        """Settle at once."""
        self._archive.store.settle()

    def say(self, sentence: str) -> None:
        """Tell it whoever wants to be told."""
        if self._tell:
            self._tell(sentence)

    def _held(self, url: str) -> Held | None:
        held = self._archive.store.validators(url) if self._plan.full else None
        if held is None:
            return None
        etag, modified, record_id, date, digest = held
        return Held(etag, modified, digest, Repeated(record_id=record_id, url=url, date=date))
