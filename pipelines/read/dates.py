"""Dates: read exactly, or not at all."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from pipelines.records.finding import Moment

_MONTHS = (  # English, Spanish, French, German, Portuguese, Italian
    "january jan enero janvier januar janeiro gennaio",
    "february feb febrero février fevrier februar fevereiro febbraio",
    "march mar marzo mars märz março",
    "april apr abril avril aprile",
    "may mayo mai maio maggio",
    "june jun junio juin juni junho giugno",
    "july jul julio juillet juli julho luglio",
    "august aug agosto août aout",
    "september sept sep septiembre septembre setembro settembre",
    "october oct octubre octobre oktober outubro ottobre",
    "november nov noviembre novembre novembro",
    "december dec diciembre décembre dezember dezembro dicembre",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Month names by folded name; another language is more names."""
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
"""The first three letters of a day's name, Monday 0."""

_TIME = r"(?:\W{1,4}(?:at\s+)?(\d{1,2}):(\d{2})(?::\d{2})?(?:\s?([ap])\.?m\b)?)?"
_NAMED = re.compile(
    rf"\b(\d{{1,2}})\.?\s+(?:de\s+)?([^\W\d_]{{3,12}})\.?,?\s+(?:de\s+)?(\d{{4}})\b{_TIME}",
    re.I,
)
_NAMED_US = re.compile(
    rf"\b([^\W\d_]{{3,12}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b{_TIME}", re.I
)
_ISO = re.compile(rf"\b(\d{{4}})-(\d{{2}})-(\d{{2}})\b{_TIME}", re.I)
_NUMBERS = re.compile(
    rf"(?:\b([^\W\d_]{{2,9}})\.?,?\s+)?\b(\d{{1,2}})/(\d{{1,2}})/(\d{{4}})\b{_TIME}", re.I
)


_AMERICAN = re.compile(
    r"US/|Pacific/Honolulu|America/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit"
    r"|Boise|Juneau|Indiana|Kentucky|North_Dakota|Menominee)"
)
"""Zones of the country that writes the month first."""


class Ambiguous(ValueError):
    """A date that can be read in two ways."""


def from_offset(text: str | None, zone: ZoneInfo | None) -> Moment | None:
    """Read an ISO 8601 time with offset, as `time[datetime]` and metadata have it.

    The day is that of `zone`, else that of the time's own offset. A time without offset is a
    time in `zone`; without a zone it gives the day only.

    >>> from_offset("2007-03-10T08:00:15-08:00", None)
    Moment(on='2007-03-10', at='2007-03-10T16:00:15Z')
    """
    try:
        when = datetime.fromisoformat((text or "").strip())
        return local(when, zone) if when.tzinfo is None else instant(when, zone)
    except (ValueError, OverflowError):
        return None


def from_stamp(text: str | None, zone: ZoneInfo | None) -> Moment | None:
    """Read a Unix time in seconds; without a zone its day is not known.

    >>> from_stamp("1175805802", ZoneInfo("America/Los_Angeles"))
    Moment(on='2007-04-05', at='2007-04-05T20:43:22Z')
    """
    if not text or len(text) > 10 or not text.isascii() or not text.isdigit() or int(text) == 0:
        return None
    moment = instant(datetime.fromtimestamp(int(text), UTC), zone)
    return moment if zone else Moment(None, moment.at)


def from_mail(text: str | None, zone: ZoneInfo | None) -> Moment | None:
    """Read a date of RFC 2822, as RSS has it; a UTC time without a zone gives no day."""
    try:
        when = parsedate_to_datetime((text or "").strip())
        if when.tzinfo is None:
            return None
        moment = instant(when, zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if zone or when.utcoffset() else Moment(None, moment.at)


def instant(when: datetime, zone: ZoneInfo | None) -> Moment:
    """Return the moment of an aware time; the day is that of the site's zone."""
    own = when.astimezone(zone) if zone else when
    return Moment(own.date().isoformat(), _utc(when))


def _utc(when: datetime) -> str:
    return f"{when.astimezone(UTC).isoformat(timespec='seconds')[:19]}Z"


def local(when: datetime, zone: ZoneInfo | None) -> Moment:
    """Return the moment of a wall-clock time in the site's zone.

    Where the clock was set back or forward, the wall clock does not tell the instant.
    """
    day = when.date().isoformat()
    if zone is None:
        return Moment(day, None)
    first, second = (when.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        return Moment(day, None)
    return Moment(day, _utc(first))


def wall_clock(
    text: str, zone: ZoneInfo | None = None, near: datetime | None = None
) -> tuple[datetime, bool] | None:
    """Find the first date in a visible text: the wall-clock time, and whether it shows a time.

    Raises Ambiguous where day and month could be exchanged and nothing tells which is which:
    not the weekday, not a time that it must lie `near` (UTC, without offset), not the country.
    Relative ages ("18 years ago") are no dates.

    >>> wall_clock("By A., 9  June,  2013")
    (datetime.datetime(2013, 6, 9, 0, 0), False)
    >>> wall_clock("18 years ago")
    """
    found = _NAMED.search(text)
    if found and found[2].lower() in MONTHS:
        return _built(found[3], MONTHS[found[2].lower()], found[1], found.groups()[3:])
    found = _NAMED_US.search(text)
    if found and found[1].lower() in MONTHS:
        return _built(found[3], MONTHS[found[1].lower()], found[2], found.groups()[3:])
    found = _ISO.search(text)
    if found:
        return _built(found[1], int(found[2]), found[3], found.groups()[3:])
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
    return local(when, zone), "visible text"


def _numbers(
    found: re.Match[str], zone: ZoneInfo | None, near: datetime | None
) -> tuple[datetime, bool] | None:
    first, second, year, time = int(found[2]), int(found[3]), found[4], found.groups()[4:]
    american = _built(year, first, second, time)
    other = _built(year, second, first, time)
    if american is None or other is None or american == other:
        return american or other
    day = WEEKDAYS.get((found[1] or "")[:3].lower())
    fitting = [one for one in (american, other) if day is None or one[0].weekday() == day]
    close = [one for one in fitting if near and abs(one[0] - near) < timedelta(days=2)]
    if len(fitting) == 1 or len(close) == 1:
        return (close or fitting)[0]
    if fitting and zone and _AMERICAN.match(zone.key):
        return american
    message = f"day and month cannot be told apart in {found[0].strip()!r}"
    raise Ambiguous(message)


def _built(
    year: str, month: int, day: str | int, time: tuple[str | None, ...]
) -> tuple[datetime, bool] | None:
    hour, minute, half = time
    try:
        when = datetime(int(year), month, int(day))
        if hour is None or minute is None:
            return when, False
        hours = int(hour)
        if half:
            if not 1 <= hours <= 12:
                return None
            hours = hours % 12 + (12 if half.lower() == "p" else 0)
        return when.replace(hour=hours, minute=int(minute)), True
    except ValueError:
        return None


def stamped(stamp: str | None, shown: str, zone: ZoneInfo | None) -> tuple[Moment, str] | None:
    """Read a comment's time from its stamp and the text beside it.

    Drupal's stamp is the time of the last change: where the text shows another minute, the
    text is the time of publication. Raises Ambiguous as `wall_clock`.
    """
    changed = from_stamp(stamp, zone)
    near = datetime.fromisoformat(changed.at[:19]) if changed and changed.at else None
    text = visible(shown, zone, near) if shown else None
    if text is None:
        return (changed, "comment stamp") if changed else None
    if changed and zone and near and _agree(near.replace(tzinfo=UTC), shown, zone):
        return changed, "comment stamp"
    return text


def _agree(at: datetime, shown: str, zone: ZoneInfo) -> bool:
    own = at.astimezone(zone).replace(tzinfo=None)
    clock = wall_clock(shown, zone, own)
    if clock is None:
        return False
    when, timed = clock
    return own - when < timedelta(minutes=1) and own >= when if timed else own.date() == when.date()
