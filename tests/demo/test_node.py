"""Pages as lists and links know them."""

from demo.node import Aliases, Node


def _node(**more: object) -> Node:
    given = {"nid": 12, "kind": "article", "number": 0, "title": "A", "path": "/post/a"}
    given |= {"created": 1_375_882_200, "date": "time", "owner": 2}
    return Node(**(given | more))  # type: ignore[arg-type]


def test_the_second_page_of_a_title_gets_a_number() -> None:
    """As pathauto numbers: the first without, then -0, -1."""
    aliases = Aliases()
    assert [aliases.new("post", "The Same Title!") for _ in range(3)] == [
        "/post/same-title",
        "/post/same-title-0",
        "/post/same-title-1",
    ]
    assert aliases.new("forum", "The Same Title!") == "/forum/same-title"


def test_old_addresses_name_the_day() -> None:
    """The day is the site's, and topics have none."""
    assert _node().old_path == "/2013/08/07/a"
    assert _node(kind="topic").old_path is None
    assert _node(path="/node/12").old_path is None


def test_a_migrated_topic_shows_its_old_number() -> None:
    """The suffix has seven digits, and is no part of the title."""
    assert _node(legacy="1250012").shown_title == "A - 1250012"
