"""The keys by which pages of one work find each other."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.records.finding import PAGE, Fact, Finding, Text
from pipelines.store.facts import decode, encode
from pipelines.store.works import work, works


def page(address: str, **facts: Any) -> Finding:
    said = {"reader": "drupal x", "kind": "article", "title": "A title of four words"} | facts
    return Finding(address, PAGE, {name: Fact(value, "") for name, value in said.items()})


LONG = Text(None, "Short.\nIt’s a long line, long enough to tell this text from others.")
CURLY = Text(None, "Share\nIt's a long line - long enough to tell this text from others.\nEnd")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(
            page("/a", body=LONG), page("/b", body=CURLY), True, id="quotes and chrome aside"
        ),
        pytest.param(
            page("/a", body=LONG),
            page("/b", body=LONG, title="Another title of five words"),
            False,
            id="another title",
        ),
        pytest.param(
            page("/a", kind="topic", reader="bbpress topic", source_id="1256362"),
            page("/b-1256362", kind="topic"),
            True,
            id="a number at the end of an address",
        ),
        pytest.param(
            page("/a", kind="topic", source_id="1256362"),
            page("/b", kind="topic", legacy_id="1256362"),
            False,
            id="another system's own number",
        ),
    ],
)
def test_keys(one: Finding, other: Finding, same: bool) -> None:
    keys = [{found.address for found in works("x", finding)} for finding in (one, other)]
    assert (keys[0] == keys[1] and len(keys[0]) == 1) is same


def test_what_tells_too_little_has_no_key() -> None:
    (short,) = works("x", page("/a", body=LONG, title="Rounds"))
    assert short.facts["of"].evidence == "day"
    assert list(works("x", page("/a", body=Text(None, "Short.")))) == []
    assert list(works("x", page("/a", kind="topic"))) == []
    assert list(works("x", page("/a", kind="listing", body=LONG))) == []


def test_a_work_comes_back_from_the_database() -> None:
    (found,) = works("x", page("https://x.example/lung/2010/07/09/slug", body=LONG))
    texts: dict[str, Text] = {}
    told = work(found.address, decode(encode(found.facts, texts)))
    assert (told.by, told.day, told.body) == ("text", "2010-07-09", LONG.digest)
