"""The scheduler: what to fetch next, from the archive's queue (DESIGN §6, frontier)."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler

from pipelines.keep.exchange import Repeated
from scraper.session import session_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

    from pipelines.records.running import QueueEntry
    from scraper.session import Session

AHEAD = 20
"""Addresses leased at a time: few enough that one which a page makes needless is not yet sent."""


class Frontier(BaseScheduler):
    """Lease addresses from the queue; hold no request but those about to be sent.

    Links come into the queue when the archive reads a page, not through here. What comes in
    through here is a request that is tried again.
    """

    def __init__(self, crawler: Crawler, session: Session) -> None:
        self._crawler = crawler
        self._session = session
        self._again: deque[Request] = deque()
        self._leased: deque[QueueEntry] = deque()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Frontier:
        """Make the scheduler of that crawl."""
        return cls(crawler, session_of(crawler))

    def close(self, reason: str) -> None:
        """Give back what was not fetched."""
        self._session.drop_waiting()
        self._leased.clear()

    def has_pending_requests(self) -> bool:
        """Whether the crawl goes on once nothing is in flight."""
        session = self._session
        tries = self._again or session.later
        news = not self._enough() and (self._leased or session.journal.waiting or session.asleep)
        return session.going and bool(tries or news)

    def enqueue_request(self, request: Request) -> bool:
        """Take a request that is tried again."""
        self._again.append(request)
        return True

    def next_request(self) -> Request | None:
        """Return what to send now; None where nothing may or can be."""
        if not self._session.going:
            return None
        if self._again:
            return self._again.popleft()
        if self._session.asleep or self._enough():
            return None
        if not self._leased:
            self._lease()
        while self._leased and not self._session.error:
            entry = self._leased.popleft()
            if self._session.archive.site.covers(urlsplit(entry.url).netloc):
                self._session.sent += 1
                return self._request(entry)
        return None

    def _enough(self) -> bool:
        limit = self._session.plan.max_pages
        return limit is not None and self._session.sent >= limit

    def _lease(self) -> None:
        """Lease addresses; read first what has come in, if nothing else will tell of more."""
        if not self._crawler.engine.downloader.active:
            self._session.journal.flush()
        if self._session.error:
            return
        with self._session.watch():
            store = self._session.archive.store
            with store.database.atomic():
                self._leased.extend(store.queue.lease(self._room(), self._session.plan.kinds))

    def _room(self) -> int:
        limit = self._session.plan.max_pages
        ahead = AHEAD if not self._session.plan.delay else 1
        return ahead if limit is None else min(ahead, limit - self._session.sent)

    def _request(self, entry: QueueEntry) -> Request:
        request = Request(entry.url, errback=_is_noted)
        if self._session.plan.full:
            self._ask_if_changed(request)
        return request

    def _ask_if_changed(self, request: Request) -> None:
        """Send the validators of the last answer along: both, as Drupal wants both for a 304."""
        held = self._session.archive.store.validators(request.url)
        if held is None:
            return
        etag, modified, record_id, date, digest = held
        repeated = Repeated(record_id=record_id, url=request.url, date=date)
        request.meta.update(repeats=repeated, digest=digest)
        if etag:
            request.headers["If-None-Match"] = etag
        if modified:
            request.headers["If-Modified-Since"] = modified


def _is_noted(failure: Failure) -> None:
    """Do nothing: why there was no answer is noted where it happened."""
