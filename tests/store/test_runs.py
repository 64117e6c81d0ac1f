"""The last crawls, and how far a refresh has come."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipelines.store.database import open_archive
from pipelines.store.runs import crawls, refreshing

CRAWL = "insert into crawls (id, record_id, site, started_at, ended_at, outcome, settings, counts)"
DAY = "2026-01-0{}T00:00:00.000Z"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A complete crawl, then a refresh that was stopped; two of its three addresses wait."""
    with closing(open_archive(tmp_path / "archive.db").conn) as found:
        add = f"{CRAWL} values (?, ?, 'x', ?, ?, ?, ?, ?)"
        counts = '{"requests": 20}'
        first = (1, "a", DAY.format(1), DAY.format(2), "complete", '{"delay": 1}', counts)
        found.execute(add, first)
        found.execute(add, (2, "b", DAY.format(3), None, None, '{"delay": 1}', None))
        queue = (
            "insert into queue (url, site, state, priority, ending, again_at, again_for)"
            " values (?, 'x', ?, 1, 0, ?, ?)"
        )
        found.execute(queue, ("http://x/1", "pending", DAY.format(3), "it shows what is new"))
        found.execute(queue, ("http://x/2", "done", DAY.format(3), "it shows what is new"))
        found.execute(queue, ("http://x/3", "leased", DAY.format(4), "it was answered longest ago"))
        found.execute(queue, ("http://x/4", "done", DAY.format(1), "it shows what is new"))
        yield found


def test_the_newest_crawl_comes_first_with_its_settings_and_counts(db: sqlite3.Connection) -> None:
    newest, oldest = crawls(db)
    assert (newest.outcome, newest.seconds, newest.counts) == (None, None, {})
    assert (oldest.seconds, oldest.settings, oldest.counts) == (
        86400,
        {"delay": 1},
        {"requests": 20},
    )


def test_a_refresh_that_is_not_over_says_what_waits(db: sqlite3.Connection) -> None:
    told = {one.reason: (one.asked, one.waiting) for one in refreshing(db)}
    assert told == {"it shows what is new": (2, 1), "it was answered longest ago": (1, 1)}


def test_a_refresh_that_is_over_says_nothing(db: sqlite3.Connection) -> None:
    db.execute("update crawls set outcome = 'complete', ended_at = started_at")
    assert refreshing(db) == ()
