"""Dates that machines write are read exactly or not at all."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read.dates import from_mail, from_offset, from_stamp, local
from pipelines.records.finding import Moment

CHICAGO = ZoneInfo("America/Chicago")


def test_a_clock_that_is_set_back_shows_an_hour_twice() -> None:
    """The instant is not known then, nor in the hour that it leaps over."""
    assert local(datetime(2013, 11, 3, 1, 30), CHICAGO) == Moment("2013-11-03", None)
    assert local(datetime(2013, 3, 10, 2, 30), CHICAGO) == Moment("2013-03-10", None)
    assert local(datetime(2013, 11, 3, 3, 30), CHICAGO).at == "2013-11-03T09:30:00Z"


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        pytest.param(
            "2007-03-10T23:00:15-08:00",
            CHICAGO,
            Moment("2007-03-11", "2007-03-11T07:00:15Z"),
            id="the day is the site's",
        ),
        pytest.param(
            "2007-03-10T23:00:15-08:00",
            None,
            Moment("2007-03-10", "2007-03-11T07:00:15Z"),
            id="else the time's own",
        ),
        pytest.param("2007-03-10", CHICAGO, Moment("2007-03-10", "2007-03-10T06:00:00Z"), id="day"),
        pytest.param("soon", CHICAGO, None, id="words"),
        pytest.param(None, CHICAGO, None, id="nothing"),
        pytest.param("0001-01-01T00:00:00+14:00", CHICAGO, None, id="before all time"),
    ],
)
def test_a_time_with_offset(text: str | None, zone: ZoneInfo | None, moment: Moment | None) -> None:
    """As time[datetime] has it."""
    assert from_offset(text, zone) == moment


def test_mail_dates_and_stamps_name_no_day_without_a_zone() -> None:
    """UTC is not where the site is."""
    mail = "Wed, 18 Jun 2025 02:17:53 +0000"
    assert from_mail(mail, CHICAGO) == Moment("2025-06-17", "2025-06-18T02:17:53Z")
    assert from_mail(mail, None) == Moment(None, "2025-06-18T02:17:53Z")
    assert from_mail("yesterday", CHICAGO) is None
    assert from_stamp("1375882200", None) == Moment(None, "2013-08-07T13:30:00Z")
    assert [from_stamp(bad, CHICAGO) for bad in ("", "-5", "0", "9" * 30, "²", None)] == [None] * 6


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    """Any text is read or is no date."""
    from_offset(text, CHICAGO)
    from_mail(text, CHICAGO)
    from_stamp(text, CHICAGO)
