"""What an address is told of, in whatever order it is told."""

from __future__ import annotations

import sqlite3
from itertools import permutations

import pytest

from pipelines.store.states import AGAIN, ANSWERED, BLOCKED, FAILED, PASSED
from pipelines.store.store import Store
from tests.store.saying import HOST


@pytest.mark.parametrize("statement", [ANSWERED, FAILED, BLOCKED, PASSED, AGAIN])
def test_the_latest_counts_and_of_two_as_late_one(statement: str, store: Store) -> None:
    """A rebuild reads notes and answers in another order than the crawl wrote them."""
    told = [("404", "2024-03-01"), ("200", "2024-03-02"), ("301", "2024-03-02")]
    rows = set()
    for number, order in enumerate(permutations(told)):
        url = f"{HOST}/{number}"
        store.queue.seed([url])
        for what, at in order:
            store.database.execute(statement, {"url": url, "told": what, "at": at})
        found = store.database.execute("select * from queue where url = ?", [url]).fetchone()
        rows.add(tuple(str(value) for value in found[1:]))
    (row,) = rows
    assert {"301", "2024-03-02"} <= set(row)


def test_an_address_that_is_not_known_gets_no_row(store: Store) -> None:
    store.database.execute(FAILED, {"url": HOST + "/x", "told": "gone", "at": "2024-03-01"})
    conn: sqlite3.Connection = store.database.conn
    assert conn.execute("select count(*) from queue").fetchone() == (0,)
