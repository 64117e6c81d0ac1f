"""Either name of a thing finds the same texts; the file of names does not contradict itself."""

from __future__ import annotations

import contextlib
import sqlite3
import tomllib
from collections.abc import Iterator

import pytest

from browse.names.names import FILE, NamesError, load, oncology, widened

PAIRS = [
    (drug["generic"], brand)
    for drug in tomllib.loads(FILE.read_text(encoding="utf-8"))["drug"]
    for brand in drug.get("brands", [])
]


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """A text for each name that is known, and one for each but its last word."""
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        tokenize = "porter unicode61 remove_diacritics 2"
        db.execute(f"create virtual table t using fts5(body, tokenize = '{tokenize}')")
        names = sorted({name for entry in oncology().values() for name in entry.names})
        db.executemany("insert into t values (?)", [(f"I took {name} today",) for name in names])
        yield db


def found(index: sqlite3.Connection, typed: str, *, only: bool = False) -> set[str]:
    asked = index.execute("select body from t where t match ?", (widened(typed, only=only)[0],))
    return {str(body) for (body,) in asked}


def test_there_are_enough() -> None:
    """At least as many as the issue asks for."""
    assert len({generic for generic, _ in PAIRS}) >= 80
    assert len(PAIRS) >= 40


@pytest.mark.parametrize(("generic", "brand"), PAIRS)
def test_either_name_finds_the_same(index: sqlite3.Connection, generic: str, brand: str) -> None:
    """A search for the brand, in any case, finds the generic name's texts, and the other way."""
    by_brand = found(index, brand.lower())
    assert by_brand == found(index, generic) >= {f"I took {x} today" for x in (brand, generic)}
    assert f"I took {generic} today" not in found(index, brand, only=True)


def test_abbreviations(index: sqlite3.Connection) -> None:
    """A short form finds the long one, which may be typed as words in a row."""
    assert found(index, "nsclc") == found(index, "non-small cell lung cancer")
    assert len(found(index, "WBRT today")) == 4


def test_a_phrase_within_another_is_another_thing(index: sqlite3.Connection) -> None:
    """SCLC is not found in texts about non-small cell lung cancer."""
    small = found(index, "SCLC")
    assert small == {"I took SCLC today", "I took small cell lung cancer today"}


@pytest.mark.parametrize("typed", ['"Tarceva"', "-Tarceva it", "Tarc*", "Tarcevas"])
def test_is_not_widened(typed: str) -> None:
    """Phrases, exclusions and beginnings are meant as they are typed."""
    query, told = widened(typed)
    assert told == ()
    assert "erlotinib" not in query


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[drug]]\ngeneric = "a"\nbrands = ["B", "á"]', "'á' is named twice"),
        ('[[drug]]\ngeneric = "a"\nbrands = ["B"]\n[[term]]\nshort = "b"\nmeans = ["c"]', "'b'"),
        ('[[drug]]\ngeneric = "a"', "'a' has no other name"),
    ],
)
def test_a_file_that_contradicts_itself(text: str, told: str) -> None:
    """Whoever adds a name learns at once that it is there."""
    with pytest.raises(NamesError, match=told):
        load(text)
