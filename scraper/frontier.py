"""The scheduler: what to fetch next, from the archive's queue (DESIGN §6, frontier)."""

from __future__ import annotations

import asyncio
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler

from scraper.session import session_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

    from scraper.desk import Decision, Lease, Leased
    from scraper.session import Session

AHEAD = 40
"""Addresses leased at a time where there is no delay, and asked for when half of them are sent."""


class Frontier(BaseScheduler):
    """Lease addresses from the queue; hold no request but those about to be sent.

    Links come into the queue when the archive reads a page, not through here. What comes in
    through here is a request that is tried again. The archive may be in another process, so
    addresses come some time after they were asked for.
    """

    def __init__(self, crawler: Crawler, session: Session) -> None:
        self._crawler = crawler
        self._session = session
        self._again: deque[Request] = deque()
        self._leased: deque[Leased] = deque()
        self._asking = False
        self._at_once = False
        self._dry_at = -1
        self._over = False
        self._closed = False
        self._closing: asyncio.Future[None] | None = None
        self._paced = session.plan.sample or session.plan.pace(session.base_url) > 0
        self._ahead = 1 if self._paced else AHEAD

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Frontier:
        """Make the scheduler of that crawl."""
        return cls(crawler, session_of(crawler))

    def close(self, reason: str) -> None:
        """Give back what was not fetched; addresses that come from now on stay to be asked for."""
        self._closed = True
        self._session.drop_waiting()
        self._leased.clear()

    def has_pending_requests(self) -> bool:
        """Whether the crawl goes on once nothing is in flight."""
        session = self._session
        tries = self._again or session.later
        news = not self._enough() and (self._leased or self._asking or session.asleep)
        return session.going and bool(tries or news)

    def enqueue_request(self, request: Request) -> bool:
        """Take a request that is tried again."""
        self._again.append(request)
        return True

    def next_request(self) -> Request | None:
        """Return what to send now; None where nothing may or can be."""
        if not self._session.going or self._session.asleep:
            return None
        if self._again:
            return self._again.popleft()
        if self._enough():
            return None
        if len(self._leased) <= self._ahead // 2:
            self._ask()
        return self._next_leased()

    def _next_leased(self) -> Request | None:
        if not self._leased or not self._session.going:
            return None
        leased = self._leased.popleft()
        self._session.sent += leased.counted
        return _request(leased)

    def _enough(self) -> bool:
        limit = self._session.plan.max_pages
        return limit is not None and self._session.sent >= limit

    @property
    def _alone(self) -> bool:
        """Whether nothing is on its way that may tell of more."""
        busy = self._leased or self._again or self._session.later
        return not busy and not self._crawler.engine.downloader.active

    def _ask(self) -> None:
        """Ask for addresses; hand in first what has come in, if nothing else will tell of more."""
        journal = self._session.journal
        if self._asking or self._over or (self._dry_at == journal.taken and not self._alone):
            return
        last = self._alone
        if last or self._paced:
            journal.flush()
        if not self._session.going:
            return
        self._asking = self._at_once = True
        with self._session.watch():
            self._session.desk.lease(self._room(), partial(self._got, last, journal.taken))
        self._at_once = False

    def _got(self, last: bool, taken: int, lease: Lease) -> None:
        """Take addresses. None, when all that came in was known, means that there are no more."""
        self._asking = False
        if self._closed:
            return
        if lease.decisions:
            self._note(lease.decisions)
            self._ask()
            return
        self._leased.extend(lease.leased)
        if lease.stop:
            self._session.stop(lease.stop)
        if not lease.leased:
            self._dry_at = taken
            self._over = last and self._alone
        if self._at_once:
            return
        if self._over or (lease.stop and self._alone):
            self._closing = asyncio.ensure_future(
                self._crawler.engine.close_spider_async(reason="finished")
            )
        elif lease.leased and (request := self._next_leased()):
            self._crawler.engine.crawl(request)
        elif self._alone:
            self._ask()

    def _note(self, decisions: tuple[Decision, ...]) -> None:
        """Note what the archive decided, and hand it in: only then it counts."""
        for decision in decisions:
            self._session.journal.note(*decision)
        self._session.journal.flush()

    def _room(self) -> int:
        limit = self._session.plan.max_pages
        left = AHEAD if limit is None else limit - self._session.sent - len(self._leased)
        return max(0, min(self._ahead, left))


def _request(leased: Leased) -> Request:
    """Return the request for an address; with both validators of what is held, as Drupal wants."""
    request = Request(leased.url, errback=_is_noted)
    if leased.held:
        request.meta.update(repeats=leased.held.repeated, digest=leased.held.digest)
        if leased.held.etag:
            request.headers["If-None-Match"] = leased.held.etag
        if leased.held.modified:
            request.headers["If-Modified-Since"] = leased.held.modified
    return request


def _is_noted(failure: Failure) -> None:
    """Do nothing: why there was no answer is noted where it happened."""
