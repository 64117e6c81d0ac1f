"""A list is read on while it shows news; a discussion's other parts only where they may differ."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.records.answer import Note
from pipelines.records.reading import Reading
from pipelines.store.refresh import reasons
from pipelines.store.refresh.further import Further
from pipelines.store.store import Store
from tests.store.refresh.telling import PASS, again, hold, listing, paths, robots, table, topic
from tests.store.saying import THREAD, capture, comment

LISTS = [
    listing("/news", "01T09:00", "/a", "/b"),
    listing("/news?page=1", "01T09:01", "/c", "/d"),
    listing("/news?page=2", "01T09:02", "/e", "/f"),
    *(capture(f"/{name}", "01T10:00", kind="article") for name in "abcdef"),
]
READ = again("08T09:00", reasons.LISTS, "/news")


def following(store: Store, readings: list[Reading], *notes: Note) -> list[str]:
    hold(store, [*LISTS, *readings], [READ, *notes])
    return paths(Further(store.database, PASS).next_of_lists())


def test_a_list_with_a_new_page_is_read_on(store: Store) -> None:
    """To its next page, not to all."""
    now = [listing("/news", "08T09:01", "/new", "/a"), capture("/new", "08T09:02", kind="article")]
    assert following(store, now) == ["/news?page=1"]


def test_a_list_with_a_changed_page_is_read_on(store: Store) -> None:
    now = [listing("/news", "08T09:01", "/b", "/a"), capture("/b", "08T09:03", kind="article")]
    assert following(store, now, again("08T09:02", reasons.CHANGED, "/b")) == ["/news?page=1"]


def test_a_list_of_known_pages_is_not_read_on(store: Store) -> None:
    """Nor where one of them was asked for only because its turn had come."""
    now = [listing("/news", "08T09:01", "/b", "/a"), capture("/b", "08T09:03", kind="article")]
    assert following(store, now, again("08T09:02", reasons.RECHECK, "/b")) == []


def test_a_list_that_did_not_change_is_not_read_on(store: Store) -> None:
    same = capture("/news", "08T09:01", status=304, same="")
    assert following(store, [same, capture("/new", "08T09:02", kind="article")]) == []


def test_what_was_read_in_this_pass_is_not_read_twice(store: Store) -> None:
    now = [listing("/news", "08T09:01", "/new", "/a"), capture("/new", "08T09:02", kind="article")]
    assert following(store, [*now, listing("/news?page=1", "08T09:03", "/b", "/c")]) == []


TWO: dict[str, Any] = {"canonical": THREAD, "part": 1, "last_part": 1}


def others(store: Store, *readings: Reading) -> list[str]:
    """The parts beside the last one, of which a change was told."""
    last = f"{THREAD}?page=1"
    first = [
        robots(),
        capture(THREAD, "01T10:00", last_part=1, comments=[comment(1, "one"), comment(2, "two")]),
        capture(last, "01T10:01", comments=[comment(3, "three")], **TWO),
    ]
    hold(store, [*first, *readings], [again("08T09:00", reasons.CHANGED, last)])
    return paths(Further(store.database, PASS).parts())


def last_part(*words: str) -> Reading:
    comments = [comment(number, word) for number, word in enumerate(words, 3)]
    return capture(f"{THREAD}?page=1", "08T09:01", comments=comments, **TWO)


def test_a_last_part_that_is_another_explains_the_change(store: Store) -> None:
    assert others(store, last_part("three", "four")) == []


def test_a_last_part_that_is_the_same_does_not(store: Store) -> None:
    assert others(store, last_part("three")) == [THREAD]


@pytest.mark.parametrize(("shown", "expected"), [(4, []), (3, [THREAD]), (5, [THREAD])])
def test_a_list_s_count_decides_where_there_is_one(
    store: Store, shown: int, expected: list[str]
) -> None:
    row = table("/forums/lung", "08T08:30", topic(THREAD, shown))
    assert others(store, row, last_part("three", "four")) == expected


def test_parts_wait_for_the_last_one_s_answer(store: Store) -> None:
    assert others(store) == []
