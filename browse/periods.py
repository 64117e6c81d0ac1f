"""Days put together as months, years, decades or more: as few as a chart can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

MOST = 36
"""Columns that a chart can show on a phone."""


@dataclass(frozen=True, slots=True)
class Period:
    """A month, year, decade or more: its name, first day and last day (ISO 8601)."""

    name: str
    first: str
    last: str

    def count(self, days: Mapping[str, int]) -> int:
        """Return how many rows lie in it, from how many each day has."""
        return sum(rows for day, rows in days.items() if self.first <= day <= self.last)

    def days(self) -> dict[str, str]:
        """Return its first and last day by these names."""
        return {"first": self.first, "last": self.last}


@dataclass(frozen=True, slots=True)
class _Length:
    name: str
    digits: int

    def periods(self, first: str, last: str) -> list[Period]:
        numbers = range(self._number(first), self._number(last) + 1)
        return list(self._named(numbers)) if len(numbers) <= MOST else []

    def _number(self, day: str) -> int:
        if self.name == "month":
            return int(day[:4]) * 12 + int(day[5:7]) - 1
        return int(day[: self.digits])

    def _named(self, numbers: Iterable[int]) -> Iterator[Period]:
        for number in numbers:
            if self.name == "month":
                month = f"{number // 12:04}-{number % 12 + 1:02}"
                yield Period(month, f"{month}-01", f"{month}-31")
            else:
                first = str(number).zfill(self.digits).ljust(4, "0")
                last = first[: self.digits].ljust(4, "9")
                name = first if self.digits == 4 else f"{first}s"
                yield Period(name, f"{first}-01-01", f"{last}-12-31")


LENGTHS = (
    _Length("month", 7),
    _Length("year", 4),
    _Length("decade", 3),
    _Length("century", 2),
    _Length("millennium", 1),
)


def periods(first: str | None, last: str | None) -> tuple[str, list[Period]]:
    """Return what a period is called, and all from the one of `first` to the one of `last`.

    Months where they are few enough, else years, decades or longer: one wrong year 1900 must
    not make a chart unreadable. Both days are ISO 8601; without days there are no periods.

    >>> periods("2013-08-07", "2013-09-01")[1][0]
    Period(name='2013-08', first='2013-08-01', last='2013-08-31')
    >>> periods("2009-01-01", "2013-01-01")[0]
    'year'
    """
    if first and last:
        for length in LENGTHS:
            if found := length.periods(first, last):
                return length.name, found
    return "year", []
