"""Kept first, then read, in batches."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines.keep.exchange import Exchange
from pipelines.keep.folder import WarcFolder
from pipelines.keep.writer import WarcWriter
from pipelines.records.answer import Answer
from pipelines.run import Archive
from pipelines.site_file import SiteFile
from scraper.desk import OwnDesk
from scraper.journal import BATCH, Journal
from scraper.plan import CrawlPlan
from scraper.session import Session

BASE = "http://127.0.0.1:9"


def answered(path: str) -> Exchange:
    return Exchange(
        url=BASE + path,
        status=200,
        headers=(("Content-Type", "text/html"),),
        payload=b"<h1>A page</h1>",
        captured_at="2026-01-02T03:04:05.678Z",
    )


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    archive = Archive.open(tmp_path, SiteFile(site="test", base_url=BASE))
    yield archive
    archive.close()


@pytest.fixture
def session(archive: Archive) -> Iterator[Session]:
    session = Session(OwnDesk(archive, CrawlPlan()), CrawlPlan())
    writer = WarcWriter(
        archive.keep, software="test", operator=None, robots_policy="", settings={}, crawl="urn:x"
    )
    session.journal = Journal(session, writer, "urn:x")
    yield session
    session.journal.close()


def held(archive: Archive) -> int:
    rows = archive.store.database.execute("select count(*) from captures").fetchone()
    return int(rows[0])


@pytest.mark.asyncio
async def test_a_batch_is_read_when_it_is_full(archive: Archive, session: Session) -> None:
    """Up to fifty pages wait for one another, no more."""
    for number in range(BATCH - 1):
        session.journal.add(answered(f"/{number}"))
    assert (session.journal.waiting, held(archive)) == (BATCH - 1, 0)
    session.journal.add(answered("/last"))
    assert (session.journal.waiting, held(archive)) == (0, BATCH)


@pytest.mark.asyncio
async def test_a_page_does_not_wait_for_long(
    archive: Archive, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow crawl's pages are safe and readable after a second (here: a moment)."""
    monkeypatch.setattr("scraper.journal.AGE", 0.01)
    session.journal.add(answered("/a"))
    for _ in range(200):
        await asyncio.sleep(0.01)
        if held(archive):
            break
    assert held(archive) == 1


@pytest.mark.asyncio
async def test_what_is_read_is_on_disk_before(
    archive: Archive, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The archive knows no capture that the WARC does not hold (DESIGN §1, rule 1)."""
    seen: list[int] = []
    take = archive.store.add_and_assemble

    def counted(*arguments: Any) -> None:
        folder = WarcFolder(archive.folder / "warc")
        seen.append(sum(isinstance(kept, Answer) for kept in folder.records()))
        take(*arguments)

    monkeypatch.setattr(archive.store, "add_and_assemble", counted)
    session.journal.add(answered("/a"))
    session.journal.add(answered("/b"))
    session.journal.flush()
    assert seen == [2]


@pytest.mark.asyncio
async def test_a_failure_is_the_last_thing_that_happens(archive: Archive, session: Session) -> None:
    """When the disk is full nothing more is written, and nothing written is lost."""
    session.journal.add(answered("/a"))
    session.journal.flush()
    session.error = OSError("disk full")
    session.journal.add(answered("/b"))
    session.journal.note("failed", f"{BASE}/c", {"reason": "x", "tries": 1})
    session.journal.flush()
    assert session.journal.waiting == 0
    assert held(archive) == 1
