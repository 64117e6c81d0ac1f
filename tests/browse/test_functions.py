"""SQL can ask for every name of a drug, whatever is typed."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator

import pytest

from browse.functions import add_functions, oncology_drugs


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        add_functions(connection)
        connection.execute("create virtual table t using fts5(body)")
        texts = ["on Tarceva", "ERLOTINIB again", "osi 774", "nothing of it"]
        connection.executemany("insert into t values (?)", [(text,) for text in texts])
        yield connection


@pytest.mark.parametrize(
    ("typed", "texts"),
    [("tarceva", 3), ("erlotinib", 3), ("OSI-774", 3), ("nothing", 1), ('"', 0), (None, 0)],
)
def test_any_name_finds_the_others(db: sqlite3.Connection, typed: object, texts: int) -> None:
    asked = "select count(*) from t where t match names_query(?)"
    assert db.execute(asked, (typed,)).fetchone() == (texts,)
    if typed == "tarceva":
        plain = "select count(*) from t where t match fts_query(?)"
        assert db.execute(plain, (typed,)).fetchone() == (1,)


def test_each_drug_can_be_searched(db: sqlite3.Connection) -> None:
    """Every query of the list is one that the index takes."""
    told = {drug["generic"]: drug for drug in json.loads(oncology_drugs())}
    assert told["erlotinib"]["others"] == "Tarceva, OSI-774"
    for drug in told.values():
        found = db.execute("select count(*) from t where t match ?", (drug["query"],)).fetchone()
        assert found == (3 if drug["generic"] == "erlotinib" else 0,)
