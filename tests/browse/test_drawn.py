"""Rows of a saved query lead to what they count, and their chart leaves no time out."""

from __future__ import annotations

from typing import Any

import pytest

from browse.drawn import Drawn
from browse.saved import Chart, Parameter, Saved
from tests.browse.archive import SCRIPT

SAVED = Saved(
    "posts",
    "Posts",
    "How many.",
    "select 1",
    parameters=(Parameter("name", "A name", "a&b"),),
    links={"posts": "/search?q={name}&kind={kind}", "kind": "/kind/{kind}"},
    hidden=("id",),
    chart=Chart("Posts", "bars", "kind", "posts", "posts", most=2),
)


def over_time(*rows: dict[str, Any]) -> str:
    chart = Chart("P", "columns", "when", "posts", "posts", href="/x?from={first}&to={last}")
    told = Drawn(Saved("p", "P", "P.", "", chart=chart), rows, {}).chart()
    assert told is not None
    return str(told)


def test_a_value_leads_to_what_it_counts() -> None:
    """What is not known, or was not given, makes no address; everything is escaped."""
    row = {"id": 5, "kind": SCRIPT, "posts": 1234}
    drawn = Drawn(SAVED, [row], {"name": 'x"y'}, lambda path: f"/base{path}")
    assert drawn.columns == ["kind", "posts"]
    cell = str(drawn.cell("posts", row))
    assert cell.startswith('<a href="/base/search?q=x%22y&amp;kind=%3Cscript%3E')
    assert cell.endswith(">1,234</a>")
    assert "<script" not in str(drawn.cell("kind", row)) + str(drawn.chart())
    assert drawn.cell("posts", row | {"kind": None}) == "1,234"
    assert drawn.cell("posts", row | {"posts": None}) == ""
    assert drawn.cell("kind", row | {"kind": None}) == "not known"
    assert Drawn(SAVED, [row], {"name": ""}).asked == {"name": "a&b"}


def test_bars_are_the_first_rows() -> None:
    rows = [{"id": 1, "kind": f"k{at}", "posts": at} for at in range(5)]
    chart = str(Drawn(SAVED, rows, {}).chart())
    assert "k1" in chart
    assert "k2" not in chart


@pytest.mark.parametrize("rows", [(), ({"when": None, "posts": 3},)])
def test_nothing_to_draw(rows: tuple[dict[str, Any], ...]) -> None:
    assert "nothing to count" in over_time(*rows)


def test_years_without_a_row_are_columns_too() -> None:
    """Rows that share a year add up; what has no year is in no column."""
    chart = over_time(
        {"when": "2013", "posts": 2},
        {"when": "2011", "posts": 1},
        {"when": "2013", "posts": 2.6},
        {"when": None, "posts": 9},
    )
    assert chart.count('class="column"') == 3
    assert 'href="/x?from=2013-01-01&amp;to=2013-12-31" aria-label="2013, posts: 5"' in chart
    assert "2012-01-01" not in chart


def test_many_months_are_drawn_as_years() -> None:
    """And years that lie too far apart for a column each are drawn as they are."""
    chart = over_time({"when": "2008-03", "posts": 2}, {"when": "2013-09", "posts": 3})
    assert 'aria-label="2008, posts: 2"' in chart
    months = over_time({"when": "2013-01", "posts": 2}, {"when": "2013-09", "posts": 3})
    assert "from=2013-09-01&amp;to=2013-09-31" in months
    far = over_time({"when": "1900", "posts": 2}, {"when": "2013", "posts": 3})
    assert far.count('class="column"') == 2
