"""Core's full pager."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from demo.designs.drupal.pager import pager


def _texts(html: str) -> list[str]:
    items = LexborHTMLParser(html).css("li.pager__item")
    return [" ".join(item.text().split()[-2:]) for item in items]


@pytest.mark.parametrize(
    ("current", "pages", "ends", "numbers"),
    [
        pytest.param(0, 1, [], 0, id="one page has none"),
        pytest.param(0, 3, ["next", "last"], 3, id="the first page leads on"),
        pytest.param(2, 3, ["first", "previous"], 3, id="the last leads back"),
        pytest.param(
            10, 40, ["first", "previous", "ellipsis", "ellipsis", "next", "last"], 9, id="nine"
        ),
    ],
)
def test_pager(current: int, pages: int, ends: list[str], numbers: int) -> None:
    """At most nine numbers; ends only where they lead somewhere."""
    tree = LexborHTMLParser(pager(current, pages, "/forum/a"))
    items = [item.attributes["class"] or "" for item in tree.css("li.pager__item")]
    assert [css.split("--")[1] for css in items if "--" in css] == ends
    assert len([css for css in items if "--" not in css]) == numbers


def test_numbers_in_addresses_count_from_zero() -> None:
    """The link to the second page says 1; a list's links hold the parameter alone."""
    tree = LexborHTMLParser(pager(0, 3))
    assert [a.attributes["href"] for a in tree.css("a")] == [
        "?page=0",
        "?page=1",
        "?page=2",
        "?page=1",
        "?page=2",
    ]
