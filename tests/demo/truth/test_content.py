"""The neutral truth: what each design shows of the same content."""

from __future__ import annotations

import pytest

from demo.designs import NAMES
from demo.designs.design import FIELDS
from demo.site import Demo
from demo.truth import contents

_OPTIONAL = {
    "author": "authors",
    "categories": "categories",
    "forum": "forum",
    "legacy_id": "legacy_id",
    "subtitle": "subtitle",
    "tags": "tags",
    "transcript": "transcript",
    "video": "video",
}


@pytest.mark.parametrize("design", NAMES)
def test_what_a_design_does_not_show_is_not_told(design: str) -> None:
    demo = Demo(pages=60, design=design)
    told = contents(demo).values()
    for field in FIELDS - demo.design.shows:
        name = _OPTIONAL.get(field)
        pages = [content for content in told if field != "author" or content.kind != "topic"]
        assert name is None or not any(getattr(content, name) for content in pages)


def test_a_day_is_told_without_a_minute() -> None:
    """The old WordPress site dates what its feeds have forgotten by the address alone."""
    told = contents(Demo(pages=60, design="wordpress-2012")).values()
    assert {(c.on is None, c.at is None) for c in told} == {(False, False), (False, True)}


def test_answers_are_told_by_place() -> None:
    """A number is a design's own; a place is the same wherever the order is."""
    told = contents(Demo(pages=60, design="wordpress-threaded")).values()
    answers = [(at, c.answers) for page in told for at, c in enumerate(page.comments, 1)]
    assert any(place for _, place in answers)
    assert all(place < at for at, place in answers if place is not None)
    flat = contents(Demo(pages=60, design="wordpress")).values()
    assert {c.answers for page in flat if page.kind == "topic" for c in page.comments} == {None}
