"""The search finds what it says, filtered, counted and in order; its plans hold at any size."""

from __future__ import annotations

import random
import re
import sqlite3
from typing import Any

import pytest

from browse.names.names import Widening
from browse.search import find as module
from browse.search.find import OldIndexError, find
from browse.search.wanted import Wanted


def ids(connection: sqlite3.Connection, **wanted: Any) -> list[tuple[str, int]]:
    found = find(connection, Wanted(**({"size": 100} | wanted)))
    assert len(found.hits) == found.total
    return [(hit.kind, hit.id) for hit in found.hits]


COMMENTS = [("comment", number) for number in range(1, 31)]


def test_a_title_outweighs_a_text(connection: sqlite3.Connection) -> None:
    """What is about a thing comes before what only mentions it, and all kinds are counted."""
    found = find(connection, Wanted(text="rash"))
    assert {hit.kind for hit in found.hits[:4]} == {"article", "video", "topic"}
    assert found.total == 34
    assert found.by_kind == {"article": 1, "video": 1, "topic": 2, "comment": 30}
    assert found.ranked is None


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param({"kind": "video"}, [("video", 2)], id="kind"),
        pytest.param({"kind": "comment", "category": 5}, COMMENTS, id="comments of a category"),
        pytest.param({"author_id": 3}, COMMENTS[::2], id="author"),
        pytest.param({"author": "zoe"}, COMMENTS[::2], id="author's name, without accents"),
        pytest.param({"author": '"NOT *'}, [], id="a name that is an operator"),
        pytest.param(
            {"from_day": "2012-01-31", "to_day": "2012-02-01"},
            [("video", 2), ("topic", 3)],
            id="days, both included",
        ),
        pytest.param({"to_day": "2012-01-01"}, [("article", 1)], id="up to a day, none undated"),
        pytest.param({"kind": "comment", "from_day": "2012-03-29"}, COMMENTS[28:], id="both"),
        pytest.param({"category": 7}, [], id="a category that nothing is in"),
    ],
)
def test_filters(
    connection: sqlite3.Connection, filters: dict[str, Any], expected: list[tuple[str, int]]
) -> None:
    """A filter leaves what it names, in each order."""
    for sort in ("rank", "newest", "oldest"):
        assert sorted(ids(connection, text="rash", sort=sort, **filters)) == sorted(expected)


def test_counts_by_kind_do_not_hang_on_the_kind(connection: sqlite3.Connection) -> None:
    """The other kinds can be turned to, and say what is there, with the other filters on."""
    found = find(connection, Wanted(text="rash", kind="video", from_day="2012-01-01"))
    assert found.total == 1
    assert found.by_kind == {"article": 0, "video": 1, "topic": 1, "comment": 30}


def test_by_date(connection: sqlite3.Connection) -> None:
    """Kinds mix by day; what has no day is last either way."""
    newest = ids(connection, text="rash", sort="newest")
    assert newest == [*reversed(COMMENTS), ("topic", 3), ("video", 2), ("article", 1), ("topic", 4)]
    oldest = ids(connection, text="rash", sort="oldest")
    assert oldest == [("article", 1), ("video", 2), ("topic", 3), *COMMENTS, ("topic", 4)]


@pytest.mark.parametrize("sort", ["rank", "newest", "oldest"])
def test_pages_hold_each_text_once(connection: sqlite3.Connection, sort: Any) -> None:
    """Turning pages leads to everything."""
    pages = [find(connection, Wanted(text="rash", sort=sort, page=p, size=10)) for p in range(1, 6)]
    assert [len(page.hits) for page in pages] == [10, 10, 10, 4, 0]
    assert len({(hit.kind, hit.id) for page in pages for hit in page.hits}) == 34
    assert pages[0].pages(10) == 4


def test_a_hit_says_what_a_list_shows(connection: sqlite3.Connection) -> None:
    """Page, writer, day, and a passage with the words marked."""
    (hit,) = find(connection, Wanted(text="note07x")).hits
    assert (hit.kind, hit.id, hit.page_id, hit.day) == ("comment", 7, 3, "2012-03-07")
    assert (hit.title, hit.author) == ("Is this rash normal?", "Zoë P")
    assert "\ue000note07x\ue001 <b>" in hit.snippet
    assert hit.address == "/comment/7"


def test_other_names_are_searched_and_told(connection: sqlite3.Connection) -> None:
    """A brand finds the generic name's texts, unless only the brand is asked for."""
    found = find(connection, Wanted(text="Tarceva"))
    assert [hit.id for hit in found.hits] == [1]
    assert found.widenings == (Widening("Tarceva", ("erlotinib", "OSI-774")),)
    assert find(connection, Wanted(text="Tarceva", only=True)).total == 0


def test_more_than_can_be_ranked_is_said(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Articles, videos and topics are ranked first, then the newest comments."""
    monkeypatch.setattr(module, "RANKED", 10)
    found = find(connection, Wanted(text="rash", size=100))
    assert (found.total, found.ranked, len(found.hits)) == (34, 10, 10)
    assert {hit.id for hit in found.hits if hit.kind == "comment"} == set(range(25, 31))
    assert found.pages(4) == 3


def test_an_index_of_an_older_version(connection: sqlite3.Connection) -> None:
    """It is told from an error of SQL."""
    with sqlite3.connect(":memory:") as older:
        older.execute("create virtual table search using fts5(title, body, author)")
        with pytest.raises(OldIndexError):
            find(older, Wanted(text="rash"))
    older.close()


def plans(connection: sqlite3.Connection, wanted: Wanted) -> list[str]:
    """Return how SQLite goes about each query of a search."""
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    find(connection, wanted)
    connection.set_trace_callback(None)
    selects = [sql for sql in asked if sql.lstrip().startswith(("select", "with"))]
    explained = [connection.execute(f"explain query plan {sql}").fetchall() for sql in selects]
    return [str(row[3]) for rows in explained for row in rows]


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"kind": "comment"},
        {"author_id": 3, "category": 5},
        {"from_day": "2012-03-01"},
        {"sort": "newest"},
        {"sort": "oldest", "to_day": "2012-03-09"},
    ],
    ids=str,
)
def test_plans_use_the_index_alone(connection: sqlite3.Connection, filters: dict[str, Any]) -> None:
    """Words and rowids are both found in the index; no table is walked through."""
    told = plans(connection, Wanted(text="rash", **filters))
    searches = [line for line in told if line.startswith("SCAN search")]
    assert searches
    assert all(INDEXED.search(line) for line in searches), searches
    tables = [line for line in told if re.match(r"SCAN (?!search|matches|\(subquery|pragma)", line)]
    assert tables == []


INDEXED = re.compile(r"VIRTUAL TABLE INDEX \d+:(=|(?=.*<)(?=.*>)).*M")
"""A match, with one rowid (=) or a range of them (< and >) looked up inside FTS5 as well."""


def fuzz(connection: sqlite3.Connection, count: int) -> None:
    rng = random.Random(5)
    letters = "\"*-+^:(){}[]'\\ ,.;%_\0\ue000\ue002\ud800é漢a1b AND OR NOT NEAR rash Tarceva\n\t"
    for _ in range(count):
        text = "".join(rng.choices(letters, k=rng.randrange(40)))
        if rng.random() < 0.1:
            text = "".join(chr(rng.randrange(0x110000)) for _ in range(rng.randrange(20)))
        find(connection, Wanted(text=text, author=text[:9], sort=rng.choice(("rank", "newest"))))
        find(connection, Wanted(text=text, only=True))


def test_no_query_fails(connection: sqlite3.Connection) -> None:
    """2,000 made up by chance, half of them with a name besides."""
    fuzz(connection, 1000)


@pytest.mark.verify
def test_none_of_50_000_queries_fails(connection: sqlite3.Connection) -> None:
    """The number that the issue names."""
    fuzz(connection, 25_000)
