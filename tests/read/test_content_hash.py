"""The hash of a page's content changes when the content does."""

from __future__ import annotations

from pipelines.read.content_hash import content_hash
from pipelines.records.finding import (
    Discussion,
    Fact,
    Facts,
    Finding,
    Person,
    Term,
    Text,
    comment_subject,
)

FACTS: Facts = {
    "title": Fact("Rest", "heading"),
    "body": Fact(Text("<p>It’s good.</p>", "It’s good."), "body"),
    "authors": Fact((Person("Ann"),), "field"),
    "categories": Fact((Term("A"), Term("B")), "field"),
}


def noted(text: str, name: str = "Bo") -> Finding:
    facts = {"author": Fact(Person(name), "x"), "body": Fact(Text(None, text), "x")}
    return Finding("a", comment_subject("drupal", "4"), facts)


def test_what_is_content_changes_it() -> None:
    """Title, body, authors, terms, comments with their names."""
    before = content_hash(FACTS, [noted("hi")])
    others: list[Facts] = [
        {"title": Fact("Sleep", "heading")},
        {"body": Fact(Text(None, "Bad."), "body")},
        {"authors": Fact((), "field")},
        {"tags": Fact((Term("A"), Term("B")), "field"), "categories": Fact((), "field")},
    ]
    hashes = {content_hash(FACTS | other, [noted("hi")]) for other in others}
    hashes |= {content_hash(FACTS, [noted("ho")]), content_hash(FACTS, [noted("hi", "Cy")])}
    hashes |= {content_hash(FACTS, []), before}
    assert len(hashes) == 8


def test_what_is_not_content_does_not() -> None:
    """Quotes and dashes, the order of terms, evidence, pointers."""
    other: Facts = {
        "body": Fact(Text("<div>It's good.</div>", "It's  good."), "structure"),
        "categories": Fact((Term("B"), Term("A", "u")), "labels"),
        "related": Fact((), "x"),
    }
    assert content_hash(FACTS | other, []) == content_hash(FACTS, [])


def test_without_a_body_there_is_none() -> None:
    """A list has no content of its own; an empty body is one."""
    assert content_hash({"title": Fact("A", "heading")}, []) is None
    assert content_hash({"body": Fact(Text(None, ""), "body")}, []) is not None


def test_a_part_without_a_body_has_one() -> None:
    """A topic's further page shows replies alone; without any place for them nothing was read."""
    part: Facts = {"discussion": Fact(Discussion(1, 1, ()), "pager")}
    assert content_hash(part, [noted("hi")]) != content_hash(part, [noted("ho")])
    assert content_hash({}, [noted("hi")]) is None
