"""Rows that point to a page follow it."""

from __future__ import annotations

from pipelines.records.finding import Pointer
from pipelines.store.store import Store
from tests.store.saying import HOST, ask, capture, fill


def test_a_pointer_finds_its_page_when_that_arrives(store: Store) -> None:
    fill(
        store,
        [capture("/post/a", "01T10:00", kind="article", related=(Pointer(HOST + "/post/b", "B"),))],
    )
    assert ask(store, "select target_id from related") == [(None,)]
    fill(store, [capture("/post/b", "01T11:00", kind="article")])
    assert ask(store, "select p.url from related join pages p on p.id = target_id") == [
        (HOST + "/post/b",)
    ]
