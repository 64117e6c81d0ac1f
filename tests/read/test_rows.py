"""Rows are found without a class: by links at the same place of elements side by side."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborNode

from pipelines.read.rows import alike_rows, title_link, titled_rows
from pipelines.read.text import words
from tests.read.made import page

CARD = (
    "<div><div><img></div><div><span><a href='/{0}'>{0}</a></span></div><div>Video</div>"
    "<div><p>Of {0}. See <a href='/other'>here</a>.</p></div></div>"
)


def block(html: str) -> tuple[list[LexborNode], list[str]]:
    """The elements of a block, and the words of the rows that are found in it."""
    made = page(f"<main>{html}</main>")
    parts = list(made.main.iter())
    return parts, [words(row)[:2] for row in alike_rows(made, parts)]


@pytest.mark.parametrize(
    "around",
    [
        pytest.param("<div>{0}</div>", id="one wrapper"),
        pytest.param("<div><div><div>{0}</div></div></div>", id="three"),
        pytest.param(
            "<div>{0}</div><div><a href='/all'>More</a></div>", id="a link to all of them"
        ),
        pytest.param("<p>Read on</p><div>{0}</div>", id="words before them"),
    ],
)
def test_cards_are_alike(around: str) -> None:
    """A link in a teaser is no card, nor is what leads to all of them."""
    _, rows = block(around.format(CARD.format("aa") + CARD.format("bb")))
    assert rows == ["aa", "bb"]


def test_the_parts_of_one_card_are_no_cards() -> None:
    """Title and teaser each hold a link, at different places."""
    _, rows = block(f"<div>{CARD.format('aa')}</div>")
    assert rows == []


def test_a_row_holds_one_title() -> None:
    """All that stands with a title is its row; a block of several titles is none."""
    made = page(
        "<main><div><h2>All</h2><div>"
        + "".join(
            f"<div><div><h3><a href='/{n}'>{n}</a></h3></div><p>{n} <a href='/x'>x</a></p></div>"
            for n in ("aa", "bb")
        )
        + "</div></div><div><h2><a href='https://elsewhere.example/'>No</a></h2></div></main>"
    )
    assert [words(row) for row in titled_rows(made, made.main)] == ["aaaa x", "bbbb x"]


def test_one_title_alone_is_no_list() -> None:
    """A page that links its own heading lists nothing."""
    made = page("<main><div><h2><a href='/aa'>aa</a></h2></div></main>")
    assert titled_rows(made, made.main) == []


def test_a_title_is_the_link_with_words() -> None:
    """The picture of a card leads to the same page and says nothing."""
    made = page("<div><a href='/aa'><img></a><a href='/aa'>Aa</a></div>")
    row = made.tree.css_first("div")
    found = title_link(made, row) if row is not None else None
    assert found is not None
    assert (found[0], words(found[1])) == ("https://clinic.example/aa", "Aa")
