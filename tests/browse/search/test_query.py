"""Whatever a reader types is a search: it finds what it says, and nothing is an error."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from browse.search.query import fts_query


def found(typed: str) -> list[str]:
    """Search three texts."""
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        db.create_function("fts_query", 1, fts_query, deterministic=True)
        db.execute("create virtual table t using fts5(body)")
        texts = ["knee pain after chemo", "pain in the knee", "erlotinib, then chemotherapy"]
        db.executemany("insert into t values (?)", [(text,) for text in texts])
        asked = db.execute("select body from t where t match fts_query(?) order by rowid", (typed,))
        return [str(body) for (body,) in asked]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        pytest.param("knee pain", 2, id="all words, in any order"),
        pytest.param('"knee pain"', 1, id="a phrase"),
        pytest.param("chemo*", 2, id="the beginning of a word"),
        pytest.param("pain -chemo", 1, id="without a word"),
        pytest.param('knee -"pain after"', 1, id="without a phrase"),
        pytest.param("KNEE", 2, id="in any case"),
        pytest.param("body:knee", 0, id="a column name is a word like others"),
        pytest.param("knee OR erlotinib", 0, id="so is an operator"),
        pytest.param("", 0, id="nothing"),
        pytest.param("-pain", 0, id="only what is unwanted"),
        pytest.param('"knee pain', 1, id="a phrase without an end"),
    ],
)
def test_finds(typed: str, numbers: int) -> None:
    """A search means what the page says it means."""
    assert len(found(typed)) == numbers


@given(st.one_of(st.text(max_size=60), st.text('"*-^:(){}+ NEAROTab,1é\0_', max_size=500)))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_no_input_is_an_error(typed: str) -> None:
    """SQLite accepts what is made of any text, lone surrogates and NUL among them."""
    found(typed)


def test_a_value_that_is_no_text() -> None:
    """SQL may hand over NULL or a number."""
    assert fts_query(None) == '""'
    assert fts_query(5) == '"5"'
