"""A page is found under each of its addresses, with the parts of its discussion."""

from __future__ import annotations

from typing import Any

from pipelines.records.reading import FoundLink
from pipelines.store.refresh.held import Pages
from pipelines.store.store import Store
from tests.store.refresh.telling import hold, when
from tests.store.saying import HOST, THREAD, capture, comment

PART = f"{THREAD}?page=1"


def test_an_address_without_an_answer_has_not_been_asked(store: Store) -> None:
    hold(store, [capture("/a", "01T10:00", links=[FoundLink(HOST + "/b")])])
    pages = Pages(store.database)
    asked = pages.asked(HOST + "/a")
    assert asked == (HOST + "/a", "done", when("01T10:00"))
    assert (pages.asked(HOST + "/b"), pages.asked(HOST + "/never")) == (None, None)
    assert (pages.id(HOST + "/b"), pages.parts(HOST + "/b")) == (None, [])


def test_a_page_s_own_address_is_asked_for(store: Store) -> None:
    """Not the one that only leads there; if its own was never asked for, that one."""
    pages = Pages(store.database)
    hold(store, [capture("/node/5", "01T10:00", canonical="/a", kind="article")])
    assert pages.own(HOST + "/node/5") == (HOST + "/node/5", "done", when("01T10:00"))
    store.add_and_assemble([capture("/a", "02T10:00", kind="article")])
    assert pages.own(HOST + "/node/5") == (HOST + "/a", "done", when("02T10:00"))
    assert pages.id(HOST + "/node/5") == pages.id(HOST + "/a")


def test_parts_come_in_order_under_any_address(store: Store) -> None:
    """An old address of the first part is no part of its own."""
    said: dict[str, Any] = {"canonical": THREAD, "last_part": 1}
    hold(
        store,
        [
            capture(PART, "01T10:00", part=1, comments=[comment(2, "two")], **said),
            capture("/node/7", "01T10:01", comments=[comment(1, "one")], **said),
            capture(THREAD, "01T10:02", last_part=1, comments=[comment(1, "one")]),
        ],
    )
    for address in (THREAD, PART, "/node/7"):
        parts = Pages(store.database).parts(HOST + address)
        assert [part.url for part in parts] == [HOST + THREAD, HOST + PART]


def test_a_page_without_a_discussion_is_its_only_part(store: Store) -> None:
    hold(store, [capture("/a", "01T10:00", kind="article")])
    assert [part.url for part in Pages(store.database).parts(HOST + "/a")] == [HOST + "/a"]
