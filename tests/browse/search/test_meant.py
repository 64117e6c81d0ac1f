"""A mistyped word is mended by what the archive says; a word that finds something is left alone."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from browse.search.meant import did_you_mean
from pipelines.records import Article
from pipelines.store.database import insert, open_archive
from pipelines.store.search import create_search, index_all
from tests.browse.archive import row

TEXTS = [
    *["Erlotinib therapy for lung cancer"] * 60,
    *["pembrolizumab, chemotherapies"] * 3,
    *["chemotherapy"] * 4,
    *["erlotinab"] * 2,
    "therapist",
]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path: Path = tmp_path_factory.mktemp("meant") / "archive.db"
    archive = open_archive(path)
    with contextlib.closing(archive.conn):
        archive.conn.execute("pragma foreign_keys = off")
        made = (row(Article, page_id=n, body_text=text) for n, text in enumerate(TEXTS, start=1))
        insert(archive, made)
        index_all(archive)
        archive.conn.commit()
        yield archive.conn


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("erlotnib", "erlotinib", id="a letter left out"),
        pytest.param("erlotiinb", "erlotinib", id="two swapped"),
        pytest.param("rlotinib", "erlotinib", id="the first left out"),
        pytest.param("pembroluzimab", "pembrolizumab", id="two slips in a long word"),
        pytest.param("chemotheripy", "chemotherapy", id="spelt as most texts do, with its ending"),
        pytest.param("erlotinab", "erlotinib", id="a slip that others made too"),
        pytest.param("therapist", None, id="a word of its own"),
        pytest.param("erlotinib", None, id="what is found"),
        pytest.param("lug", None, id="too short to tell"),
        pytest.param("xyzzyq", None, id="nothing like it"),
        pytest.param('"erlotnib"', None, id="a phrase is meant as written"),
        pytest.param('lung erlotnib -rash "a b"', 'lung erlotinib -rash "a b"', id="among others"),
        pytest.param("-erlotnib", None, id="without"),
        pytest.param("", None, id="nothing"),
        pytest.param("\ud800\0漢字漢字", None, id="what is no word here"),
    ],
)
def test_mends(connection: sqlite3.Connection, typed: str, meant: str | None) -> None:
    """One slip in a word, two in a long one."""
    assert did_you_mean(connection, typed) == meant


def test_before_the_words_are_listed() -> None:
    """While a first crawl runs, nothing is offered."""
    database = Database(memory=True)
    create_search(database)
    with contextlib.closing(database.conn) as db:
        assert did_you_mean(db, "erlotnib") is None
