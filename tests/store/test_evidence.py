"""What is explained of a field is what stands in its row, whatever captures there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipelines.records.finding import Fact, Finding, Moment, comment_subject
from pipelines.store import inspect
from pipelines.store.assembly.loading import load
from pipelines.store.assembly.views import PageViews
from pipelines.store.evidence import FieldRead, comment_fields, page_fields
from pipelines.store.store import Store
from tests.store.saying import HOST, SITE, THREAD, capture, comment, fill, history

MORE = [
    capture("/post/b", "01T10:00", kind="article", published=Moment("2019-05-05", None)),
    capture("/post/b", "02T10:00", kind="article", title="Later", subtitle=None, byline="By Ann"),
    capture(THREAD, "04T10:00", comments=[comment(1, "one!!", "Annie", uid="17")]),
]
COLUMNS = ("title", "subtitle", "byline", "source_id", "language", "summary")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """An archive of a small site's captures."""
    store = Store.open(tmp_path / "archive.db", SITE)
    fill(store, [*history(), *MORE])
    store.close()
    connection = inspect.open_to_read(tmp_path / "archive.db")
    yield connection
    connection.close()


def _views(db: sqlite3.Connection, page: int) -> PageViews:
    return load(Database(db), page)


def _by_name(fields: tuple[FieldRead, ...]) -> dict[str, FieldRead]:
    return {field.name: field for field in fields}


@pytest.mark.parametrize("table", ["articles", "videos", "topics"])
def test_a_pages_fields_are_those_of_its_row(db: sqlite3.Connection, table: str) -> None:
    rows = db.execute(f"select * from {table}").fetchall()
    assert rows
    for row in rows:
        fields = _by_name(page_fields(db, _views(db, row["page_id"])))
        for name in COLUMNS:
            assert (fields[name].value if name in fields else None) == row[name], name
        published = fields.get("published")
        assert (published.value if published else None) == (
            row["published_at"] or row["published_on"]
        )
        assert (published.evidence if published else None) == row["published_from"]
        assert fields["body"].value == row["body_text"]


def test_a_comments_fields_are_those_of_its_row(db: sqlite3.Connection) -> None:
    rows = db.execute("select * from comments").fetchall()
    assert len(rows) >= 4
    for row in rows:
        subject = comment_subject(row["system"], row["source_id"])
        fields = _by_name(comment_fields(db, _views(db, row["page_id"]), subject))
        assert fields["body"].value == row["body_text"]
        assert fields["author"].value == row["author_name"]
        assert fields["published"].value == row["published_at"]
        parent = fields.get("parent")
        assert (parent.value if parent else None) == row["parent_source_id"]
        assert (parent.evidence if parent else None) == row["parent_from"]


def test_a_field_names_the_capture_that_it_was_read_from(db: sqlite3.Connection) -> None:
    ((page,),) = db.execute("select id from pages where url = ?", [f"{HOST}/post/b"]).fetchall()
    fields = _by_name(page_fields(db, _views(db, page)))
    assert fields["title"].capture.captured_at.startswith("2024-03-02T10:00")
    assert (fields["title"].evidence, fields["title"].reader) == ("h1", "test")
    assert fields["published"].capture.captured_at.startswith("2024-03-01T10:00")


def test_a_fact_from_elsewhere_names_the_list_it_stood_in(db: sqlite3.Connection) -> None:
    ((page,),) = db.execute("select id from pages where url = ?", [f"{HOST}/blog/a"]).fetchall()
    fields = _by_name(page_fields(db, _views(db, page)))
    assert (fields["published"].value, fields["published"].evidence) == ("2019-01-01", "feed")
    assert fields["published"].capture.url == f"{HOST}/feed"


def test_where_page_and_list_contradict_the_page_s_own_date_is_explained(
    tmp_path: Path,
) -> None:
    """`explain` shows the date that stands in the row."""
    time = Fact(Moment("2021-05-05", "2021-05-05T01:00:00Z"), "list time")
    lately = Finding(HOST + "/post/a", "elsewhere", {"published": time})
    day = Fact(Moment("2013-08-07", None), "visible day")
    store = Store.open(tmp_path / "dates.db", SITE)
    fill(
        store,
        [
            capture("/", "01T10:00", kind="listing", also=[lately]),
            capture("/post/a", "02T10:00", kind="article", published=day),
        ],
    )
    store.close()
    db = inspect.open_to_read(tmp_path / "dates.db")
    page = db.execute("select page_id from articles").fetchone()[0]
    shown = page_fields(db, _views(db, page))
    db.close()
    assert [(f.value, f.evidence) for f in shown if f.name == "published"] == [
        ("2013-08-07", "visible day")
    ]
