"""Questions about a whole archive: what is held, what waits, what failed. Nothing is written."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from pipelines.store.database import open_archive

EXAMPLES = 3
CRAWLS = 5

Counts = dict[str, int]


def open_to_read(database: Path) -> sqlite3.Connection:
    """Open archive.db read-only; it may be written by another process meanwhile.

    Raises ArchiveError if the file is no archive of ours, or cannot be opened.
    """
    connection = open_archive(database, read_only=True).conn
    connection.row_factory = sqlite3.Row
    connection.execute("begin")  # one snapshot for all questions
    return connection


def fingerprint_of(db: sqlite3.Connection) -> str | None:
    """Return what stands in `about` of the code and site.toml that made the archive."""
    row = db.execute("select value from about where key = 'fingerprint'").fetchone()
    return row[0] if row else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """An address, and what is to be said of it."""

    url: str
    message: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sort:
    """How many of a sort there are, with a few examples; `state` only for the queue."""

    name: str
    count: int
    examples: tuple[Example, ...]
    state: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlSeen:
    """A run, as `crawls` has it; times are UTC."""

    started_at: str | None
    ended_at: str | None
    outcome: str | None
    software: str | None
    counts: dict[str, object]
    captures: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """The first and the last of something: days in the site's time zone, or UTC times."""

    first: str | None
    last: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """What an archive holds and what it waits for."""

    pages: Counts
    not_live: Counts
    comments: int
    comments_deleted: int
    authors: int
    captures: int
    published: Span
    captured: Span
    queue: Counts
    reasons: tuple[Sort, ...]
    problems: tuple[Sort, ...]
    crawls: tuple[CrawlSeen, ...]


def status(db: sqlite3.Connection) -> Status:
    """Return what the archive holds."""
    return Status(
        pages=pages_by_kind(db),
        not_live=_counts(
            db, "select status, count(*) from pages where status <> 'live' group by 1"
        ),
        comments=count_comments(db),
        comments_deleted=_one(db, "select count(*) from comments where deleted_at is not null"),
        authors=_one(db, "select count(*) from authors"),
        captures=_one(db, "select count(*) from captures"),
        published=_published(db),
        captured=_span(db, "select min(captured_at), max(captured_at) from captures"),
        queue=_counts(db, "select state, count(*) from queue group by 1"),
        reasons=reasons(db),
        problems=problems_by_kind(db),
        crawls=_crawls(db),
    )


def pages_by_kind(db: sqlite3.Connection) -> Counts:
    """Return how many live pages of each kind are held, the most frequent first."""
    return _counts(
        db,
        "select kind, count(*) from pages where status = 'live' group by 1 order by 2 desc, 1",
    )


def count_comments(db: sqlite3.Connection) -> int:
    """Return how many comments are held that are not deleted."""
    return _one(db, "select count(*) from comments where deleted_at is null")


def count_problems(db: sqlite3.Connection) -> int:
    """Return how many rows `problems` has."""
    return _one(db, "select count(*) from problems")


def count_unread(db: sqlite3.Connection) -> int:
    """Return how many problems are about a whole page or record, not about one field of it."""
    return _one(db, "select count(*) from problems where field is null and kind <> 'failed'")


def reasons(db: sqlite3.Connection) -> tuple[Sort, ...]:
    """Return why addresses were skipped, blocked or failed, each with a few of them."""
    sorts = db.execute(
        "select state, coalesce(reason, 'no reason is on record'), count(*), reason from queue"
        " where state in ('skipped', 'failed', 'blocked') group by state, reason"
        " order by state, 3 desc, 2"
    ).fetchall()
    return tuple(
        Sort(
            name=told,
            count=count,
            state=state,
            examples=_examples(
                db,
                "select url, null from queue where state = ? and reason is ? order by url limit ?",
                (state, reason),
            ),
        )
        for state, told, count, reason in sorts
    )


def problems_by_kind(db: sqlite3.Connection) -> tuple[Sort, ...]:
    """Return what could not be read, by kind, each with a few addresses."""
    sorts = db.execute("select kind, count(*) from problems group by 1 order by 2 desc, 1")
    return tuple(
        Sort(
            name=kind,
            count=count,
            examples=_examples(
                db,
                "select url, message from problems where kind = ? order by url, id limit ?",
                (kind,),
            ),
        )
        for kind, count in sorts.fetchall()
    )


def _examples(db: sqlite3.Connection, query: str, of: tuple[object, ...]) -> tuple[Example, ...]:
    return tuple(Example(url=u, message=m) for u, m in db.execute(query, (*of, EXAMPLES)))


def _crawls(db: sqlite3.Connection) -> tuple[CrawlSeen, ...]:
    rows = db.execute(
        "select started_at, ended_at, outcome, software, counts,"
        " (select count(*) from captures where crawl_id = crawls.id) from crawls"
        " order by started_at desc, id limit ?",
        (CRAWLS,),
    )
    return tuple(
        CrawlSeen(
            started_at=started,
            ended_at=ended,
            outcome=outcome,
            software=software,
            counts=json.loads(counts or "{}"),
            captures=captures,
        )
        for started, ended, outcome, software, counts, captures in rows
    )


def _published(db: sqlite3.Connection) -> Span:
    return _span(
        db,
        "select min(published_on), max(published_on) from (select published_on from articles"
        " union all select published_on from videos union all select published_on from topics"
        " union all select published_on from comments)",
    )


def _span(db: sqlite3.Connection, query: str) -> Span:
    first, last = db.execute(query).fetchone()
    return Span(first=first, last=last)


def _counts(db: sqlite3.Connection, query: str) -> Counts:
    return {str(name): count for name, count in db.execute(query)}


def _one(db: sqlite3.Connection, query: str) -> int:
    (count,) = db.execute(query).fetchone()
    return int(count)
