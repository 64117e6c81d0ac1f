"""The fetching process: Scrapy and the WARC file, at a desk whose archive is next door."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, NoReturn

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from pipelines.keep.errors import KeepError
from scraper.desk import Counts, Lease
from scraper.ledger import Ended, LastNote, begin, close
from scraper.signals import keep_out, let_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.keep.folder import WarcFolder
    from pipelines.read.sites.site import Site
    from pipelines.records.answer import Kept
    from scraper.known import Known
    from scraper.plan import CrawlPlan
    from scraper.session import Session


class FarDesk:
    """The desk seen from the fetching process: what is said goes through a connection, in order."""

    def __init__(self, connection: Connection, site: Site) -> None:
        self.site = site
        self._connection = connection
        self._then: Callable[[Lease], None] | None = None

    def lease(self, count: int, then: Callable[[Lease], None]) -> None:
        """Ask for addresses; they come when the archive has taken all that was sent before."""
        self._then = then
        self._send("lease", count)

    def take(self, batch: list[Kept], counts: Counts) -> None:
        """Send what is safe on disk."""
        self._send("take", batch, counts)

    def forbid(self, url: str) -> None:
        """Say that robots.txt forbids an address."""
        self._send("forbid", url)

    def obey(self) -> None:
        """Say that a robots.txt was sent."""
        self._send("obey")

    def quiet(self, seconds: float, counts: Counts) -> None:
        """Say that the host gets so much quiet."""
        self._send("quiet", seconds, counts)

    def say(self, sentence: str) -> None:
        """Have a sentence told to the user."""
        self._send("say", sentence)

    def listen(self) -> None:
        """Take what comes in while Scrapy runs."""
        asyncio.get_event_loop().add_reader(self._connection.fileno(), self._received)

    def deaf(self) -> None:
        """Leave what comes in lying there."""
        asyncio.get_event_loop().remove_reader(self._connection.fileno())

    def _send(self, *said: object) -> None:
        try:
            self._connection.send(said)
        except OSError:
            _left_alone()

    def _received(self) -> None:
        try:
            lease: Lease = self._connection.recv()
        except (EOFError, OSError):
            _left_alone()
        then, self._then = self._then, None
        if then:
            then(lease)


def _left_alone() -> NoReturn:
    """End: the archive's process is gone. What is on disk is read at the next start."""
    os._exit(1)


class _Finish:
    """Scrapy's word for the end; "killed" where it came to no end."""

    reason = "killed"

    def note(self, reason: str) -> None:
        """Take it from the signal."""
        self.reason = reason


def run_scrapy(session: Session, desk: FarDesk) -> str:
    """Fetch until there is no more or somebody ends it; return Scrapy's word for the end."""
    settings = Settings()
    settings.setmodule("scraper.settings", priority="project")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(session.plan.spider)
    finish = _Finish()
    crawler.signals.connect(desk.listen, signals.spider_opened)
    crawler.signals.connect(finish.note, signals.spider_closed)
    running = process.crawl(crawler, session=session)
    process.start()
    keep_out()  # from here on it ends by itself
    desk.deaf()
    if running.done() and not running.cancelled():
        error = running.exception()
        session.error = session.error or (error if isinstance(error, Exception) else None)
    return finish.reason


def main(connection: Connection) -> None:
    """Fetch as told by the first message; say how it ended, and note the end as told."""
    told: tuple[Site, WarcFolder, CrawlPlan, dict[str, Known]] = connection.recv()
    site, folder, plan, known = told
    desk = FarDesk(connection, site)
    try:
        session = begin(desk, folder, plan, let_in)
        session.known = known
    except KeepError as error:
        connection.send(("ended", Ended("not begun", None, error, Counts(0, {}))))
        return
    finish = run_scrapy(session, desk)
    connection.send(("ended", close(session, finish)))
    session.journal.close(_last_note(connection))


def _last_note(connection: Connection) -> LastNote:
    """Return the note of the end; addresses that were asked for before it may come first."""
    told: LastNote | Lease = connection.recv()
    while isinstance(told, Lease):
        told = connection.recv()
    return told


if __name__ == "__main__":
    # The archive's process may end first, with an error of its own; it tells the user.
    with suppress(BrokenPipeError, ConnectionResetError, EOFError):
        main(Connection(int(sys.argv[1])))
