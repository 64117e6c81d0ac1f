"""Everything on a site that is worth a request."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy import Spider
from scrapy.exceptions import CloseSpider

from scraper.robots import RobotsGate, UnreachableError
from scraper.settings import settings_for

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from scraper.session import Session


class SiteSpider(Spider):
    """Say which kinds of page are wanted; the archive reads them, and finds the links."""

    name = "site"
    only: ClassVar[tuple[str, ...]] = ()

    def __init__(self, session: Session, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.session = session

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **arguments: Any) -> SiteSpider:
        """Make the spider for a session, or for the arguments of `scrapy crawl`.

        Those are base_url, data (the archive's folder), timezone, contact, delay, max_pages.
        """
        session = arguments.pop("session", None)
        if session is None:
            from scraper.alone import session_alone  # all of the archive, for `scrapy crawl` alone

            session = session_alone(crawler, cls.only, arguments)
        session.crawler = crawler
        # It warns of each page that is too large, cut or slow; those are rows of the queue.
        logging.getLogger("scrapy.core.downloader.handlers.http11").setLevel(logging.ERROR)
        crawler.settings.setdict(settings_for(session.plan, session.base_url), "cmdline")
        spider = cls(session)
        spider._set_crawler(crawler)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Learn what the host allows; then the frontier begins. Nothing is yielded."""
        self.session.under_way()
        gate = self.crawler.get_downloader_middleware(RobotsGate)
        if gate is not None:
            try:
                await gate.open(self.session.base_url)
            except UnreachableError as error:
                if not self.session.ending:
                    self.session.stop(str(error))
                raise CloseSpider("robots") from error
        self.session.open = True
        return
        yield

    def parse(self, response: Response, **_: Any) -> None:
        """Do nothing: the answer is in the WARC, and the archive reads it from there."""
