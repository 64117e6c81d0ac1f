"""What a machine gets of a search."""

from __future__ import annotations

from browse.search.answers import as_csv, as_json
from browse.search.wanted import Found, Hit, Wanted

HIT = Hit(kind="comment", id=7, page_id=3, title="T", url="https://example.org/3", author=None,
          day="2012-01-01", snippet="a \ue000word\ue001, b")  # fmt: skip


def test_marks_are_left_out() -> None:
    """The characters around what was found are for the page alone."""
    told = as_json(Wanted(text="word"), Found(hits=(HIT,), total=1), None)
    assert told["hits"] == [
        {"kind": "comment", "id": 7, "page_id": 3, "title": "T", "author": None,
         "day": "2012-01-01", "snippet": "a word, b", "url": "https://example.org/3"}
    ]  # fmt: skip
    assert told["next"] is None
    assert as_csv(Found(hits=(HIT,))).splitlines()[1].endswith(',"a word, b",https://example.org/3')
