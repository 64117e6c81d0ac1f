"""The addresses that are known: which kind each is likely to be, and which are parts of a list."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.store.refresh.numbers import page_of
from pipelines.store.shapes import section, shape

OTHER = "other"
_GUESSED_FROM = 20_000
"""Answered addresses that are enough to learn which path leads to which kind."""
_MOST_PARTS = 10_000
"""Parts that a pager is believed: a calendar leads on for ever."""

_USUAL = {("shape", word) for word in ("author", "category", "forum", "tag", "topic")}
"""What stands before a name in WordPress and bbPress unless the site was set up otherwise."""

_ANSWERED = """
select q.url, coalesce(p.kind, q.kind, ?) from queue q
left join addresses a on a.url = q.url left join pages p on p.id = a.page_id
where q.state = 'done' and q.answer between 200 and 299 limit ?
"""
_WAITING = """
select url, kind from queue
where state in ('pending', 'leased') and number is null and answered_at is null
"""
_PARTS = """
select url from queue
where state <> 'skipped' and (url like '%page=%' or url like '%/page/%')
"""


@dataclass(slots=True)
class Parts:
    """The parts of a list or discussion that addresses name, counted from 0."""

    known: set[int] = field(default_factory=set)

    @property
    def count(self) -> int:
        """Parts in all, the first one too."""
        return min(max(self.known, default=0) + 1, _MOST_PARTS)

    @property
    def missing(self) -> int:
        """Parts that the highest number tells of and no link."""
        return max(0, self.count - 1 - len(self.known - {0}))


class Known:
    """What the queue knows. `waiting` and `answered` count addresses by kind."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._of: dict[str, str] = {}
        self._places: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.answered: Counter[str] = Counter()
        for url, kind in db.execute(_ANSWERED, [OTHER, _GUESSED_FROM]):
            self._of[url] = kind
            self._learn(url, kind)
            self.answered[kind] += 1
        self.parts = _parts(url for (url,) in db.execute(_PARTS))
        self.waiting: Counter[str] = Counter()
        self.untold: Counter[str] = Counter()
        waiting = db.execute(_WAITING).fetchall()
        for url, told in waiting:
            if told:
                self._learn(url, told)
        for url, told in waiting:
            kind = told or self.kind_of(url)
            self.waiting[kind] += 1
            self.untold[kind] += told is None

    def __getitem__(self, kind: str) -> int:
        """Return how many addresses of a kind are known."""
        return self.answered[kind] + self.waiting[kind]

    def kind_of(self, url: str) -> str:
        """Guess the kind of an address that no link tells, by others that are like it."""
        url = page_of(url).base
        if url in self._of:
            return self._of[url]
        for place in _places(url):
            if seen := self._places.get(place):
                return seen.most_common(1)[0][0]
            if place in _USUAL:
                return place[1]
        return OTHER

    def _learn(self, url: str, kind: str) -> None:
        for place in _places(url):
            self._places[place][kind] += 1

    def missing_parts(self) -> Counter[str]:
        """Return, by kind, the parts that pagers tell of and no link leads to yet."""
        found: Counter[str] = Counter()
        for base, parts in self.parts.items():
            found[self.kind_of(base)] += parts.missing
        return found

    def count_of(self, base: str) -> int:
        """Return how many parts a list or discussion has, as far as its pager tells."""
        return self.parts[base].count if base in self.parts else 1


def _parts(urls: Iterator[str]) -> dict[str, Parts]:
    found: dict[str, Parts] = {}
    for url in urls:
        base, number = page_of(url)
        if base != url:
            found.setdefault(base, Parts()).known.add(number)
    return found


def _places(url: str) -> tuple[tuple[str, str], ...]:
    """Return what addresses of a kind have in common: their shape, else their first segment."""
    return ("shape", shape(url)), ("section", section(url))
