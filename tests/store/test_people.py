"""Whose name it is."""

from __future__ import annotations

from pipelines.records.finding import Person
from pipelines.store.people import MENTIONS
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


SHORT, WHOLE = "JanineT GRACE …", "JanineT GRACE Community Outreach"


def test_a_name_cut_short_is_joined_by_its_number_alone(store: Store) -> None:
    """Two members may look alike: what bears no number stays an author of its own."""
    fill(
        store,
        [
            capture("/forum/a", "01T10:00", comments=[comment(1, "one", WHOLE, uid="17")]),
            capture("/forum/b", "01T11:00", comments=[comment(2, "two", SHORT, uid="17")]),
            capture("/forum/c", "01T12:00", comments=[comment(3, "three", SHORT)]),
            capture("/forum/d", "01T13:00", comments=[comment(4, "four", WHOLE)]),
        ],
    )
    told = "select c.source_id, a.source_id, a.name from comments c join authors a"
    assert ask(store, f"{told} on a.id = c.author_id order by 1") == [
        ("1", "17", WHOLE),
        ("2", "17", WHOLE),
        ("3", None, SHORT),
        ("4", "17", WHOLE),
    ]
    assert ask(store, "select author_name from comments where source_id = '2'") == [(SHORT,)]


def test_mentions_are_sought_by_person(store: Store) -> None:
    plan = [row[3] for row in store.database.execute("explain query plan " + MENTIONS, ["[]"])]
    assert [step.split(" (")[0] for step in plan[:4] if step.startswith("SEARCH")] == [
        "SEARCH f USING INDEX idx_findings_person",
        "SEARCH c USING INDEX idx_captures_said_in",
    ]
