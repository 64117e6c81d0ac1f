"""Dates that machines write: read exactly, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from pipelines.records.finding import Moment


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
