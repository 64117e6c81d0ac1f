"""Questions about a whole archive: what is held, what waits, what failed. Nothing is written."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from pipelines.store.database import open_archive
from pipelines.store.runs import CrawlSeen, Refreshing, crawls, refreshing
from pipelines.store.sorts import Sort, pending, problems_by_kind, reasons

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
class Span:
    """The first and the last of something: days in the site's time zone, or UTC times."""

    first: str | None
    last: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """What an archive holds and what it waits for.

    `not_live` are pages by status; of these `no_longer` have once been seen, and `never_shown`
    not. `commenters` are the people who wrote the comments, `authors` all who are known.
    """

    pages: Counts
    not_live: Counts
    no_longer: Counts
    never_shown: Counts
    comments: int
    comments_deleted: int
    commenters: int
    authors: int
    captures: int
    published: Span
    captured: Span
    queue: Counts
    pending: tuple[Sort, ...]
    reasons: tuple[Sort, ...]
    problems: tuple[Sort, ...]
    crawls: tuple[CrawlSeen, ...]
    refreshing: tuple[Refreshing, ...]


NOT_LIVE = """
select status, count(*) from pages where status <> 'live' and {} (
  select 1 from captures where page_id = pages.id and status between 200 and 299)
group by 1 order by 2 desc, 1
"""


def status(db: sqlite3.Connection) -> Status:
    """Return what the archive holds."""
    return Status(
        pages=pages_by_kind(db),
        not_live=_counts(
            db, "select status, count(*) from pages where status <> 'live' group by 1"
        ),
        no_longer=_counts(db, NOT_LIVE.format("exists")),
        never_shown=never_shown(db),
        comments=count_comments(db),
        comments_deleted=_one(db, "select count(*) from comments where deleted_at is not null"),
        commenters=_one(
            db, "select count(distinct author_id) from comments where deleted_at is null"
        ),
        authors=_one(db, "select count(*) from authors"),
        captures=_one(db, "select count(*) from captures"),
        published=_published(db),
        captured=_span(db, "select min(captured_at), max(captured_at) from captures"),
        queue=_counts(db, "select state, count(*) from queue group by 1"),
        pending=pending(db),
        reasons=reasons(db),
        problems=problems_by_kind(db),
        crawls=crawls(db),
        refreshing=refreshing(db),
    )


def pages_by_kind(db: sqlite3.Connection) -> Counts:
    """Return how many live pages of each kind are held, the most frequent first."""
    return _counts(
        db,
        "select kind, count(*) from pages where status = 'live' group by 1 order by 2 desc, 1",
    )


def never_shown(db: sqlite3.Connection) -> Counts:
    """Return how many addresses were answered and never with a page, by their status."""
    return _counts(db, NOT_LIVE.format("not exists"))


def count_comments(db: sqlite3.Connection) -> int:
    """Return how many comments are held that are not deleted."""
    return _one(db, "select count(*) from comments where deleted_at is null")


def count_problems(db: sqlite3.Connection) -> int:
    """Return how many rows `problems` has."""
    return _one(db, "select count(*) from problems")


def count_unread(db: sqlite3.Connection) -> int:
    """Return how many problems are about a whole page or record, not about one field of it."""
    return _one(db, "select count(*) from problems where field is null and kind <> 'failed'")


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
