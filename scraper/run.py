"""A crawl from the outside: Scrapy started, watched and ended in one call."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings
from scrapy.utils.asyncio import create_looping_call

from scraper.ledger import begin, end
from scraper.ledger import progress as how_far
from scraper.plan import CrawlOutcome, CrawlPlan, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrapy.crawler import Crawler

    from pipelines.run import Archive
    from scraper.session import Session

__all__ = ["CrawlOutcome", "CrawlPlan", "Progress", "crawl"]

TICK = 0.5
"""Seconds between two reports of progress."""


def crawl(
    archive: Archive, plan: CrawlPlan, progress: Callable[[Progress], None] | None = None
) -> CrawlOutcome:
    """Crawl the archive's site as planned and say how it ended; blocks until then.

    Ctrl-C or SIGTERM once ends it in good order, twice at once; nothing that came in is lost.
    Scrapy's reactor runs once a process, so this can be called once. Raises what broke the
    crawl: a full disk (KeepError, OSError), a broken database.
    """
    session = begin(archive, plan)
    settings = Settings()
    settings.setmodule("scraper.settings", priority="project")
    with _signals_put_back():
        process = AsyncCrawlerProcess(settings)
        crawler = process.create_crawler(plan.spider)
        finish = _Finish()
        crawler.signals.connect(finish.note, signals.spider_closed)
        if progress:
            _report(crawler, session, progress)
        running = process.crawl(crawler, session=session)
        process.start()
    if running.done() and not running.cancelled() and (error := running.exception()):
        session.error = session.error or (error if isinstance(error, Exception) else None)
    outcome = end(session, finish.reason)
    if progress:
        progress(outcome.progress)
    return outcome


class _Finish:
    """Scrapy's word for the end; "killed" where it came to no end."""

    reason = "killed"

    def note(self, reason: str) -> None:
        """Take it from the signal."""
        self.reason = reason


def _report(crawler: Crawler, session: Session, progress: Callable[[Progress], None]) -> None:
    clock = create_looping_call(lambda: progress(how_far(session)))
    crawler.signals.connect(lambda: clock.start(TICK), signals.spider_opened, weak=False)
    crawler.signals.connect(lambda: clock.stop(), signals.spider_closed, weak=False)


@contextmanager
def _signals_put_back() -> Iterator[None]:
    """Scrapy takes the signals of the whole process and keeps them."""
    held = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, reaction in held.items():
            signal.signal(number, reaction)
