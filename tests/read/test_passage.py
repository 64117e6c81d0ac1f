"""A text with its links, and without what is none of it."""

from __future__ import annotations

from pipelines.read.passage import passage, pruned
from pipelines.records.finding import LinkSeen
from tests.read.made import BASE, page

HTML = (
    '<div id="x"><p>See <a href="/a">this</a>.</p><ul class="log"><li><a href="/b">b</a></ul></div>'
)


def test_a_part_can_be_left_out() -> None:
    """Its links too; and the page keeps it, for others read it after."""
    shown = page(HTML)
    node = shown.tree.css_first("#x")
    assert node is not None
    facts = passage(shown, node, "post", ".log")
    assert facts["body"].value.text == "See this."  # type: ignore[union-attr]
    assert facts["links"].value == (LinkSeen(f"{BASE}/a", "this"),)
    assert shown.tree.css_first(".log") is not None


def test_nothing_left_is_empty() -> None:
    """Of an element that is all chrome nothing stays."""
    node = page('<div id="x"><form>a</form></div>').tree.css_first("#x")
    assert node is not None
    assert (pruned(node, "form").inner_html or "") == ""
