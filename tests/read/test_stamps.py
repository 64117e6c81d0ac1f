"""The time of a comment: its stamp, and the text beside it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from pipelines.read.stamps import Unread, shows_date, stamped
from pipelines.read.visible import Ambiguous
from pipelines.records.finding import Moment

CHICAGO = ZoneInfo("America/Chicago")
BERLIN = ZoneInfo("Europe/Berlin")


def whole(stamp: str, text: str, zone: ZoneInfo | None) -> tuple[Moment, str]:
    """The moment and its evidence, where nothing is wrong with the zone."""
    found = stamped(stamp, text, zone)
    assert found is not None
    assert found.doubt is None
    return found.moment, found.evidence


def test_a_stamp_that_differs_from_the_text_is_of_a_change() -> None:
    """The text is believed; without a text the stamp is all there is."""
    text = "Wed, 08/07/2013 - 08:30"
    assert whole("1375882259", text, CHICAGO) == (
        Moment("2013-08-07", "2013-08-07T13:30:59Z"),
        "comment stamp",
    )
    assert whole("1375882260", text, CHICAGO) == (
        Moment("2013-08-07", "2013-08-07T13:30:00Z"),
        "visible text",
    )
    assert whole("1375882260", text, None) == (Moment("2013-08-07", None), "visible text")
    assert whole("1375882260", "9 years ago", CHICAGO) == (
        Moment("2013-08-07", "2013-08-07T13:31:00Z"),
        "comment stamp",
    )


def test_the_stamp_tells_day_and_month_apart() -> None:
    """A change is seldom a month away; where it is, nothing tells."""
    assert whole("1364976000", "03/04/2013 - 10:00", BERLIN) == (
        Moment("2013-04-03", "2013-04-03T08:00:00Z"),
        "comment stamp",
    )
    with pytest.raises(Ambiguous):
        stamped("1400000000", "03/04/2013 - 10:00", BERLIN)


@pytest.mark.parametrize(
    "text", ["śr., 07.08.2013 - 06:30 x", "5 svibnja 2013 06:30", "7. listopada 2013"]
)
def test_a_date_that_cannot_be_read_leaves_no_time(text: str) -> None:
    """The stamp alone is the time of the last change, perhaps years after."""
    with pytest.raises((Unread, Ambiguous)):
        stamped("1400000000", text, BERLIN)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("5 maja 2013", True),
        ("7. listopada 2013", True),
        ("3 years ago", False),
        ("room 2013", False),
    ],
)
def test_what_looks_like_a_date(text: str, shown: bool) -> None:
    """A year with a day's number near it."""
    assert shows_date(text) is shown


@pytest.mark.parametrize(
    ("stamp", "zone", "evidence", "doubted"),
    [
        pytest.param(1375882245, "America/Chicago", "comment stamp", False, id="the same"),
        pytest.param(1375882245, "Europe/Berlin", "comment stamp", True, id="seven hours"),
        pytest.param(1375882245, "Asia/Kathmandu", "visible text", False, id="10:45, or a change"),
        pytest.param(1375882245, "Pacific/Marquesas", "comment stamp", True, id="4:30 before"),
        pytest.param(1375882245 + 1260, "America/Chicago", "visible text", False, id="a change"),
        pytest.param(1375882245 + 86400, "America/Chicago", "visible text", False, id="a day on"),
    ],
)
def test_clocks_that_differ_as_zones_do(
    stamp: int, zone: str, evidence: str, doubted: bool
) -> None:
    """Then the time zone is likely wrong: the stamp needs none, and is kept with a doubt."""
    found = stamped(str(stamp), "Wed, 08/07/2013 - 08:30", ZoneInfo(zone))
    assert found is not None
    assert (found.evidence, bool(found.doubt)) == (evidence, doubted)
