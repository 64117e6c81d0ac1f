"""Texts by year."""

from __future__ import annotations

import pytest
from datasette.utils.asgi import Request

from browse.years import asked_year, bars_of


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("2010", {"year": "2010", "after": "2011"}),
        ("0999", {"year": "0999", "after": "1000"}),
        ("unknown", {}),
        ("²010", {}),
        ("20100", {}),
        ("", {}),
    ],
)
def test_a_year_is_four_digits(typed: str, values: dict[str, object]) -> None:
    year = asked_year(Request.fake(f"/tag/1?year={typed}"))
    assert year.values == values
    assert (":year" in year.condition) == bool(values)


def test_years_without_a_text_have_a_bar_that_leads_nowhere() -> None:
    bars = bars_of({"2008": 2, "2010": 1, None: 7}, kept={"kind": "video", "x": None})
    assert [(bar.label, bar.value) for bar in bars] == [("2008", 2), ("2009", 0), ("2010", 1)]
    assert [bar.href for bar in bars] == [
        "?kind=video&year=2008#list",
        None,
        "?kind=video&year=2010#list",
    ]
    assert bars_of({None: 3}) == []


def test_a_day_of_another_age_makes_no_thousand_bars() -> None:
    assert [bar.label for bar in bars_of({"0001": 1, "2010": 1})] == ["0001", "2010"]
