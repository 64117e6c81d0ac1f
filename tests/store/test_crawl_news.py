"""What a crawl found that was new; a real refresh is compared in tests/test_refresh.py."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipelines.store.crawl_news import news
from pipelines.store.database import open_archive

DAY = "2026-01-0{}T00:00:00.000Z"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Three crawls, of which the second was stopped; each asked for a page that is gone since."""
    with closing(open_archive(tmp_path / "archive.db").conn) as found:
        found.execute("pragma foreign_keys = off")
        for number, outcome in ((1, "complete"), (2, "stopped"), (3, "complete")):
            found.execute(
                "insert into crawls (id, record_id, site, started_at, outcome, settings)"
                " values (?, ?, 'x', ?, ?, '{}')",
                (number, str(number), DAY.format(number), outcome),
            )
            _capture(found, crawl=number, status=200 if number == 1 else 404)
        found.execute(
            "insert into pages (id, site, url, kind, status, first_seen_at, last_seen_at, reader)"
            " values (1, 'x', 'http://x/1', 'article', 'gone', ?, ?, 'r')",
            (DAY.format(1), DAY.format(3)),
        )
        yield found


def _capture(db: sqlite3.Connection, crawl: int, status: int) -> None:
    told = {
        "id": crawl,
        "page_id": 1,
        "crawl_id": crawl,
        "record_id": f"c{crawl}",
        "url": "http://x/1",
        "captured_at": DAY.format(crawl),
        "status": status,
        "said_in": crawl,
        "warc_file": "a.warc.gz",
        "warc_offset": crawl,
        "warc_length": 1,
    }
    names = ", ".join(told)
    db.execute(
        f"insert into captures ({names}) values ({', '.join('?' * len(told))})", [*told.values()]
    )


def test_of_a_first_crawl_nothing_is_told(db: sqlite3.Connection) -> None:
    assert news(db, 1) is None


def test_a_first_look_is_no_crawl_that_came_before(db: sqlite3.Connection) -> None:
    """Of a small site it ends as complete; what the crawl then takes is no news."""
    db.execute("""update crawls set settings = '{"sample": true}' where id = 1""")
    assert news(db, 2) is None


def test_a_page_is_gone_once(db: sqlite3.Connection) -> None:
    """A crawl that finds it gone still has nothing to tell."""
    second, third = news(db, 2), news(db, 3)
    assert second
    assert third
    assert (second.gone, third.gone) == ({"article": 1}, {})
    assert (second.new, second.edited, second.comments) == ({}, {}, {})
