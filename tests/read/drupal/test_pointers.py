"""What the site points to from a page, in themes that name nothing."""

from __future__ import annotations

import pytest

from tests.read.drupal.pages import Sheet
from tests.read.made import own, reading, troubles

CARD = (
    '<div><div><span><a href="/post/{0}">{0}</a></span></div><div>Video</div>'
    '<div><p>Of {0}: <a href="/post/x">here</a>.</p></div></div>'
)
TWO = CARD.format("naps") + CARD.format("tea")
COMMENTS = '<div><h2>Recent Comments</h2><ul><li><a href="/comment/1">So</a></li></ul></div>'


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(f"<div><h2>Related Content</h2><div><div>{TWO}</div></div></div>", id="block"),
        pytest.param(f"<h2>Related Content</h2><div>{TWO}</div><h2>More</h2>", id="no block"),
        pytest.param(f"<div><header><h3>Related</h3></header>{TWO}</div>", id="a head of its own"),
    ],
)
def test_cards_are_read_by_their_order(block: str) -> None:
    """Under their heading, each with its type and teaser, and no other block's links."""
    cards = own(reading(Sheet(theme="bare", after=block + COMMENTS).html()))["related"]
    assert [(card.title, card.kind_shown) for card in cards] == [
        ("naps", "Video"),
        ("tea", "Video"),
    ]
    assert cards[1].teaser == "Of tea: here."


def test_an_empty_block_points_to_nothing() -> None:
    """The next block's links are not its own."""
    block = "<div><h2>Related Content</h2><div></div></div>"
    assert own(reading(Sheet(theme="bare", after=block + COMMENTS).html()))["related"] == ()


def test_cards_that_cannot_be_told_apart_are_left_out() -> None:
    """What is not read is a problem, and not an empty list."""
    block = f"<div><h2>Related Content</h2>{CARD.format('naps')}</div>"
    said = reading(Sheet(theme="bare", after=block).html())
    assert "related" not in own(said)
    assert troubles(said) == ["no cards"]


def test_a_heading_in_the_text_is_no_block() -> None:
    """An article may speak of what is related."""
    body = (
        '<p>So.</p><h2>Related</h2><ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul>'
    )
    assert own(reading(Sheet(theme="named", body=body).html()))["related"] == ()
