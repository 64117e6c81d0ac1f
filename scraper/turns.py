"""Each request waits for its turn, and the pace learns from each answer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from scrapy.exceptions import IgnoreRequest

from scraper.guards import RefusedError
from scraper.retries import UNANSWERED, in_words
from scraper.session import session_of

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from scraper.session import Session


class TakeTurns:
    """Hold each request until its turn.

    Scrapy's own AutoThrottle knows no Crawl-delay and no Retry-After, and what waits in Scrapy's
    slots waits on when the crawl ends: for an hour, if that is the delay.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> TakeTurns:
        """Keep the pace of that crawl."""
        return cls(session_of(crawler))

    def process_request(self, request: Request) -> Awaitable[None] | None:
        """Wait for the request's turn, and for the quiet that the host asked for meanwhile.

        Raises IgnoreRequest where the crawl ends before; the address stays pending.
        """
        wait = self._session.pace.turn(time.monotonic())
        if wait > 0 or self._session.asleep:
            return self._wait(wait)
        self._sent()
        return None

    async def _wait(self, seconds: float) -> None:
        await self._session.rest(seconds)
        while self._session.asleep and not self._session.ending:
            await self._session.rest(self._session.quiet)
        if self._session.ending:
            message = "the crawl ends"
            raise IgnoreRequest(message)
        self._sent()

    def _sent(self) -> None:
        self._session.figures.sent(time.monotonic(), self._session.pace.delay)

    def process_response(self, request: Request, response: Response) -> Response:
        """Learn from an answer."""
        seconds = request.meta.get("download_latency")
        self._session.figures.answered(seconds)
        self._session.pace.answered(response.status, seconds)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Count a request without an answer; its reason may lie with the host."""
        if not isinstance(exception, IgnoreRequest | RefusedError):
            self._session.counts[f"no answer: {in_words(exception)}"] += 1
        if isinstance(exception, tuple(UNANSWERED)):
            self._session.pace.trouble()
