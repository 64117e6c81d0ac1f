"""What the parts of a crawl share."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from scrapy import Request

from pipelines.run import Archive
from pipelines.site_file import SiteFile
from scraper.desk import OwnDesk
from scraper.plan import CrawlPlan
from scraper.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    archive = Archive.open(tmp_path, SiteFile(site="test", base_url="http://127.0.0.1:9"))
    session = Session(OwnDesk(archive, CrawlPlan()), CrawlPlan())
    session.open = True
    return session


def test_the_first_reason_to_stop_is_the_reason(session: Session) -> None:
    """What follows from it is not what the user must know."""
    assert session.going
    session.stop("The host is away.")
    session.stop("Another page is away.")
    assert session.stopped == "The host is away."
    assert not session.going


def test_an_error_ends_the_crawl_and_is_not_lost(session: Session) -> None:
    """The first one is kept, to be raised when Scrapy has ended; it does not reach Scrapy."""
    with session.watch():
        raise OSError("disk full")
    with session.watch():
        raise ValueError("what came of it")
    assert isinstance(session.error, OSError)
    assert not session.going


def test_an_interrupt_is_no_error(session: Session) -> None:
    """Ctrl-C at that moment goes where it wants."""
    with pytest.raises(KeyboardInterrupt), session.watch():
        raise KeyboardInterrupt
    assert session.error is None


@pytest.mark.asyncio
async def test_requests_that_wait_can_be_dropped(session: Session) -> None:
    """At the end of a crawl nothing is sent any more."""
    session.send_later(Request("http://127.0.0.1:9/a"), 0.01)
    assert session.later == 1
    session.drop_waiting()
    await asyncio.sleep(0.03)  # it would be sent now, and fail for want of an engine
    assert session.later == 0
