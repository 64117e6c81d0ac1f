"""WARC-Date, read in every form the standard allows and written in one."""

from __future__ import annotations

import functools
import re
from datetime import UTC, datetime

_REDUCED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)Z)?)?)?")
_WAYBACK = re.compile(r"^https?://[^/]+/(?:web|wayback|all)/(\d{14})(?:[a-z]{2}_)?/")


def written(moment: datetime) -> str:
    """Return an aware datetime as UTC with three decimals.

    >>> written(datetime(2026, 11, 23, 15, tzinfo=UTC))
    '2026-11-23T15:00:00.000Z'
    """
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@functools.lru_cache(maxsize=1024)
def instant(text: str | None) -> str | None:
    """Read a WARC-Date (WARC 1.1 §5.4: any precision from the year on); None if it is none.

    >>> instant("2026-11-23T13:48:15Z")
    '2026-11-23T13:48:15.000Z'
    >>> instant("2026-11")
    '2026-11-01T00:00:00.000Z'
    >>> instant("yesterday")
    """
    if not text:
        return None
    reduced = _REDUCED.fullmatch(text)
    try:
        if reduced:
            year, month, day, hour, minute = (
                int(part) if part else None for part in reduced.groups()
            )
            return written(
                datetime(year or 1, month or 1, day or 1, hour or 0, minute or 0, tzinfo=UTC)
            )
        moment = datetime.fromisoformat(text)
        return written(moment.replace(tzinfo=moment.tzinfo or UTC))
    except (ValueError, OverflowError):
        return None


def wayback_instant(source_uri: str | None) -> str | None:
    """Return when a Wayback Machine took what was downloaded from it, by the address's 14 digits.

    >>> wayback_instant("https://web.archive.org/web/20130807133000id_/http://example.org/")
    '2013-08-07T13:30:00.000Z'
    """
    found = _WAYBACK.match(source_uri or "")
    try:
        return written(datetime.strptime(f"{found[1]}Z", "%Y%m%d%H%M%S%z")) if found else None
    except ValueError:
        return None
