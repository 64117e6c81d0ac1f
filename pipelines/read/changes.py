"""When a sitemap or feed says that a page last changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pipelines.read.dates import from_offset
from pipelines.read.page import Page

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AHEAD = timedelta(days=1)  # how far a site's clock may be ahead of ours
_LATEST_ZONE = timedelta(hours=12)  # where no time zone is known, a day may end as late as this
_AT_ONCE = timedelta(minutes=1)
_FEW = 3


def when_changed(text: str | None, page: Page) -> str | None:
    """Return an instant as `captured_at` is written, UTC to the millisecond; of a day its end.

    A time that lies ahead of the capture tells nothing: it would lie ahead of every capture.
    """
    when = _instant((text or "").strip(), page.site.timezone)
    if when is None or when > datetime.fromisoformat(page.captured_at) + _AHEAD + _LATEST_ZONE:
        return None
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _instant(text: str, zone: ZoneInfo | None) -> datetime | None:
    moment = None if _DAY.fullmatch(text) else from_offset(text, zone)
    if moment and moment.at:
        return datetime.fromisoformat(moment.at)
    day = moment.on if moment else text
    try:
        last = datetime.combine(date.fromisoformat(day or ""), time(23, 59, 59), zone or UTC)
        return last if zone else last + _LATEST_ZONE
    except (ValueError, OverflowError):
        return None


def telling(times: Sequence[str | None]) -> list[str | None]:
    """Return the times of one list; none where they are all one moment.

    That is when the list was made, which is no change of the pages in it.
    """
    known = [datetime.fromisoformat(one) for one in times if one]
    if len(known) >= _FEW and max(known) - min(known) < _AT_ONCE:
        return [None] * len(times)
    return list(times)
