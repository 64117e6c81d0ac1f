"""Charts as SVG: links to rows, the same numbers as text, nothing but text in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from browse.chart import Bar, bars, columns

HOSTILE = "\"><script>alert(1)</script><svg onload='x()'>"
Chart = Callable[[Sequence[Bar], str, str], Markup]
BOTH = pytest.mark.parametrize("chart", [bars, columns])


def _numbers(drawn: Markup, name: str, of: str) -> list[float]:
    found = re.findall(rf'<rect class="{name}"[^>]* {of}="([0-9.]+)', drawn)
    return [float(number) for number in found]


@BOTH
def test_every_bar_leads_to_its_rows_and_stands_in_the_table(chart: Chart) -> None:
    """The name of a link says what it counts and how much: colour and length are not needed."""
    drawn = chart([Bar("2012", 1204, "/rows?a=1&b=2"), Bar("2013", 3, None)], "A year", "comments")
    tree = ElementTree.fromstring(drawn)
    (link,) = tree.iterfind("svg/a")
    assert link.attrib == {"href": "/rows?a=1&b=2", "aria-label": "2012, comments: 1,204"}
    rows = ["".join(cell.itertext()) for row in tree.iterfind(".//tr") for cell in row]
    assert rows == ["2012", "1,204", "2013", "3"]
    assert tree.findtext("figcaption") == tree.findtext("svg/title") == "A year"
    assert "Most: 2012, comments: 1,204" in (tree.findtext("svg/desc") or "")


@BOTH
def test_what_is_told_is_text(chart: Chart) -> None:
    """A title, a name or an address cannot leave its place."""
    drawn = chart([Bar(HOSTILE, 1, HOSTILE)], HOSTILE, HOSTILE)
    assert {part.tag for part in ElementTree.fromstring(drawn).iter()}.isdisjoint({"script"})
    assert "<script" not in drawn
    assert "<svg onload" not in drawn


@BOTH
@pytest.mark.parametrize("told", [[], [Bar("2012", 0, "/x")]])
def test_nothing_to_count_is_a_sentence(chart: Chart, told: list[Bar]) -> None:
    drawn = chart(told, "Comments a year", "comments")
    assert "<svg" not in drawn
    assert "nothing to count" in drawn


def test_lengths_are_shares_of_the_most() -> None:
    """What is not nothing can be seen; nothing is nothing."""
    told = [Bar("a", 1000), Bar("b", 500), Bar("c", 1), Bar("d", 0)]
    assert _numbers(bars(told, "t", "u"), "bar", "width") == [100, 50, 1, 0]
    assert _numbers(columns(told, "t", "u"), "column", "height") == [120, 60, 1.2, 0]


def test_labels_under_columns_do_not_collide_and_long_names_are_cut() -> None:
    """On a phone six labels fit under a chart; the table has all of them, whole."""
    years = [Bar(str(year), 1) for year in range(1990, 2026)]
    drawn = columns(years, "t", "u")
    assert drawn.count('class="under"') == 6
    assert all(f'<th scope="row">{bar.label}</th>' in drawn for bar in years)
    long = bars([Bar("x" * 80, 1)], "t", "u")
    assert f">{'x' * 37}…</text>" in long
    assert f'<th scope="row">{"x" * 80}</th>' in long
