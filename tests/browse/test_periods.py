"""Days put together as few enough periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from browse.periods import MOST, periods

DAYS = st.dates()


@pytest.mark.parametrize(
    ("first", "last", "length", "names"),
    [
        ("2013-11-30", "2014-01-01", "month", ["2013-11", "2013-12", "2014-01"]),
        ("1969-12-31", "1973-01-01", "year", ["1969", "1970", "1971", "1972", "1973"]),
        ("1979-05-05", "2016-01-01", "decade", ["1970s", "1980s", "1990s", "2000s", "2010s"]),
        ("1601-01-01", "2001-01-01", "century", ["1600s", "1700s", "1800s", "1900s", "2000s"]),
        (None, None, "year", []),
    ],
)
def test_as_long_as_needed(
    first: str | None, last: str | None, length: str, names: list[str]
) -> None:
    """Months for up to three years, years for a working life, more for a wrong day."""
    called, found = periods(first, last)
    assert called == length
    assert [period.name for period in found] == names


@settings(derandomize=True, max_examples=60)
@given(st.lists(DAYS, min_size=1, max_size=8))
def test_every_day_is_counted_once(days: list[date]) -> None:
    """Whatever the days are, in few enough periods."""
    counted = {day.isoformat(): 3 for day in days}
    _, found = periods(min(counted), max(counted))
    assert len(found) <= MOST
    assert sum(period.count(counted) for period in found) == 3 * len(counted)
