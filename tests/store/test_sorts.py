"""What waits, what was not fetched and what could not be read, in a few lines."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.records import Problem, QueueEntry, Record
from pipelines.store.database import insert, open_archive
from pipelines.store.sorts import EXAMPLES, Example, Sort, pending, problems_by_kind, reasons

SITE = "https://site.example"


def _queued(path: str, state: str, reason: str | None = None) -> QueueEntry:
    empty: dict[str, object] = {column.name: None for column in QueueEntry.columns()}
    told = {"url": SITE + path, "site": "x", "state": state, "reason": reason, "priority": 0}
    told["ending"] = 0
    return QueueEntry(**(empty | told))  # type: ignore[arg-type]


def _problem(number: int) -> Problem:
    return Problem(
        id=number,
        capture_id=None,
        page_id=None,
        url=f"{SITE}/{number}",
        kind="date",
        field=None,
        reader=None,
        message="it has two readings",
    )


ROWS: tuple[Record, ...] = (
    *(_queued(f"/user/{n}", "skipped", "profiles of members are not fetched") for n in range(5)),
    _queued("/down", "failed", "no answer after 8 tries"),
    *(_queued(path, "pending") for path in ("/list", "/list?page=1", "/list?page=2")),
    *(_queued(path, "pending") for path in ("/new", "/new?page=1")),
    _problem(1),
    _problem(2),
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A queue and some problems."""
    database = open_archive(tmp_path / "archive.db")
    with database.atomic():
        insert(database, ROWS)
    yield database.conn
    database.close()


def test_what_is_pending_comes_by_kind_with_examples_of_different_paths(
    db: sqlite3.Connection,
) -> None:
    (found,) = pending(db)
    assert (found.name, found.count) == ("of a kind that no link tells", 5)
    assert [e.url for e in found.examples] == [f"{SITE}/list", f"{SITE}/new"]


def test_each_reason_has_a_few_examples(db: sqlite3.Connection) -> None:
    failed, skipped = reasons(db)
    assert failed == Sort(
        state="failed",
        name="no answer after 8 tries",
        count=1,
        examples=(Example(url=f"{SITE}/down", message=None),),
    )
    assert (skipped.count, len(skipped.examples)) == (5, EXAMPLES)


def test_problems_come_by_kind_with_their_words(db: sqlite3.Connection) -> None:
    (dates,) = problems_by_kind(db)
    assert (dates.name, dates.count) == ("date", 2)
    assert dates.examples[0] == Example(url=f"{SITE}/1", message="it has two readings")
