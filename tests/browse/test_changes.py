"""What is new, edited or gone, in words and in order."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from browse import changes
from browse.changes import latest
from pipelines.records import Comment, Crawl, PageRow, Record, Revision
from pipelines.store.database import insert, open_archive
from tests.browse.archive import row

FIRST, SECOND = "2026-11-01T10:00:00.000Z", "2026-11-08T10:00:00.000Z"


def _page(number: int, kind: str, first: str, changed: str, status: str = "live") -> Record:
    return row(
        PageRow, id=number, url=f"https://example.org/{number}", kind=kind, title=f"Page {number}",
        status=status, first_seen_at=first, changed_at=changed,
    )  # fmt: skip


def _changed(number: int, page: int, comment: int | None, change: str, minute: int) -> Record:
    return row(
        Revision, id=number, page_id=page, comment_id=comment, change=change,
        seen_at=f"2026-11-08T10:{minute:02}:00.000Z",
    )  # fmt: skip


def _post(number: int, page: int, first: str, **values: str) -> Record:
    return row(Comment, id=number, page_id=page, first_seen_at=first, **values)


@pytest.fixture
def told(tmp_path: Path) -> list[tuple[str, str, str]]:
    archive = open_archive(tmp_path / "archive.db")
    archive.execute("pragma foreign_keys = off")
    insert(archive, [
        row(Crawl, id=1, record_id="urn:1", started_at="2026-11-01T09:00:00.000Z"),
        row(Crawl, id=2, record_id="urn:2", started_at="2026-11-08T09:00:00.000Z"),
        _page(1, "topic", FIRST, SECOND),
        _post(1, 1, FIRST),
        _post(2, 1, "2026-11-08T10:01:00.000Z"),
        _post(3, 1, "2026-11-08T10:01:00.000Z"),
        _page(2, "article", "2026-11-08T09:30:00.000Z", "2026-11-08T09:30:00.000Z"),
        _page(3, "article", FIRST, "2026-11-08T09:29:00.000Z"),
        _changed(1, 3, None, "created", 1),
        _changed(2, 3, None, "edited", 40),
        _page(4, "topic", FIRST, "2026-11-08T09:28:00.000Z"),
        _post(4, 4, FIRST),
        _changed(3, 4, 4, "deleted", 50),
        _page(5, "video", FIRST, FIRST, status="gone"),
        _changed(4, 5, None, "deleted", 45),
        _page(6, "article", FIRST, SECOND, status="withheld"),
        _changed(5, 6, None, "edited", 55),
        _page(7, "listing", FIRST, SECOND),
    ])  # fmt: skip
    with contextlib.closing(archive.conn) as db:
        return [(change.what, change.title, change.path) for change in latest(db)]


def test_each_change_is_told_once_newest_first(told: list[tuple[str, str, str]]) -> None:
    """A page whose edited text is told is not told as changed besides; lists have no news."""
    assert told == [
        ("Post gone", "Page 4", "/comment/4"),
        ("Gone from the site", "Page 5", "/read/5"),
        ("Text edited", "Page 3", "/read/3"),
        ("2 new posts", "Page 1", "/read/1"),
        ("New article", "Page 2", "/read/2"),
    ]


def test_is_read_by_index(tmp_path: Path) -> None:
    """The newest pages and the newest changes are steps into an index, however many there are."""
    with contextlib.closing(open_archive(tmp_path / "archive.db").conn) as db:
        asked = {"most": 12, "category": None}
        for query, index in ((changes._PAGES, "changed_at"), (changes._TEXTS, "seen_at")):
            plan = [str(step[3]) for step in db.execute(f"explain query plan {query}", asked)]
            assert any(f"_{index}" in step for step in plan[:1]), plan
            assert not any(step == "USE TEMP B-TREE FOR ORDER BY" for step in plan), plan
