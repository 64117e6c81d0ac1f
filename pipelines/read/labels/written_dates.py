"""Dates as forums write them, made fit for `visible`: the whole page tells day from month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

from pipelines.read.day_names import MONTHS
from pipelines.read.visible import Ambiguous, wall_clock

_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_DASHED = re.compile(r"\b(\d{1,2})-([^\W\d_]{3,12})\.?-(\d{4}|\d{2})\b")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|º|ª)\b(?:\s+of\b)?", re.IGNORECASE)
_CLOCK_FIRST = re.compile(
    r"(?<![\d:])(\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\b\.?)?)[\s,]+(?:on\s+|am\s+|el\s+|le\s+)?"
    r"(?=\S)(.*\b(?:19|20)\d\d\b)\W*$",
    re.IGNORECASE,
)
_RUN_ON = re.compile(r"(\b(?:19|20)\d\d)\s*(?:@|\||·|•|»|-|–|—|,)\s*(?=\d{1,2}:\d\d)")
_SURE = 4
"""Dates that must follow each other before their order tells day from month."""


class Order(Enum):
    """Which number of a date is the day."""

    DAY_FIRST = 1
    MONTH_FIRST = 2
    UNKNOWN = 0


def order_of(texts: Sequence[str]) -> Order:
    """Tell day and month apart: by a number that is no month, else by the order of the posts.

    >>> order_of(["04-06-2019, 06:55 AM", "04-16-2019, 06:55 AM"])
    <Order.MONTH_FIRST: 2>
    >>> order_of(["04/06/2019"])
    <Order.UNKNOWN: 0>
    """
    pairs = [
        (int(found[1]), int(found[3]), _year(found[4]))
        for found in (_NUMBERS.search(text) for text in texts)
        if found
    ]
    day_first = any(first > 12 for first, _, _ in pairs)
    month_first = any(second > 12 for _, second, _ in pairs)
    if day_first != month_first:
        return Order.DAY_FIRST if day_first else Order.MONTH_FIRST
    if day_first or len(pairs) < _SURE:
        return Order.UNKNOWN
    rising = [_rises([(year, second, first) for first, second, year in pairs])]
    rising.append(_rises([(year, first, second) for first, second, year in pairs]))
    if rising[0] != rising[1]:
        return Order.DAY_FIRST if rising[0] else Order.MONTH_FIRST
    return Order.UNKNOWN


def _rises(days: list[tuple[int, int, int]]) -> bool:
    return days == sorted(days) or days == sorted(days, reverse=True)


def _year(shown: str) -> int:
    """Return a year; of two digits, those up to 69 are of this century (POSIX strptime)."""
    year = int(shown)
    if len(shown) == 4:
        return year
    return year + (2000 if year < 69 else 1900)


def written(text: str, zone: ZoneInfo | None, order: Order) -> tuple[datetime, bool] | None:
    """Read a date as `wall_clock` does, and the forms that forums have besides.

    Raises Ambiguous where day and month cannot be told apart, or a year of two digits could be
    a day.

    >>> written("Tue 16-Jun-20 16:12:14", None, Order.UNKNOWN)
    (datetime.datetime(2020, 6, 16, 16, 12), True)
    """
    return wall_clock(plain(text, order), zone)


def plain(text: str, order: Order) -> str:
    """Write a date in the form that can be read in one way only; other texts stay.

    >>> plain("11:43pm On Apr 23, 2013", Order.UNKNOWN)
    'Apr 23, 2013 11:43pm'
    >>> plain("04-16-2019, 06:55 AM", Order.MONTH_FIRST)
    '2019-04-16, 06:55 AM'
    """
    text = _DASHED.sub(_undashed, _ORDINAL.sub(r"\1", text))
    text = _NUMBERS.sub(lambda found: _numbers(found, order), text)
    text = _RUN_ON.sub(r"\1 ", text)
    return _CLOCK_FIRST.sub(r"\2 \1", text)


def _undashed(found: re.Match[str]) -> str:
    if found[2].lower() not in MONTHS:
        return found[0]
    return f"{found[1]} {found[2]} {_year(found[3])}"


def _numbers(found: re.Match[str], order: Order) -> str:
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    sure = first if first > 12 else second if second > 12 else 0
    if order is Order.UNKNOWN and len(found[4]) == 4 and sure:
        order = Order.DAY_FIRST if first > 12 else Order.MONTH_FIRST
    if order is Order.UNKNOWN and first != second:
        if found[2] == "-" or len(found[4]) == 2:
            message = f"day and month cannot be told apart in {found[0]!r}"
            raise Ambiguous(message)
        return found[0]
    day, month = (first, second) if order is not Order.MONTH_FIRST else (second, first)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return found[0]
