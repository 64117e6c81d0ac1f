"""From the wire to the archive: kept first, then read, in batches (DESIGN §3, order on disk)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pipelines.records.answer import Answer

if TYPE_CHECKING:
    from pipelines.keep.exchange import Exchange
    from pipelines.keep.writer import WarcWriter
    from pipelines.records.answer import Kept
    from scraper.session import Session

BATCH = 50
"""Pages that one fsync and one transaction serve at most."""
LARGE = 8 << 20
"""Bytes of bodies above which a batch has fewer pages: a sitemap may list 50,000 addresses."""
AGE = 1.0
"""Seconds that a page waits at most for its batch."""


class Journal:
    """Write what was fetched to the WARC, make it safe, then let the archive read it.

    An error (a full disk is met here) ends the crawl; after it nothing more is written.
    """

    def __init__(self, session: Session, writer: WarcWriter, crawl: str) -> None:
        self._session = session
        self._writer = writer
        self._crawl = crawl
        self._kept: list[Kept] = []
        self._bytes = 0
        self._timer: asyncio.TimerHandle | None = None
        self.taken = 0

    @property
    def waiting(self) -> int:
        """Records that are written and not yet read."""
        return len(self._kept)

    def add(self, exchange: Exchange) -> Answer | None:
        """Write one request and its answer; return this as it is kept, None after an error."""
        self._count(exchange)
        answer = None
        if not self._session.error:
            with self._session.watch():
                answer = self._writer.exchange(exchange)
                self._append(answer)
        return answer

    def pass_over(self, exchange: Exchange, reason: str) -> None:
        """Write of an answer that is not kept only that, and why."""
        self._count(exchange)
        self.note("skipped", exchange.url, {"reason": reason, "urls": [exchange.url]})

    def _count(self, exchange: Exchange) -> None:
        self._session.counts.update(
            {"requests": 1, "bytes": len(exchange.payload), f"answered {exchange.status}": 1}
        )

    def note(self, kind: str, url: str, data: dict[str, object]) -> None:
        """Write what left no response."""
        if not self._session.error:
            with self._session.watch():
                self._append(self._writer.note(kind, url, data, self._crawl))

    def flush(self) -> None:
        """Make everything written safe on disk, then have it read and stored."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        batch, self._kept, self._bytes = self._kept, [], 0
        self.taken += len(batch)
        if batch and not self._session.error:
            with self._session.watch():
                self._writer.flush()
                self._session.desk.take(batch, self._session.told())

    def start(self, url: str, data: dict[str, object]) -> None:
        """Note the start of the crawl: the file is opened, and is safe on disk."""
        self._kept.append(self._writer.note("crawl-start", url, data))
        self.flush()

    def close(self, note: tuple[str, str, dict[str, object]] | None = None) -> None:
        """Close the WARC file, with a last note (kind, address, data) if there is one."""
        if note and not self._session.error:
            with self._session.watch():
                self._kept.append(self._writer.note(*note, self._crawl))
            self.flush()
        self._writer.close()

    def _append(self, record: Kept) -> None:
        self._kept.append(record)
        self._bytes += len(record.body) if isinstance(record, Answer) else 0
        if len(self._kept) >= BATCH or self._bytes >= LARGE:
            self.flush()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(AGE, self.flush)
