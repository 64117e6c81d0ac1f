"""The time of a comment, told by a stamp and by the text beside it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from pipelines.read.dates import from_stamp
from pipelines.read.visible import MOST_OFFSET, visible, wall_clock
from pipelines.records.finding import Moment

_YEARLIKE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAYLIKE = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_NEAR = 16  # characters between a year and its day: the longest names of months


class Unread(ValueError):
    """A date that is shown and cannot be read."""


class Stamped(NamedTuple):
    """A comment's time and its evidence; `text` is what the text beside the stamp says.

    `doubt` is a sentence where the two differ as two time zones do.
    """

    moment: Moment
    evidence: str
    doubt: str | None = None
    text: tuple[Moment, str] | None = None

    @property
    def before(self) -> bool:
        """Whether the stamp is before the text: no change can be, so the zone is wrong."""
        own, told = self.moment.at, self.text[0].at if self.text else None
        return own is not None and told is not None and own < told

    @property
    def agrees(self) -> bool:
        """Whether stamp and text say the same, which proves the time zone."""
        return self.text is not None and self.evidence == "comment stamp" and self.doubt is None


def stamped(stamp: str | None, shown: str, zone: ZoneInfo | None) -> Stamped | None:
    """Read a comment's time from its stamp and the text beside it.

    Drupal's stamp is the time of the last change: where the text shows another minute, the
    text is the time of publication. Where the two differ as two time zones do, `zone` is likely
    wrong, and the stamp is kept with a doubt. Raises Ambiguous as `wall_clock`, and Unread where
    a date is shown that cannot be read: the stamp alone may be years younger.
    """
    changed = from_stamp(stamp, zone)
    near = datetime.fromisoformat(changed.at[:19]) if changed and changed.at else None
    text = visible(shown, zone, near) if shown else None
    if text is None:
        if shows_date(shown):
            message = f"no date can be read in {shown[:80]!r}"
            raise Unread(message)
        return Stamped(changed, "comment stamp") if changed else None
    if changed is None or zone is None or near is None:
        return Stamped(*text)
    return _compared(changed, text, near.replace(tzinfo=UTC), shown, zone)


def shows_date(text: str) -> bool:
    """Whether a text shows something like a date: a year, and a day's number near it.

    >>> shows_date("śr., 07.08.2013 - 06:30"), shows_date("3 years ago")
    (True, False)
    """
    year = _YEARLIKE.search(text)
    if year is None:
        return False
    ahead, behind = text[max(year.start() - _NEAR, 0) : year.start()], text[year.end() :][:_NEAR]
    return bool(_DAYLIKE.search(ahead) or _DAYLIKE.search(behind))


def _compared(
    changed: Moment, text: tuple[Moment, str], at: datetime, shown: str, zone: ZoneInfo
) -> Stamped:
    own = at.astimezone(zone).replace(tzinfo=None)
    clock = wall_clock(shown, zone, own)
    if clock is None:
        return Stamped(*text)
    when, timed = clock
    if when.tzinfo:
        when = when.astimezone(zone).replace(tzinfo=None)
    elif timed and _as_zones_do(own.replace(second=0) - when):
        doubt = f"the stamp is {own:%H:%M} in {zone.key} and the text shows {when:%H:%M}"
        return Stamped(changed, "comment stamp", doubt, text)
    gone = own - when
    agree = timedelta() <= gone < timedelta(minutes=1) if timed else own.date() == when.date()
    return Stamped(changed, "comment stamp", None, text) if agree else Stamped(*text)


def _as_zones_do(gone: timedelta) -> bool:
    """Whether two clocks differ as those of two zones; what is later may be a change, too."""
    step = timedelta(minutes=30 if gone > timedelta() else 15)
    return timedelta() < abs(gone) <= MOST_OFFSET and gone % step == timedelta()
