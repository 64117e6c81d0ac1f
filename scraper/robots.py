"""robots.txt before anything else, and refused where it says no (RFC 9309)."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, IgnoreRequest

from pipelines.keep.decode import decode
from pipelines.read.robots import Rules, as_text, may_be_rules
from pipelines.records.answer import is_final
from pipelines.store.queue import ROBOTS
from scraper.guards import RefusedError
from scraper.retries import (
    ANNOUNCED,
    TRIES,
    UNANSWERED,
    back_off,
    in_words,
    too_long,
    tries_for,
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


class _Learned(NamedTuple):
    """Rules, whether they are kept under robots.txt's own address, and when they were learned."""

    rules: Rules
    kept: bool
    at: float = 0.0


class RobotsGate:
    """Let a request pass that the host's robots.txt allows; fetch that first, once a day a host."""

    def __init__(self, session: Session, clock: Callable[[], float] = time.time) -> None:
        self._session = session
        self._clock = clock
        self._learned: dict[str, _Learned] = {}
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
        known = self._fresh(f"{parts.scheme}://{parts.netloc}")
        if known is None:
            return self._ask_first(request)
        self._judge(request, known)
        return None

    def _judge(self, request: Request, known: _Learned) -> None:
        """Refuse what is forbidden; a note tells it where the kept robots.txt does not."""
        if known.rules.allows(request.url):
            return
        if known.kept:
            self._session.desk.forbid(request.url)
        else:
            why: dict[str, object] = {"reason": ROBOTS, "urls": [request.url]}
            self._session.journal.note("skipped", request.url, why)
        raise IgnoreRequest(ROBOTS)

    def _fresh(self, origin: str) -> _Learned | None:
        """Return the rules of a host, None where they are not known or a day old (§2.4)."""
        known = self._learned.get(origin)
        return known if known and 0 <= self._clock() - known.at < LIFETIME else None

    async def open(self, url: str) -> Rules:
        """Learn what the host of an address allows, and keep its pace.

        Rules that are a day old hold on while a new robots.txt cannot be had (§2.4).

        Raises UnreachableError, in a sentence, if its robots.txt cannot be had.
        """
        return (await self._know(url)).rules

    async def _know(self, url: str) -> _Learned:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        async with self._asking:
            known = self._fresh(origin) or self._from_before(origin)
            if known is None:
                known = (await self._learn_anew(origin))._replace(at=self._clock())
                self._learned[origin] = known
            return known

    def _from_before(self, origin: str) -> _Learned | None:
        """Take over what the first contact has learned a moment ago."""
        told = self._session.known.pop(origin, None)
        if told is None:
            return None
        rules = Rules.parse(told.text or "")
        self._keep_pace(origin, rules.delay())
        self._learned[origin] = _Learned(rules, told.text is not None, told.at)
        return self._fresh(origin)

    async def _ask_first(self, request: Request) -> None:
        try:
            known = await self._know(request.url)
        except UnreachableError as error:
            if not self._session.ending:  # else the address stays pending
                why: dict[str, object] = {"reason": str(error), "tries": 0}
                self._session.journal.note("failed", request.url, why)
            raise IgnoreRequest(str(error)) from error
        self._judge(request, known)

    async def _learn_anew(self, origin: str) -> _Learned:
        try:
            return await self._learn(origin)
        except UnreachableError:
            if origin not in self._learned or self._session.ending:
                raise
            return self._learned[origin]

    async def _learn(self, origin: str) -> _Learned:
        answer = await self._fetch(f"{origin}/robots.txt")
        self._session.journal.flush()
        with self._session.watch():
            self._session.desk.obey()  # what it forbids is no longer pending
        found = 200 <= answer.status < 300
        own = answer.url == f"{origin}/robots.txt"
        text = _text(answer) if found else ""
        rules = Rules.parse(text) if own or may_be_rules(text) else Rules.none()
        self._keep_pace(origin, rules.delay())
        return _Learned(rules, answer.status == 200 and own)

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
            except (RefusedError, DownloadCancelledError, IgnoreRequest) as error:
                raise UnreachableError(in_words(error)) from error
            except tuple(UNANSWERED) as error:
                reason, tries = in_words(error), tries_for(error)
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

    def _keep_pace(self, origin: str, asked: float | None) -> None:
        """Go no faster than Crawl-delay asks; a long one is told."""
        pace = self._session.pace
        pace.ask(origin, asked)
        if pace.asked > ANNOUNCED:
            told = f"robots.txt asks for {pace.asked:.0f} seconds between two requests."
            self._session.desk.say(told)


def _text(answer: Response) -> str:
    coding = (answer.headers.get("Content-Encoding") or b"").decode("latin-1")
    return as_text(decode(answer.body, coding)[0])
