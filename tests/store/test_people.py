"""Whose name it is."""

from __future__ import annotations

from pipelines.records.finding import Person
from pipelines.store.store import Store
from tests.store.saying import ask, capture, comment, fill


def test_a_name_without_number_is_the_one_member_who_bears_it(store: Store) -> None:
    """Until a second member bears it: then it is nobody's in particular."""
    fill(
        store,
        [
            capture("/forum/a", "01T10:00", authors=(Person("Ann"),)),
            capture("/forum/b", "01T11:00", comments=[comment(1, "one", "ann", uid="17")]),
        ],
    )
    assert ask(
        store, "select distinct a.source_id from page_authors join authors a on a.id = author_id"
    ) == [("17",)]
    fill(store, [capture("/forum/c", "01T12:00", comments=[comment(2, "two", "ANN", uid="18")])])
    assert ask(
        store, "select distinct a.source_id from page_authors join authors a on a.id = author_id"
    ) == [(None,)]


def test_a_guest_is_no_member(store: Store) -> None:
    fill(
        store,
        [
            capture("/forum/a", "01T10:00", authors=(Person("Ann", uid="0", guest=True),)),
            capture("/forum/b", "01T11:00", comments=[comment(1, "one", "Ann", uid="17")]),
        ],
    )
    assert ask(store, "select kind, source_id from authors order by kind") == [
        ("guest", None),
        ("member", "17"),
    ]
