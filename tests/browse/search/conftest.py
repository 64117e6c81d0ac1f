"""An archive with a little of everything that a search can ask for."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.records import (
    Article,
    Author,
    Capture,
    Category,
    Comment,
    Crawl,
    PageAuthor,
    PageCategory,
    PageRow,
    Record,
    Topic,
    Video,
)
from pipelines.store.database import insert, open_archive
from pipelines.store.search import index_all
from tests.browse.archive import row

URL = "https://example.org"


def rows() -> Iterator[Record]:
    yield row(Crawl, id=1, record_id="urn:1", site="s")
    yield row(Capture, id=1, crawl_id=1, record_id="urn:2", url=URL, status=200)
    for number, name in enumerate(("Dr. West", "JimC", "Zoë P"), start=1):
        yield row(Author, id=number, site="s", name=name, kind="member")
    yield row(Category, id=5, site="s", name="Lung cancer")
    for number, kind, record, title, day in (
        (1, "article", Article, "Erlotinib and rash", "2009-05-01"),
        (2, "video", Video, "Rash, explained", "2012-01-31"),
        (3, "topic", Topic, "Is this rash normal?", "2012-02-01"),
        (4, "topic", Topic, "Day not known, rash", None),
    ):
        url = f"{URL}/{number}"
        yield row(PageRow, id=number, url=url, kind=kind, title=title, status="live", site="s")
        yield row(record, page_id=number, title=title, body_text="A treatment.", published_on=day)
        yield row(PageAuthor, page_id=number, author_id=1, position=1, role="author")
    yield row(PageCategory, page_id=3, category_id=5)
    for number in range(1, 31):
        yield row(
            Comment,
            id=number,
            page_id=3,
            author_id=2 + number % 2,
            author_name="JimC" if number % 2 == 0 else "Zoë P",
            body_text=f"treatment for my rash, note{number:02}x <b>bold</b>",
            published_on=f"2012-03-{number:02}",
        )


@pytest.fixture(scope="package")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("search") / "archive.db"
    archive = open_archive(made)
    with contextlib.closing(archive.conn):
        insert(archive, rows())
        index_all(archive)
        archive.conn.commit()
    return made


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path)) as db:
        yield db
