"""What is counted: the latest capture of each page, part by part."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipelines.store.inspect import open_to_read
from share.coverage import COMMENTS, coverage, unexplained
from tests.cli.running import call
from tests.cli.warcs import BASE, Sample, article, write


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Two articles; of one the later capture has lost its heading, and a page is gone."""
    write(tmp_path / "a.warc.gz", [article(1), article(2), Sample("/x", b"", status="404 No")])
    later = Sample(
        "/post/article-2", article(2).body.replace(b"<h1", b"<i").replace(b"<title", b"<i")
    )
    write(tmp_path / "b.warc.gz", [later], day=2)
    for name in ("a", "b"):
        where = ("--base-url", BASE, "--data", tmp_path / "data")
        call("import", tmp_path / f"{name}.warc.gz", *where)
    with closing(open_to_read(tmp_path / "data" / "archive.db")) as found:
        yield found


def test_the_latest_capture_of_each_page_counts(db: sqlite3.Connection) -> None:
    assert db.execute("select count(*) from articles where title is not null").fetchone()[0] == 2
    group = coverage(db)["article"]["drupal article"]
    assert (group.pages, group.fields["title"], group.fields["body"]) == (2, 1, 2)
    assert group.without["title"] == [f"{BASE}/post/article-2"]
    assert group.fields["comments"] == 0
    assert COMMENTS not in coverage(db)


def test_what_has_a_text_needs_no_explanation(db: sqlite3.Connection) -> None:
    assert list(unexplained(db)) == []
