"""One crawl, as its parts in Scrapy share it."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from typing import TYPE_CHECKING, Protocol, cast

from scraper.desk import Counts
from scraper.figures import Figures
from scraper.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from scrapy import Request
    from scrapy.crawler import Crawler

    from scraper.desk import Desk
    from scraper.journal import Journal
    from scraper.known import Known
    from scraper.plan import CrawlPlan

GLANCE = 0.25
"""Seconds after which one who rests looks whether the crawl ends."""
WORTH_TELLING = 2.0
"""Seconds of quiet from which on a display of the crawl says that it waits."""


class Session:
    """The desk that a crawl works for, what it was asked to do, and whether it goes on.

    `under_way` is called once Scrapy can be ended in good order; before, it would not hear of it.
    `error` is what broke the crawl, to be raised when Scrapy has ended; `stopped` is the
    sentence that says why it ends early; `known` is the robots.txt of hosts that need not be asked.
    """

    journal: Journal
    crawler: Crawler

    def __init__(
        self, desk: Desk, plan: CrawlPlan, under_way: Callable[[], None] | None = None
    ) -> None:
        self.desk = desk
        self.plan = plan
        self.base_url = desk.site.base_url or ""
        self.under_way = under_way or (lambda: None)
        self.open = False
        self.stopped: str | None = None
        self.error: Exception | None = None
        self.sent = 0
        self.pages = 0
        self.counts: Counter[str] = Counter()
        self.figures = Figures()
        self.pace = Pace(plan.pace(self.base_url))
        self.known: dict[str, Known] = {}
        self._quiet_until = 0.0
        self.last_good = 0.0
        self._later: dict[Request, asyncio.TimerHandle] = {}

    @property
    def going(self) -> bool:
        """Whether requests may be sent: the rules of the host are known, and nothing ended us."""
        return self.open and not self.stopped and not self.error

    @property
    def asleep(self) -> bool:
        """Whether the host has asked for quiet, or needs it."""
        return self.quiet > 0

    @property
    def quiet(self) -> float:
        """Seconds of quiet that the host still gets."""
        return max(0.0, self.quiet_until - time.monotonic())

    @property
    def quiet_until(self) -> float:
        """When the host's quiet ends, by the monotonic clock."""
        return self._quiet_until

    @quiet_until.setter
    def quiet_until(self, moment: float) -> None:
        """Keep quiet until then; the archive's side is told, so that it can show it."""
        self._quiet_until = moment
        if self.quiet >= WORTH_TELLING:
            self.desk.quiet(self.quiet, self.told())

    @property
    def ending(self) -> bool:
        """Whether Scrapy is about to close: it waits for whoever still rests."""
        slot = self.crawler.engine._slot
        return bool(self.stopped or self.error) or slot is None or slot.closing is not None

    @property
    def later(self) -> int:
        """Requests that wait for their next try."""
        return len(self._later)

    def told(self) -> Counts:
        """Return what has come in so far."""
        return Counts(self.pages, dict(self.counts))

    def stop(self, reason: str) -> None:
        """End the crawl early; it can go on another day. What is in flight still comes in."""
        self.stopped = self.stopped or reason

    def watch(self) -> Watch:
        """Return a context in which an error ends the crawl, to be raised when Scrapy has ended."""
        return Watch(self)

    def send_later(self, request: Request, wait: float) -> None:
        """Send a request again after that many seconds, or later if the host then wants quiet."""
        loop = asyncio.get_running_loop()
        self._later[request] = loop.call_later(wait, self._send, request)

    async def rest(self, seconds: float) -> None:
        """Wait that long, but no longer than the crawl lasts."""
        until = time.monotonic() + seconds
        while not self.ending and (left := until - time.monotonic()) > 0:
            await asyncio.sleep(min(left, GLANCE))

    def drop_waiting(self) -> None:
        """Forget the requests that wait; their addresses stay pending."""
        for handle in self._later.values():
            handle.cancel()
        self._later.clear()

    def _send(self, request: Request) -> None:
        del self._later[request]
        if self.asleep:
            self.send_later(request, self.quiet)
        else:
            self.crawler.engine.crawl(request)


class Watch:
    """A body of code whose failure must not end in a callback that Scrapy only logs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> bool:
        """Give an error to the session; an interrupt goes on."""
        if not isinstance(error, Exception):
            return False
        self._session.error = self._session.error or error
        return True


class _Carries(Protocol):
    session: Session


def session_of(crawler: Crawler) -> Session:
    """Return the crawl that a Scrapy crawler works for: its spider carries it."""
    return cast("_Carries", crawler.spider).session
