"""Whom and what a page names is found by name and by identity."""

from __future__ import annotations

from pipelines.records.finding import PAGE, Fact, Finding, Person, Term
from pipelines.store.mentions import mentions


def test_each_person_and_term_is_mentioned_once_a_capture() -> None:
    ann, again = Person("Ann", uid="17"), Person("ANN", uid="17", role_shown="Moderator")
    page = Finding(
        "https://x/a",
        PAGE,
        {
            "authors": Fact((ann, Person("Bo")), "label"),
            "tags": Fact((Term("EGFR", "https://x/tags/egfr"), Term("ALK")), "label"),
            "categories": Fact(None, "label"),
        },
    )
    comment = Finding("https://x/a", "comment drupal 1", {"author": Fact(again, "shown")})
    found = [(m.address, m.subject) for m in mentions("s", [page, comment])]
    assert found == [
        ("person s ann", "person s uid 17"),
        ("person s bo", "person s member bo"),
        ("https://x/tags/egfr", "tag named"),
        ("term s alk", "tag named"),
    ]


def test_a_parent_term_is_of_its_child_s_kind() -> None:
    child = Finding(
        "https://x/category/a/b",
        "category",
        {
            "name": Fact("B", "heading"),
            "parent_term": Fact(Term("A", "https://x/category/a"), "way"),
        },
    )
    assert [(m.address, m.subject) for m in mentions("s", [child])] == [
        ("https://x/category/a", "category named")
    ]
