"""What is counted over the whole archive: kinds, days, categories, discussions, the last crawl."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from browse.changes import Change, latest
from pipelines.store.inspect import count_problems, pages_by_kind
from pipelines.store.runs import CrawlSeen, crawls
from pipelines.store.search import day_number

TEXTS = {
    "articles": "Articles",
    "videos": "Videos",
    "topics": "Discussions",
    "comments": "Comments",
}
"""Tables of texts that have a day, and what their rows are called."""
AT_MOST = 12
"""Categories and discussions that are charted."""

_DAYS = "select published_on, count(*) from {} where published_on is not null group by 1"
"""By day, as the index has them: by month, SQLite would sort two million rows first."""
_CAPTURED = "select min(captured_at), max(captured_at) from captures"
_CATEGORIES = f"""
with most as (select category_id, count(*) as pages from page_categories group by 1)
select id, name, pages from most join categories on id = category_id
order by pages desc, name, id limit {AT_MOST}
"""
_DISCUSSIONS = f"""
with most as materialized (
  select page_id, count(*) as posts from comments group by page_id
  order by posts desc, page_id limit {AT_MOST * 2}
)
select pages.id, pages.title, posts from most join pages on pages.id = page_id
where pages.status <> 'withheld' order by posts desc, pages.id limit {AT_MOST}
"""
_STATES = "select state, count(*) from queue group by 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one moment; `seconds` is what it took to count.

    `days` has by table how many rows each day has, `undated` how many have no day; `categories`
    and `discussions` are id, name and count, the largest first. Times are UTC.
    """

    counted_at: str
    seconds: float
    kinds: Mapping[str, int]
    comments: int
    written: tuple[str | None, str | None]
    captured: tuple[str | None, str | None]
    days: Mapping[str, Mapping[str, int]]
    undated: Mapping[str, int]
    categories: list[tuple[int, str, int]]
    discussions: list[tuple[int, str | None, int]]
    states: Mapping[str, int]
    problems: int
    last_crawl: CrawlSeen | None
    changes: list[Change]


def count(archive: sqlite3.Connection) -> Figures:
    """Count everything at one moment of the archive. Each count reads an index, and no texts."""
    began = time.perf_counter()
    with _one_moment(archive):
        days = {table: _days(archive, table) for table in TEXTS}
        first, last = archive.execute(_CAPTURED).fetchone()
        every = sorted(day for counted in days.values() for day in counted)
        return Figures(
            counted_at=datetime.now(UTC).isoformat(timespec="seconds"),
            kinds=pages_by_kind(archive),
            comments=_rows(archive, "comments"),
            written=(every[0], every[-1]) if every else (None, None),
            captured=(first, last),
            days=days,
            undated={
                table: _rows(archive, f"{table} where published_on is null") for table in TEXTS
            },
            categories=[tuple(row) for row in archive.execute(_CATEGORIES)],
            discussions=[tuple(row) for row in archive.execute(_DISCUSSIONS)],
            states=dict(archive.execute(_STATES)),
            problems=count_problems(archive),
            last_crawl=next(iter(crawls(archive)), None),
            changes=latest(archive),
            seconds=time.perf_counter() - began,
        )


@contextmanager
def _one_moment(archive: sqlite3.Connection) -> Iterator[None]:
    """Let all counts see the same archive, whatever a crawl writes meanwhile."""
    archive.execute("begin")
    try:
        yield
    finally:
        archive.rollback()


def _rows(archive: sqlite3.Connection, of: str) -> int:
    (number,) = archive.execute(f"select count(*) from {of}").fetchone()
    return int(number)


def _days(archive: sqlite3.Connection, table: str) -> dict[str, int]:
    return {day: rows for day, rows in archive.execute(_DAYS.format(table)) if day_number(day)}
