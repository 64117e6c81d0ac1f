"""Dates that a visitor sees are read exactly or not at all."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read.visible import Ambiguous, visible, wall_clock
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
        pytest.param(
            "26 mars 2018 à 20 h 36 min", "2018-03-27T01:36:00Z", "visible text", id="French hours"
        ),
        pytest.param("26 maart 2018 om 20:36", "2018-03-27T01:36:00Z", "visible text", id="Dutch"),
        pytest.param("26 марта 2018 в 20:36", "2018-03-27T01:36:00Z", "visible text", id="Russian"),
        pytest.param("2018年3月26日 20:36", "2018-03-27T01:36:00Z", "visible text", id="Japanese"),
        pytest.param("26 marca 2018", None, "visible day", id="Polish"),
        pytest.param("26th March 2018", None, "visible day", id="British"),
        pytest.param("26th of March, 2018", None, "visible day", id="British, in words"),
        pytest.param("2018/03/26", None, "visible day", id="the year first, with slashes"),
        pytest.param("26-03-2018", None, "visible day", id="Dutch numbers"),
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


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("5 de mayo de 2013, 2:30 p. m.", "2013-05-05T19:30:00Z", id="Spanish halves"),
        pytest.param("7 août 2013 à 18:30", "2013-08-07T23:30:00Z", id="French"),
        pytest.param("Mié, 07/08/2013 - 06:30", "2013-08-07T11:30:00Z", id="a Spanish weekday"),
        pytest.param("Mi., 07.08.2013 - 06:30", "2013-08-07T11:30:00Z", id="a German one"),
        pytest.param("08/07/2013 - 06:30 UTC", "2013-08-07T06:30:00Z", id="UTC"),
        pytest.param("August 7, 2013 at 6:30 pm GMT", "2013-08-07T18:30:00Z", id="GMT"),
        pytest.param("August 7, 2013 18:30 GMT+2", "2013-08-07T16:30:00Z", id="hours after GMT"),
        pytest.param("August 7, 2013 18:30 +02:00", "2013-08-07T16:30:00Z", id="an offset"),
        pytest.param("August 7, 2013 18:30 -0330", "2013-08-07T22:00:00Z", id="one behind"),
        pytest.param("August 7, 2013 18:30-19:30", "2013-08-07T23:30:00Z", id="from and to"),
        pytest.param("August 7, 2013 18:30 CDT", "2013-08-07T23:30:00Z", id="the site's own zone"),
        pytest.param("Nov 3, 2013 01:30 CST", "2013-11-03T07:30:00Z", id="after the clock is back"),
        pytest.param("August 7, 2013 18:30 Ct", "2013-08-07T23:30:00Z", id="a word is no zone"),
    ],
)
def test_a_time_and_its_zone(text: str, at: str) -> None:
    """An offset is honoured, as are UTC and the name that the site's own zone has then."""
    found = visible(text, CHICAGO)
    assert found is not None
    assert found[0].at == at


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("August 7, 2013 18:30 EST", id="Eastern, or Australian"),
        pytest.param("August 7, 2013 18:30 CST", id="not in August, there"),
        pytest.param("August 7, 2013 18:30 +19:00", id="no such offset"),
        pytest.param("Śro, 07/08/2013 - 06:30", id="a weekday that nobody knows"),
        pytest.param("śr., 07.08.2013 - 06:30", id="or abbreviated"),
        pytest.param("07.08.2013", id="dots are not American"),
    ],
)
def test_what_may_mean_two_things(text: str) -> None:
    """Is not guessed."""
    with pytest.raises(Ambiguous):
        visible(text, CHICAGO)


def test_a_year_of_no_page_is_none() -> None:
    """Nor does it end the reading."""
    assert visible("January 1, 0001 00:00 +14:00", CHICAGO) is None


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    """Any text is read, ambiguous or no date."""
    try:
        wall_clock(text, CHICAGO)
    except Ambiguous:
        return


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2040, 1, 1)))
def test_what_drupal_prints_is_read_back(when: datetime) -> None:
    """In each of the forms that its sites print."""
    minute = when.replace(second=0, microsecond=0)
    for form in ("%a, %m/%d/%Y - %H:%M", "%B %d, %Y, %I:%M %p", "%d %B %Y - %H:%M"):
        assert wall_clock(minute.strftime(form), CHICAGO) == (minute, True)
