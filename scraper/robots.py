"""robots.txt before anything else, and refused where it says no (RFC 9309)."""

from __future__ import annotations

import asyncio
import math
import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, IgnoreRequest

from pipelines.keep.decode import decode
from pipelines.read.robots import Rules
from pipelines.records.answer import is_final
from scraper.guards import RefusedError
from scraper.retries import (
    ANNOUNCED,
    TRIES,
    UNANSWERED,
    back_off,
    in_words,
    too_long,
    wait_asked_for,
)
from scraper.session import session_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from scraper.session import Session

REDIRECTS = 5
"""Redirects of a robots.txt that are followed, on the site's own hosts (§2.3.1.2)."""
NAME_TRIES = 2
"""Tries that the name of a host gets which has never answered: mostly it is mistyped."""
LIFETIME = 86_400.0
"""Seconds that a robots.txt holds (§2.4)."""


class UnreachableError(Exception):
    """A host gives no robots.txt and does not say that it has none: do not crawl (§2.3.1.4)."""


class RobotsGate:
    """Let a request pass that the host's robots.txt allows; fetch that first, once a day a host."""

    def __init__(self, session: Session, clock: Callable[[], float] = time.time) -> None:
        self._session = session
        self._clock = clock
        self._learned: dict[str, tuple[Rules, float]] = {}
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
        rules = self._fresh(f"{parts.scheme}://{parts.netloc}")
        if rules is None:
            return self._ask_first(request)
        self._judge(request, rules)
        return None

    def _judge(self, request: Request, rules: Rules) -> None:
        if not rules.allows(request.url):
            self._session.desk.forbid(request.url)
            message = "robots.txt forbids it"
            raise IgnoreRequest(message)

    def _fresh(self, origin: str) -> Rules | None:
        """Return the rules of a host, None where they are not known or a day old (§2.4)."""
        rules, learned = self._learned.get(origin, (None, 0.0))
        return rules if 0 <= self._clock() - learned < LIFETIME else None

    async def open(self, url: str) -> Rules:
        """Learn what the host of an address allows, and keep its pace.

        Rules that are a day old hold on while a new robots.txt cannot be had (§2.4).

        Raises UnreachableError, in a sentence, if its robots.txt cannot be had.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        async with self._asking:
            rules = self._fresh(origin)
            if rules is None:
                rules = await self._learn_anew(origin)
                self._learned[origin] = rules, self._clock()
            return rules

    async def _ask_first(self, request: Request) -> None:
        try:
            rules = await self.open(request.url)
        except UnreachableError as error:
            if not self._session.ending:  # else the address stays pending
                why: dict[str, object] = {"reason": str(error), "tries": 0}
                self._session.journal.note("failed", request.url, why)
            raise IgnoreRequest(str(error)) from error
        self._judge(request, rules)

    async def _learn_anew(self, origin: str) -> Rules:
        try:
            return await self._learn(origin)
        except UnreachableError:
            if origin not in self._learned or self._session.ending:
                raise
            return self._learned[origin][0]

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
        reason, tries = "", TRIES
        for number in range(1, TRIES + 1):
            asked = 0.0
            try:
                request = Request(url, meta={"alone": True})
                answer = await self._session.crawler.engine.download_async(request)
            except (RefusedError, DownloadCancelledError) as error:
                raise UnreachableError(in_words(error)) from error
            except tuple(UNANSWERED) as error:
                reason = in_words(error)
                if isinstance(error, CannotResolveHostError) and not self._session.last_good:
                    tries = NAME_TRIES
            else:
                if is_final(answer.status):
                    return answer
                reason, asked = f"it answers {answer.status}", wait_asked_for(answer)
            if too_long(asked, self._session) or number >= tries:
                break
            if number == NAME_TRIES:
                self._session.desk.say(f"{url}: {reason}; it is asked for up to {tries} times.")
            await self._session.rest(max(asked, back_off(first, number), self._session.quiet))
            if self._session.ending:
                break
        message = f"{url} cannot be had ({reason}, {number} times), so nothing is fetched there."
        raise UnreachableError(message)

    def _keep_pace(self, host: str, asked: float | None) -> None:
        """Go no faster than Crawl-delay asks; Scrapy forgets a slot's delay, so it stands twice."""
        downloader = self._session.crawler.engine.downloader
        pace = self._session.plan.pace(self._session.base_url)
        if asked is None or not pace < asked < math.inf:
            return
        if asked > ANNOUNCED:
            self._session.desk.say(f"robots.txt asks for {asked:.0f} seconds between two requests.")
        downloader.per_slot_settings[host] = {"delay": asked, "concurrency": 1}
        if host in downloader.slots:
            slot = downloader.slots[host]
            slot.delay, slot.concurrency = asked, 1


def _text(answer: Response) -> str:
    coding = (answer.headers.get("Content-Encoding") or b"").decode("latin-1")
    return decode(answer.body, coding)[0].decode("utf-8", "replace")
