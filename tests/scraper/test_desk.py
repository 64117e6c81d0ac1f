"""Addresses are leased, records are handed in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.run import Archive
from pipelines.site_file import SiteFile
from scraper.desk import Lease, Leased, OwnDesk
from scraper.plan import CrawlPlan

BASE = "http://127.0.0.1:9"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    archive = Archive.open(tmp_path, SiteFile(site="test", base_url=BASE))
    with archive.store.database.atomic():
        archive.store.queue.seed([f"{BASE}/"])
    yield archive
    archive.close()


def states(archive: Archive) -> list[tuple[str, str, str | None]]:
    return list(archive.store.database.execute("select url, state, reason from queue").fetchall())


def test_an_address_is_leased_once(archive: Archive) -> None:
    """Until the crawl ends, nobody else gets it."""
    desk, got = OwnDesk(archive, CrawlPlan()), list[Lease]()
    desk.lease(5, got.append)
    desk.lease(5, got.append)
    assert got == [Lease((Leased(f"{BASE}/"),)), Lease()]
    assert states(archive) == [(f"{BASE}/", "leased", None)]


def test_what_robots_txt_forbids_is_settled(archive: Archive) -> None:
    """A leased address that may not be fetched after all is skipped, not forgotten."""
    desk = OwnDesk(archive, CrawlPlan())
    desk.lease(5, lambda lease: None)
    desk.forbid(f"{BASE}/")
    assert states(archive) == [(f"{BASE}/", "skipped", "robots.txt forbids it")]


def test_what_was_never_held_is_asked_for_without_conditions(archive: Archive) -> None:
    """Also in a full crawl."""
    got = list[Lease]()
    OwnDesk(archive, CrawlPlan(full=True)).lease(5, got.append)
    assert got[0].leased[0].held is None
