"""Another try, later: back-off, Retry-After, and when to give a page or a host up."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost

from pipelines.read.blocked import ROBOT_CHECK
from pipelines.records.answer import is_final
from scraper.guards import RefusedError
from scraper.pace import BUSY
from scraper.session import session_of

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from scraper.session import Session

TRIES = 8
"""Requests that one page gets (DESIGN §6)."""
CERTIFICATE = (
    "the host's certificate could not be verified: it has expired, is for another name, or nobody "
    "known has signed it"
)
CERTIFICATE_TRIES = 2
"""Of those, where it is the certificate: seldom an accident (one of a host's many servers)."""
LONGEST = 64.0
"""Seconds of back-off at most between two tries, unless the host asks for more."""
PATIENCE = 900.0
"""Seconds that a Retry-After may ask for; for more the crawl ends and can go on another day."""
ANNOUNCED = 60.0
"""Seconds of waiting from which on the user is told."""

UNANSWERED: dict[type[Exception], str] = {
    DownloadTimeoutError: "no answer in time",
    DownloadConnectionRefusedError: "the connection was refused",
    CannotResolveHostError: "the host's name leads nowhere",
    ResponseDataLossError: "the answer broke off",
    DownloadFailedError: "the connection broke off",
    ConnectionDone: "the connection broke off",
    ConnectionLost: "the connection broke off",
    ConnectError: "no connection",
    TunnelError: "the proxy gave no connection",
    OSError: "no connection",
}
"""What happened, in words, when no answer came."""


class TryAgain:
    """Send a request again, later, where the answer or its absence may be an accident.

    After eight tries the page has failed; unless the host answers nothing at all: then the
    crawl ends, and the page stays pending. A robot check is no accident: it is asked once.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._first = session.plan.first_wait(session.base_url)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> TryAgain:
        """Serve that crawl."""
        return cls(session_of(crawler))

    async def process_response(self, request: Request, response: Response) -> Response:
        """Hand the answer on; ask again later if it is no final one."""
        if is_final(response.status) or request.meta.get("blocked") == ROBOT_CHECK:
            self._session.last_good = time.monotonic()
            self._session.pages += not request.meta.get("alone")
        elif not request.meta.get("alone"):
            asked = wait_asked_for(response)
            busy = response.status in BUSY
            await self._again(request, f"it answers {response.status}", asked, for_all=busy)
        return response

    def process_exception(self, request: Request, exception: Exception) -> Awaitable[None] | None:
        """Ask again later, or note that the page has failed."""
        if isinstance(exception, IgnoreRequest) or request.meta.get("alone"):
            return None
        if isinstance(exception, tuple(UNANSWERED)):
            most = tries_for(exception)
            return self._again(request, in_words(exception), 0.0, for_all=True, most=most)
        self._failed(request, in_words(exception), request.meta.get("tries", 0) + 1)
        return None

    async def _again(
        self, request: Request, reason: str, asked: float, for_all: bool, most: int = TRIES
    ) -> None:
        now, session = time.monotonic(), self._session
        tries, since = request.meta.get("tries", 0) + 1, request.meta.get("since", now)
        if too_long(asked, session):
            return
        last = tries >= most
        wait = asked if last else max(asked, back_off(self._first, tries))
        if for_all or asked:
            session.quiet_until = max(session.quiet_until, now + wait)
        if last:
            await self._give_up(request, reason, tries, since)
        else:
            again = request.copy()
            again.meta.update(tries=tries, since=since, blocked=None)
            session.send_later(again, wait)

    async def _give_up(self, request: Request, reason: str, tries: int, since: float) -> None:
        if self._session.last_good >= since or await self._host_answers(request):
            self._failed(request, reason, tries)
        elif not self._session.ending:
            self._session.stop(
                f"{self._session.base_url} does not answer any more: {reason} (asked {tries} "
                "times). Nothing is lost; run the same command again to go on."
            )

    async def _host_answers(self, request: Request) -> bool:
        """Ask for what a host gives at least, once it has had its quiet."""
        await self._session.rest(self._session.quiet)
        if self._session.ending:
            return False
        probe = Request(urljoin(request.url, "/robots.txt"), meta={"alone": True})
        try:
            answer = await self._session.crawler.engine.download_async(probe)
        except tuple(UNANSWERED):
            return False
        except IgnoreRequest:  # the crawl has ended meanwhile
            return False
        return answer.status not in BUSY

    def _failed(self, request: Request, reason: str, tries: int) -> None:
        """Note that a page has failed; what stood in its place was kept, and blocks it."""
        if not request.meta.get("blocked"):
            self._session.journal.note("failed", request.url, {"reason": reason, "tries": tries})


def too_long(asked: float, session: Session) -> bool:
    """Count the seconds of quiet that a host asks for; say so many, end the crawl for too many."""
    if asked:
        session.figures.asked_to_wait(time.monotonic(), asked)
    if asked > PATIENCE:
        session.stop(f"The host asks for {asked / 60:.0f} minutes of quiet. Go on after that.")
    elif asked > ANNOUNCED:
        session.desk.say(f"The host asks for {asked:.0f} seconds of quiet, and gets them.")
    return asked > PATIENCE


def back_off(first: float, tries: int) -> float:
    """Return the wait after that many tries, in seconds: doubled each time, up to LONGEST.

    >>> [back_off(1.0, tries) for tries in (1, 2, 3, 9)]
    [1.0, 2.0, 4.0, 64.0]
    """
    return float(min(first * 2 ** (tries - 1), LONGEST))


def wait_asked_for(response: Response) -> float:
    """Return the seconds that Retry-After asks for, 0 where it is absent or unreadable.

    It holds seconds or a date (RFC 9110 §10.2.3), which is a date of the host's own clock.
    """
    text = _header(response, "Retry-After")
    if text.isascii() and text.isdigit():
        return float(text[:9])
    when = _date(text)
    if when is None:
        return 0.0
    now = _date(_header(response, "Date")) or datetime.now(UTC)
    return max(0.0, (when - now).total_seconds())


def _header(response: Response, name: str) -> str:
    return (response.headers.get(name) or b"").decode("latin-1").strip()


def _date(text: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):  # an offset of 23 digits
        return None
    return when.replace(tzinfo=when.tzinfo or UTC)


def tries_for(error: Exception) -> int:
    """Return how many requests an address gets that fails so."""
    return CERTIFICATE_TRIES if _is_of_certificate(error) else TRIES


def _is_of_certificate(error: Exception) -> bool:
    return "certificate" in str(error) or "VerificationError" in str(error)


def in_words(error: Exception) -> str:
    """Say what an exception of a request means, for the reason of a failed page."""
    if isinstance(error, DownloadCancelledError):
        return "the answer is larger than a page may be"
    if isinstance(error, RefusedError):
        return str(error)
    if _is_of_certificate(error):
        return CERTIFICATE
    for kind, words in UNANSWERED.items():
        if isinstance(error, kind):
            return words
    return f"the request could not be sent ({type(error).__name__})"
