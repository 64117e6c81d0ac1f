"""How many documents there are where no list tells: by the days of the newest ones and the oldest.

A list that only leads on to older ones ("Next page") shows how often something is published, and
the oldest date that is known how long that has gone on.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit, urlunsplit

from pipelines.store.refresh.numbers import page_of

_ROWS = """
select c.url, f.address,
  coalesce(f.found ->> '$.published[1][0]', substr(f.found ->> '$.published[1][1]', 1, 10))
from captures c join findings f on f.capture_id = c.said_in join pages p on p.id = c.page_id
where c.status = 200 and p.kind in ('listing', 'category', 'tag', 'author', 'feed')
  and f.subject = 'elsewhere' and f.found ->> '$.published' is not null
order by c.captured_at, c.id limit 20000
"""
_OLDEST = """
select min(coalesce(found ->> '$.published[1][0]', substr(found ->> '$.published[1][1]', 1, 10)))
from findings where subject in ('page', 'elsewhere') and found ->> '$.published' is not null
"""
_DATED_ADDRESSES = """
select url from queue
where state <> 'skipped' and url glob '*/[12][09][0-9][0-9]/[01][0-9]/*' limit 20000
"""
_DATED = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")
_FEWEST = 3
"""Rows of a list that tell how often something is published."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The newest rows of a list that is no part of another: its address, and their days."""

    url: str
    days: dict[str, date]

    @property
    def newest(self) -> date:
        """The day of its first row."""
        return max(self.days.values())

    @property
    def oldest(self) -> date:
        """The day of its last row."""
        return min(self.days.values())

    def holds(self, other: Stretch) -> bool:
        """Whether all that another list shows of the same time stands in this one too."""
        same = {url for url, day in other.days.items() if day > self.oldest}
        return same <= self.days.keys() and other.newest <= self.newest

    def count(self, since: date) -> int:
        """Return how many rows there are since a day, if they came as often as these."""
        span = (self.newest - self.oldest).days
        if span <= 0:
            return len(self.days)
        more = (len(self.days) - 1) * max(0, (self.oldest - since).days) / span
        return len(self.days) + round(more)


def stretches(db: sqlite3.Connection) -> list[Stretch]:
    """Return the lists whose rows no other list shows, those that publish most often first."""
    found: list[Stretch] = []
    for one in sorted(_lists(db), key=_often):
        if not any(other.holds(one) for other in found):
            found.append(one)
    return found


def oldest(db: sqlite3.Connection) -> date | None:
    """Return the oldest day that anything known was published, None where none is known.

    Addresses tell it too: /2012/06/08/… is WordPress's usual form (Settings, Permalinks).
    """
    ((day,),) = db.execute(_OLDEST).fetchall()
    told = (_DATED.search(url) for (url,) in db.execute(_DATED_ADDRESSES))
    days = [date(int(one[1]), int(one[2]), 1) for one in told if one]
    return min([*days, *([date.fromisoformat(day)] if day else [])], default=None)


def _often(one: Stretch) -> float:
    return (one.newest - one.oldest).days / len(one.days)


def _lists(db: sqlite3.Connection) -> Iterator[Stretch]:
    rows: dict[str, dict[str, date]] = {}
    for url, address, day in db.execute(_ROWS):
        if page_of(url.rstrip("/")).number == 0:
            rows.setdefault(url, {})[address] = date.fromisoformat(day)
    yield from (Stretch(url, days) for url, days in rows.items() if len(days) >= _FEWEST)


def list_of(url: str) -> str:
    """Return the list whose newest rows an address shows: itself, or the one it is the feed of.

    >>> list_of("https://example.org/lung/feed/"), list_of("https://example.org/news")
    ('https://example.org/lung', 'https://example.org/news')
    """
    parts = urlsplit(url.removesuffix("/feed/").removesuffix("/feed"))
    return urlunsplit(parts._replace(path=parts.path.rstrip("/") or "/"))
