"""robots.txt before anything else, and refused where it says no (RFC 9309)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest

from pipelines.keep.decode import decode
from pipelines.read.robots import Rules
from pipelines.records.answer import is_final
from scraper.guards import RefusedError
from scraper.retries import TRIES, UNANSWERED, back_off, in_words, wait_asked_for
from scraper.session import session_of

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from scraper.session import Session

REDIRECTS = 5
"""Redirects of a robots.txt that are followed, on the site's own hosts (§2.3.1.2)."""


class UnreachableError(Exception):
    """A host gives no robots.txt and does not say that it has none: do not crawl (§2.3.1.4)."""


class RobotsGate:
    """Let a request pass that the host's robots.txt allows; fetch that first, once a host."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rules: dict[str, Rules] = {}
        self._asking = asyncio.Lock()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsGate:
        """Guard the crawl's hosts."""
        return cls(session_of(crawler))

    def process_request(self, request: Request) -> Awaitable[None] | None:
        """Let the request pass, or raise IgnoreRequest."""
        if request.meta.get("alone"):
            return None
        parts = urlsplit(request.url)
        rules = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        if rules is None:
            return self._ask_first(request)
        if not rules.allows(request.url):
            self._session.desk.forbid(request.url)
            message = "robots.txt forbids it"
            raise IgnoreRequest(message)
        return None

    async def open(self, url: str) -> None:
        """Learn what the host of an address allows, and keep its pace.

        Raises UnreachableError, in a sentence, if its robots.txt cannot be had.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        async with self._asking:
            if origin not in self._rules:
                self._rules[origin] = await self._learn(origin)

    async def _ask_first(self, request: Request) -> None:
        try:
            await self.open(request.url)
        except UnreachableError as error:
            self._session.journal.note("failed", request.url, {"reason": str(error), "tries": 0})
            raise IgnoreRequest(str(error)) from error
        self.process_request(request)

    async def _learn(self, origin: str) -> Rules:
        answer = await self._fetch(f"{origin}/robots.txt")
        self._session.journal.flush()
        with self._session.watch():
            self._session.desk.obey()  # what it forbids is no longer pending
        found = 200 <= answer.status < 300
        rules = Rules.parse(_text(answer)) if found else Rules.none()
        self._keep_pace(urlsplit(origin).hostname or "", rules.delay())
        return rules

    async def _fetch(self, url: str) -> Response:
        """Return the last answer: redirects that lead away or on and on mean that there is none."""
        answer = await self._patiently(url)
        for _ in range(REDIRECTS):
            target = urljoin(url, (answer.headers.get("Location") or b"").decode("latin-1"))
            own = self._session.desk.site.covers(urlsplit(target).netloc)
            if not 300 <= answer.status < 400 or not own or target == url:
                break
            url = target
            answer = await self._patiently(url)
        return answer

    async def _patiently(self, url: str) -> Response:
        first = self._session.plan.first_wait(self._session.base_url)
        reason = ""
        for number in range(1, TRIES + 1):
            asked = 0.0
            try:
                request = Request(url, meta={"alone": True})
                answer = await self._session.crawler.engine.download_async(request)
            except (RefusedError, DownloadCancelledError) as error:
                raise UnreachableError(in_words(error)) from error
            except tuple(UNANSWERED) as error:
                reason = in_words(error)
            else:
                if is_final(answer.status):
                    return answer
                reason, asked = f"it answers {answer.status}", wait_asked_for(answer)
            if number < TRIES:
                await asyncio.sleep(max(asked, back_off(first, number)))
        message = f"{url} cannot be had ({reason}, {TRIES} times), so nothing is fetched there."
        raise UnreachableError(message)

    def _keep_pace(self, host: str, asked: float | None) -> None:
        """Go no faster than Crawl-delay asks; Scrapy forgets a slot's delay, so it stands twice."""
        downloader = self._session.crawler.engine.downloader
        pace = self._session.plan.pace(self._session.base_url)
        if asked is None or asked <= pace:
            return
        downloader.per_slot_settings[host] = {"delay": asked, "concurrency": 1}
        if host in downloader.slots:
            slot = downloader.slots[host]
            slot.delay, slot.concurrency = asked, 1


def _text(answer: Response) -> str:
    coding = (answer.headers.get("Content-Encoding") or b"").decode("latin-1")
    return decode(answer.body, coding)[0].decode("utf-8", "replace")
