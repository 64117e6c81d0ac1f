"""What was captured against the rows that came of it: nothing may be lost between the tables."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pipelines.records.finding import LOOSE
from pipelines.records.identity import comment_id, loose_comment_id
from share.ledger.gap import Check, Gap, Tally, check
from share.ledger.seen import Sight

TABLES = {"article": "articles", "video": "videos", "topic": "topics"}
_LOST = {
    "its findings are held, its capture is not": (
        "select 'capture ' || capture_id from (select distinct capture_id from findings)"
        " where capture_id not in (select id from captures)"
    ),
    "its capture is held, the page is not": (
        "select url from captures where page_id is not null"
        " and page_id not in (select id from pages)"
    ),
    "nothing that was read of its capture is held": (
        "select url from captures c where not exists (select 1 from findings where"
        " capture_id = c.said_in and subject in ('page', 'file', 'blocked'))"
    ),
    "the page has no address": (
        "select url from pages where id not in (select page_id from addresses)"
    ),
    "an author of the page is not held": (
        "select p.url from page_authors a join pages p on p.id = a.page_id"
        " where a.author_id not in (select id from authors)"
    ),
    "the author of a comment is not held": (
        "select p.url from comments c join pages p on p.id = c.page_id where c.author_id in"
        " (select author_id from comments where author_id is not null"
        " except select id from authors)"
    ),
    "the forum of the topic is not held": (
        "select p.url from topics t join pages p on p.id = t.page_id"
        " where t.forum_id in (select forum_id from topics where forum_id is not null"
        " except select id from forums)"
    ),
}
"""What may not be, and a query for the addresses of which it is true."""


def rows(db: sqlite3.Connection) -> Check:
    """Check that captures, findings, pages, documents and people belong together."""
    (captures,) = db.execute("select count(*) from captures").fetchone()
    gaps = (
        Gap(url=str(url), why=why, explained=False)
        for why, query in _LOST.items()
        for (url,) in db.execute(query)
    )
    return check("captures with all their rows", captures, chain(gaps, _documents(db)))


def _documents(db: sqlite3.Connection) -> Iterator[Gap]:
    for kind, table in TABLES.items():
        lacking = f"kind = ? and id not in (select page_id from {table})"
        for (url,) in db.execute(f"select url from pages where {lacking}", (kind,)):
            yield Gap(url=url, why=f"the page has no row in {table}", explained=False)
        orphans = f"select page_id from {table} where page_id not in (select id from pages)"
        for (page,) in db.execute(orphans):
            yield Gap(
                url=f"page {page}", why=f"its row in {table} has lost its page", explained=False
            )


def comments(db: sqlite3.Connection, sight: Sight) -> Check:
    """Check that each comment that the latest captures show has its row."""
    held = dict(db.execute("select page_id, count(*) from comments group by page_id").fetchall())
    tally = Tally()
    count = 0
    for page in sight.parts:
        subjects = sight.comments(page)
        count += bool(subjects)
        if len(subjects) > held.get(page, 0) and (lost := _lost(db, page, subjects)):
            row = db.execute("select url from pages where id = ?", (page,)).fetchone()
            gap = Gap(
                url=row[0] if row else f"page {page}",
                why="comments were read that have no row",
                explained=False,
                shown=len(subjects),
                held=len(subjects) - lost,
            )
            tally.add(gap)
    return tally.check("pages with every comment that they show", count)


def _lost(db: sqlite3.Connection, page: int, subjects: set[str]) -> int:
    """Return how many of a page's comments have no row: their ids tell, wherever they stand."""
    row = db.execute("select site from pages where id = ?", (page,)).fetchone()
    site = str(row[0]) if row else ""
    ids = set()
    for subject in subjects:
        _, system, number = subject.split(" ", 2)
        loose = number.startswith(LOOSE)
        ids.add(
            loose_comment_id(page, system, number) if loose else comment_id(site, system, number)
        )
    query = (
        "select id from comments where id in (select value from json_each(:ids)) union"
        " select id from comment_numbers where id in (select value from json_each(:ids))"
    )
    return len(ids) - len(db.execute(query, {"ids": json.dumps(list(ids))}).fetchall())


_ANSWERED = re.compile(r"answered (\d{3})")


def answers(db: sqlite3.Connection) -> Check:
    """Check that of each crawl of ours as many answers are held as it counted."""
    counted = 0
    gaps = []
    for crawl, started, counts in db.execute(
        "select id, started_at, counts from crawls where counts is not null"
    ).fetchall():
        told = json.loads(counts) or {}
        shown = sum(n for key, n in told.items() if _ANSWERED.fullmatch(key))
        if not shown:
            continue
        counted += 1
        query = "select count(*) from captures where crawl_id = ?"
        (held,) = db.execute(query, (crawl,)).fetchone()
        if held < shown:
            why = "answers that it counted are not held"
            gap = Gap(
                url=f"the crawl of {started}", why=why, explained=False, shown=shown, held=held
            )
            gaps.append(gap)
    return check("crawls with every answer that they counted", counted, gaps)


_ENDS = """
select file, max(ends), sum(count) from (
  select file, read_to ends, 0 count from kept_files union all
  select warc_file, max(warc_offset + warc_length), count(*) from captures group by 1)
group by 1
"""


def files(db: sqlite3.Connection, warc: Path) -> Check:
    """Check that the WARC files are there, as long as what was read from them."""
    ends = db.execute(_ENDS).fetchall()
    gaps = []
    for name, end, count in ends:
        path = warc / name
        length = path.stat().st_size if path.is_file() else None
        if length is None or length < end:
            what = "is not there" if length is None else "is cut short"
            why = f"the file {what}: {count:,} captures stand in it"
            gaps.append(Gap(url=str(path), why=why, explained=False))
    return check("WARC files that are whole", len(ends), gaps)
