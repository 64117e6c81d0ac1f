"""A small archive made from the record classes, with every awkward value that browse may meet."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, TypeVar

from pipelines.records import (
    About,
    Article,
    Author,
    Capture,
    Comment,
    Crawl,
    PageAuthor,
    PageRow,
    Problem,
    Record,
)
from pipelines.store.database import insert, open_archive
from pipelines.store.search import index_all

SCRIPT = "<script>alert(1)</script>"
SEEN = "2026-11-23T13:00:00.000Z"
R = TypeVar("R", bound=Record)


def row(record: type[R], **values: Any) -> R:
    """Return a record with the values given; other required columns hold 1 or a word."""
    filled = {
        column.name: (1 if column.type is int else "x") if column.required else None
        for column in record.columns()
    }
    return record(**(filled | values))


def rows() -> list[Record]:
    """Return two pages, one of them with comments, by two people."""
    page = {"site": "s", "status": "live", "reader": "drupal", "capture_id": 1}
    url = "https://example.org/post"
    return [
        row(Crawl, id=1, record_id="urn:1", site="s", started_at=SEEN),
        row(PageRow, id=1, url=f"{url}/a", kind="article", title="Rash & EGFR", **page),
        row(PageRow, id=2, url=f"{url}/b", kind="article", title=None, **page),
        row(Capture, id=1, page_id=1, crawl_id=1, record_id="urn:2", url=f"{url}/a", status=200),
        row(Author, id=1, site="s", name="Dr. Made Up", kind="faculty"),
        row(Author, id=2, site="s", name="=cmd|' /C calc'!A0", kind="member"),
        row(Article, page_id=1, title="Rash & EGFR", published_on="2013-08-07", capture_id=1),
        row(Article, page_id=2, body_text=f"knee pain {SCRIPT}", body_html=SCRIPT, capture_id=1),
        row(PageAuthor, page_id=1, author_id=1, position=1, role="author"),
        *(
            row(Comment, id=number, page_id=1, system="drupal", author_id=number % 2 + 1,
                source_id=str(number), author_name="JimC", body_text=f"knee pain, day {number}",
                published_on=f"2013-09-{number:02}", parent_id=1 if number > 1 else None,
                capture_id=1)
            for number in range(1, 13)
        ),
        row(Problem, id=1, url=f"{url}/b", kind="date", message="no date was found"),
        row(About, key="site", value="example"),
    ]  # fmt: skip


def make_archive(folder: Path) -> Path:
    """Write the archive into a folder; return its path."""
    path = folder / "archive.db"
    archive = open_archive(path)
    with contextlib.closing(archive.conn):
        insert(archive, rows())
        index_all(archive)
        archive.conn.commit()
    return path
