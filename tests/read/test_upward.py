"""The way up from an element ends at the root."""

from __future__ import annotations

from pipelines.read.upward import classes, stands_in, upward
from tests.read.made import page


def test_the_way_up() -> None:
    """From the element itself to the root, or to where it is told to end."""
    tree = page('<div class="a b"><p><i>x</i></p></div>').tree
    inner, outer = tree.css_first("i"), tree.css_first("div")
    assert inner is not None
    assert outer is not None
    assert [node.tag for node in upward(inner)] == ["i", "p", "div", "body", "html"]
    assert [node.tag for node in upward(inner, outer)] == ["i", "p"]
    assert list(upward(None)) == []
    assert classes(outer) == ["a", "b"]
    assert (stands_in(inner, [outer]), stands_in(outer, [inner])) == (True, False)
