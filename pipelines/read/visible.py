"""Dates as a visitor sees them: read exactly, or not at all."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from pipelines.read.dates import instant, local
from pipelines.read.day_names import DAYS_ELSEWHERE, MONTHS, WEEKDAYS
from pipelines.records.finding import Moment

_ZONE = (
    r"(?-i:((?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|Z\b|\+\d{2}:?\d{2}|(?<=\s)-\d{2}:?\d{2}"
    r"|A[CEKW][DS]?T|[CEMP][DS]?T|HA?ST|[BIJMNW][DE]?ST|NZ[DS]T|[CEMW]E?ES?T|MEZ|MESZ|MSK)"
    r"(?![\w:]))?"
)
_TIME = (
    r"(?:\W{1,4}(?:(?:at|um|kl\.?|à|às|a las|a les|alle|ore|om|o|в)\s+)?"
    r"(\d{1,2})(?::|\s?h\s?)(\d{2})(?::\d{2})?(?:\s?min\b\.?)?"
    rf"(?:\s?([ap])\.?\s?m\b\.?)?(?:\s?\(?{_ZONE}))?"
)
_NAMED = re.compile(
    rf"\b(\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+|of\s+)?([^\W\d_]{{3,12}})\.?,?\s+(?:de\s+)?(\d{{4}})\b{_TIME}",
    re.I,
)
_NAMED_US = re.compile(
    rf"\b([^\W\d_]{{3,12}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b{_TIME}", re.I
)
_EAST_ASIAN = re.compile(rf"(\d{{4}})年\s?(\d{{1,2}})月\s?(\d{{1,2}})日{_TIME}", re.I)
_ISO = re.compile(rf"\b(\d{{4}})[-/](\d{{2}})[-/](\d{{2}})\b{_TIME}", re.I)
_NUMBERS = re.compile(
    rf"(?:\b([^\W\d_]{{2,12}})([.,]*)\s+)?\b(\d{{1,2}})([/.-])(\d{{1,2}})\4(\d{{4}})\b{_TIME}", re.I
)
_FIRST, _LAST = 1900, 2200  # years in which a page may have been made
MOST_OFFSET = timedelta(hours=14)
"""No two clocks of one site are further apart."""

_AMERICAN = re.compile(
    r"US/|Pacific/Honolulu|America/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit"
    r"|Boise|Juneau|Indiana|Kentucky|North_Dakota|Menominee)"
)
"""Zones of the country that writes the month first."""


class Ambiguous(ValueError):
    """A date that can be read in two ways."""


def wall_clock(
    text: str, zone: ZoneInfo | None = None, near: datetime | None = None
) -> tuple[datetime, bool] | None:
    """Find the first date in a visible text: the wall-clock time, and whether it shows a time.

    A time that says UTC, GMT or its offset is aware; the name of a zone is believed where it is
    the name of `zone` then, else it is Ambiguous, for most names are those of several zones.
    Raises Ambiguous where day and month could be exchanged and nothing tells which is which:
    not the weekday, not a time that it must lie `near` (UTC, without offset), not the country.
    Relative ages ("18 years ago") are no dates.

    >>> wall_clock("By A., 9  June,  2013")
    (datetime.datetime(2013, 6, 9, 0, 0), False)
    >>> wall_clock("18 years ago")
    """
    found = _NAMED.search(text)
    if found and found[2].lower() in MONTHS:
        return _built(found[3], MONTHS[found[2].lower()], found[1], found.groups()[3:], zone)
    found = _NAMED_US.search(text)
    if found and found[1].lower() in MONTHS:
        return _built(found[3], MONTHS[found[1].lower()], found[2], found.groups()[3:], zone)
    found = _ISO.search(text) or _EAST_ASIAN.search(text)
    if found:
        return _built(found[1], int(found[2]), found[3], found.groups()[3:], zone)
    found = _NUMBERS.search(text)
    return _numbers(found, zone, near) if found else None


def visible(
    text: str, zone: ZoneInfo | None, near: datetime | None = None
) -> tuple[Moment, str] | None:
    """Read a visible date: its moment and the evidence, "visible text" or "visible day".

    Raises Ambiguous as `wall_clock`.
    """
    found = wall_clock(text, zone, near)
    if found is None:
        return None
    when, timed = found
    if not timed:
        return Moment(when.date().isoformat(), None), "visible day"
    return instant(when, zone) if when.tzinfo else local(when, zone), "visible text"


def _numbers(
    found: re.Match[str], zone: ZoneInfo | None, near: datetime | None
) -> tuple[datetime, bool] | None:
    first, second, year, time = int(found[3]), int(found[5]), found[6], found.groups()[6:]
    month_first = _built(year, first, second, time, zone)
    day_first = _built(year, second, first, time, zone)
    if month_first is None or day_first is None or month_first == day_first:
        return month_first or day_first
    day = _weekday(found[1], found[2])
    both = (month_first, day_first)
    fitting = [one for one in both if day is None or one[0].weekday() == day]
    close = [one for one in fitting if near and abs(_bare(one[0]) - near) < timedelta(days=2)]
    if len(fitting) == 1 or len(close) == 1:
        return (close or fitting)[0]
    american = zone is not None and bool(_AMERICAN.match(zone.key))
    named = day is not None or not found[2]  # a word and a comma: a weekday that nobody knows
    if fitting and named and zone is not None and american is (found[4] == "/"):
        return month_first if american else day_first
    message = f"day and month cannot be told apart in {found[0].strip()!r}"
    raise Ambiguous(message)


def _weekday(word: str | None, behind: str | None) -> int | None:
    """Return the number of the weekday that stands before a date; elsewhere a comma follows it."""
    name = (word or "")[:3].lower()
    day = WEEKDAYS.get(name)
    return DAYS_ELSEWHERE.get(name) if day is None and behind else day


def _bare(when: datetime) -> datetime:
    return when.replace(tzinfo=None)


def _built(
    year: str,
    month: int,
    day: str | int,
    time: tuple[str | None, ...],
    zone: ZoneInfo | None,
) -> tuple[datetime, bool] | None:
    hour, minute, half, named = time
    if not _FIRST <= int(year) <= _LAST:
        return None
    try:
        when = datetime(int(year), month, int(day))
        if hour is None or minute is None:
            return when, False
        hours = int(hour)
        if half:
            if not 1 <= hours <= 12:
                return None
            hours = hours % 12 + (12 if half.lower() == "p" else 0)
        when = when.replace(hour=hours, minute=int(minute))
    except ValueError:
        return None
    return (_zoned(when, named, zone) if named else when), True


def _zoned(when: datetime, named: str, zone: ZoneInfo | None) -> datetime:
    """Return a time with the zone that is named behind it. Raises Ambiguous for most names."""
    offset = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", named)
    if offset:
        size = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        if size <= MOST_OFFSET:
            return when.replace(tzinfo=timezone(-size if offset[1] == "-" else size))
    elif named in ("UTC", "GMT", "Z"):
        return when.replace(tzinfo=UTC)
    for fold in (0, 1):
        own = when.replace(tzinfo=zone, fold=fold)
        if zone and own.tzname() == named:
            return own
    message = f"{named!r} names no one time zone"
    raise Ambiguous(message)
