"""Dates are read exactly or not at all."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read.dates import (
    Ambiguous,
    from_mail,
    from_offset,
    from_stamp,
    local,
    stamped,
    visible,
    wall_clock,
)
from pipelines.records.finding import Moment

CHICAGO = ZoneInfo("America/Chicago")
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "moment", "evidence"),
    [
        pytest.param(
            "Wed, 08/07/2013 - 06:30", "2013-08-07T11:30:00Z", "visible text", id="Drupal's medium"
        ),
        pytest.param(
            "Submitted by ann on Wed, 08/07/2013 - 06:30",
            "2013-08-07T11:30:00Z",
            "visible text",
            id="in its line",
        ),
        pytest.param(
            "August 16, 2013, 10:32 AM", "2013-08-16T15:32:00Z", "visible text", id="zero-padded"
        ),
        pytest.param(
            "March 26, 2018 at 8:36 pm #1294136", "2018-03-27T01:36:00Z", "visible text", id="pm"
        ),
        pytest.param("12:05 AM", None, None, id="a time alone is no date"),
        pytest.param(
            "March 1, 2018, 12:05 AM", "2018-03-01T06:05:00Z", "visible text", id="midnight"
        ),
        pytest.param("By ann, 9  June,  2013", None, "visible day", id="a day only"),
        pytest.param("7 de agosto de 2013", None, "visible day", id="es"),
        pytest.param("3. März 2014", None, "visible day", id="de"),
        pytest.param("2014-02-03", None, "visible day", id="ISO"),
        pytest.param("Mon, 03/26/2018 - 00:00", "2018-03-26T05:00:00Z", "visible text", id="00:00"),
        pytest.param("18 years ago", None, None, id="an age is no date"),
        pytest.param("June 2013", None, None, id="a month is no day"),
        pytest.param("Feb 30, 2013", None, None, id="no such day"),
        pytest.param("13/25/2013", None, None, id="no such month"),
        pytest.param("13 Marchember 2013", None, None, id="no month"),
        pytest.param("06:30 Permalink, Jan 2, 2013", None, "visible day", id="P is no PM"),
    ],
)
def test_a_visible_date(text: str, moment: str | None, evidence: str | None) -> None:
    """Minutes are in the site's zone; a day stays a day."""
    found = visible(text, CHICAGO)
    assert (found[1] if found else None) == evidence
    assert (found[0].at if found else None) == moment


def test_a_visible_time_without_a_zone_is_a_day() -> None:
    """Nobody can tell the instant."""
    assert visible("Wed, 08/07/2013 - 06:30", None) == (Moment("2013-08-07", None), "visible text")


@pytest.mark.parametrize(
    ("text", "zone", "day"),
    [
        pytest.param("Wed, 07/08/2013 - 06:30", BERLIN, "2013-08-07", id="the weekday tells"),
        pytest.param("25/12/2013", BERLIN, "2013-12-25", id="no 25th month"),
        pytest.param("12/25/2013", BERLIN, "2013-12-25", id="nor the other way"),
        pytest.param("05/05/2013", BERLIN, "2013-05-05", id="the same either way"),
        pytest.param("03/04/2013", CHICAGO, "2013-03-04", id="an American site"),
    ],
)
def test_day_and_month_are_told_apart(text: str, zone: ZoneInfo, day: str) -> None:
    """By the weekday, by what cannot be, by where the site is."""
    found = visible(text, zone)
    assert found is not None
    assert found[0].on == day


@pytest.mark.parametrize("zone", [BERLIN, None])
def test_day_and_month_that_cannot_be_told_apart(zone: ZoneInfo | None) -> None:
    """Are no guess."""
    with pytest.raises(Ambiguous, match="03/04/2013"):
        visible("03/04/2013", zone)


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


def test_a_stamp_that_differs_from_the_text_is_of_a_change() -> None:
    """The text is believed; without a text the stamp is all there is."""
    text = "Wed, 08/07/2013 - 08:30"
    assert stamped("1375882259", text, CHICAGO) == (
        Moment("2013-08-07", "2013-08-07T13:30:59Z"),
        "comment stamp",
    )
    assert stamped("1375882260", text, CHICAGO) == (
        Moment("2013-08-07", "2013-08-07T13:30:00Z"),
        "visible text",
    )
    assert stamped("1375882260", text, None) == (Moment("2013-08-07", None), "visible text")
    assert stamped("1375882260", "9 years ago", CHICAGO) == (
        Moment("2013-08-07", "2013-08-07T13:31:00Z"),
        "comment stamp",
    )


def test_the_stamp_tells_day_and_month_apart() -> None:
    """A change is seldom a month away; where it is, nothing tells."""
    assert stamped("1364976000", "03/04/2013 - 10:00", BERLIN) == (
        Moment("2013-04-03", "2013-04-03T08:00:00Z"),
        "comment stamp",
    )
    with pytest.raises(Ambiguous):
        stamped("1400000000", "03/04/2013 - 10:00", BERLIN)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    """Any text is read, ambiguous or no date."""
    try:
        wall_clock(text, CHICAGO)
    except Ambiguous:
        return
    from_offset(text, CHICAGO)
    from_mail(text, CHICAGO)
    from_stamp(text, CHICAGO)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2040, 1, 1)))
def test_what_drupal_prints_is_read_back(when: datetime) -> None:
    """In each of the forms that its sites print."""
    minute = when.replace(second=0, microsecond=0)
    for form in ("%a, %m/%d/%Y - %H:%M", "%B %d, %Y, %I:%M %p", "%d %B %Y - %H:%M"):
        assert wall_clock(minute.strftime(form), CHICAGO) == (minute, True)
