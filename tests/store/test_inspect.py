"""Questions about a whole archive, on a small one written by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from pipelines.records import (
    Article,
    Author,
    Capture,
    Comment,
    Crawl,
    PageRow,
    Problem,
    QueueEntry,
    Record,
    Topic,
)
from pipelines.store import inspect
from pipelines.store.database import ArchiveError, insert, open_archive
from pipelines.store.inspect import Span

R = TypeVar("R", bound=Record)

SITE = "https://site.example"
SEEN = "2024-03-01T10:00:00.000Z"


def _row(kind: type[R], /, **values: object) -> R:
    """Return a record whose other columns are NULL."""
    return kind(**({column.name: None for column in kind.columns()} | values))


def _page(number: int, kind: str, status: str = "live") -> PageRow:
    return _row(
        PageRow,
        id=number,
        site="x",
        url=f"{SITE}/{number}",
        kind=kind,
        status=status,
        first_seen_at=SEEN,
        last_seen_at=SEEN,
    )


def _comment(number: int, day: str, deleted_at: str | None = None) -> Comment:
    return _row(
        Comment,
        id=number,
        page_id=3,
        system="drupal",
        source_id=str(number),
        published_on=day,
        author_id=1,
        first_seen_at=SEEN,
        last_seen_at=SEEN,
        deleted_at=deleted_at,
        url=f"{SITE}/comment/{number}#comment-{number}",
    )


def _captured(page: int) -> Capture:
    return _row(
        Capture,
        id=page,
        page_id=page,
        crawl_id=1,
        record_id=f"urn:uuid:{page}",
        url=f"{SITE}/{page}",
        captured_at=SEEN,
        status=200,
        said_in=page,
        warc_file="a.warc.gz",
        warc_offset=0,
        warc_length=10,
    )


def _queued(path: str, state: str, reason: str | None = None) -> QueueEntry:
    told = {"state": state, "reason": reason, "priority": 0, "ending": 0}
    return _row(QueueEntry, url=SITE + path, site="x", **told)


ROWS: tuple[Record, ...] = (
    _row(
        Crawl,
        id=1,
        record_id="urn:uuid:1",
        site="x",
        software="tool/1",
        started_at="2024-03-01T09:59:00.000Z",
        outcome="complete",
        reason="Done: every address has its answer.",
        counts='{"requests": 4}',
    ),
    _page(1, "article"),
    _page(2, "article"),
    _page(3, "topic"),
    _page(4, "article", "gone"),
    _page(5, "other", "forbidden"),
    _captured(3),
    _captured(4),
    _row(Article, page_id=1, published_on="2013-08-07", comment_count=0),
    _row(Topic, page_id=3, published_on="2009-01-02", comment_count=1, source_id="77"),
    _comment(7, "2021-05-05"),
    _comment(8, "2010-05-05", deleted_at=SEEN),
    *(_queued(f"/user/{n}", "skipped", "profiles of members are not fetched") for n in range(5)),
    _queued("/down", "failed", "no answer after 8 tries"),
    _queued("/new", "pending"),
    *(_row(Author, id=n, site="x", name=str(n), kind="member") for n in (1, 2)),
    *(
        _row(Problem, id=n, url=f"{SITE}/{n}", kind="date", message="it has two readings")
        for n in (1, 2)
    ),
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A small archive, opened to be read."""
    path = tmp_path / "archive.db"
    database = open_archive(path)
    with database.atomic():
        insert(database, ROWS)
    database.conn.close()
    connection = inspect.open_to_read(path)
    yield connection
    connection.close()


def test_status_counts_what_is_held(db: sqlite3.Connection) -> None:
    found = inspect.status(db)
    assert list(found.pages.items()) == [("article", 2), ("topic", 1)]
    assert found.not_live == {"gone": 1, "forbidden": 1}
    assert (found.no_longer, found.never_shown) == ({"gone": 1}, {"forbidden": 1})
    assert (found.comments, found.comments_deleted, found.captures) == (1, 1, 2)


def test_people_who_wrote_comments_are_told_from_all_who_are_known(db: sqlite3.Connection) -> None:
    found = inspect.status(db)
    assert (found.commenters, found.authors) == (1, 2)


def test_addresses_are_counted_by_state(db: sqlite3.Connection) -> None:
    found = inspect.status(db)
    assert found.queue == {"failed": 1, "pending": 1, "skipped": 5}
    assert (len(found.pending), len(found.reasons), len(found.problems)) == (1, 2, 1)


def test_the_span_of_dates_is_that_of_all_texts(db: sqlite3.Connection) -> None:
    found = inspect.status(db)
    assert found.published == Span(first="2009-01-02", last="2021-05-05")
    assert found.captured == Span(first=SEEN, last=SEEN)


def test_crawls_say_what_they_took(db: sqlite3.Connection) -> None:
    (crawl,) = inspect.status(db).crawls
    assert (crawl.outcome, crawl.captures, crawl.counts) == ("complete", 2, {"requests": 4})
    assert crawl.reason == "Done: every address has its answer."


def test_nothing_can_be_written(db: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("delete from pages")


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"no database " * 100)
    with pytest.raises(ArchiveError, match=r"x\.db"):
        inspect.open_to_read(tmp_path / "x.db")
