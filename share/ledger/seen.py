"""What each address last answered, and what each part of a discussion last showed."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field, replace
from typing import NamedTuple

_CAPTURES = """
select f.address, f.subject = 'page', c.captured_at, c.status, c.page_id,
  found ->> '$.reader[1]', c.repeats, found -> '$.discussion[1]',
  found ->> '$.reply_count_shown[1]', found ->> '$.redirect[1]', found ->> '$.barred[1]'
from captures c join findings f on f.capture_id = c.said_in and f.subject in ('page', 'file')
order by c.captured_at, c.record_id
"""


class Telling(NamedTuple):
    """A count that the site shows, since when it has been this one, and when it was last shown."""

    number: int
    since: str
    at: str

    @classmethod
    def next(cls, before: Telling | None, number: int, at: str) -> Telling:
        """Return what is told after a further showing, later than those before."""
        same = before is not None and before.number == number
        return cls(number, before.since if before and same else at, at)


class Shown(NamedTuple):
    """What a capture shows of a discussion: the last part it tells of, the comments' subjects."""

    last_part: int | None
    comments: tuple[str, ...]
    system: str
    captured_at: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What an address answered last. `reader` read it, now or at an earlier time.

    `part` is the part of a discussion that it shows, `told` the replies as it counts them itself.
    """

    captured_at: str
    status: int
    page_id: int | None
    is_page: bool
    reader: str | None
    redirects: bool = False
    barred: bool = False
    part: int | None = None
    told: int | None = None


@dataclass(slots=True)
class Sight:
    """All that was seen: answers by address; by page, its discussion's parts and its own count."""

    answers: dict[str, Seen] = field(default_factory=dict)
    parts: dict[int, dict[int, Shown]] = field(default_factory=dict)
    told: dict[int, Telling] = field(default_factory=dict)
    """Page → replies as it counts them itself, and when."""
    read_at: dict[int, str] = field(default_factory=dict)
    """Page → when it last answered."""

    def latest(self, page: int) -> dict[int, Shown]:
        """Return the parts of a discussion, as the system that was seen last parts it."""
        shown = self.parts.get(page, {})
        system = max(shown.values(), key=lambda one: one.captured_at).system if shown else ""
        return {part: one for part, one in shown.items() if one.system == system}

    def last_part(self, page: int) -> int | None:
        """Return the last part that the latest captures of a discussion tell of, None: none does.

        What an older capture tells of a discussion that has since lost parts counts not.
        """
        told = [one for one in self.latest(page).values() if one.last_part is not None]
        return max(told, key=lambda one: one.captured_at).last_part if told else None

    def comments(self, page: int) -> set[str]:
        """Return the subjects of the comments that the latest captures of all parts show."""
        return {name for one in self.latest(page).values() for name in one.comments}


def look(db: sqlite3.Connection) -> Sight:
    """Return what was seen, from the captures' findings; no text is touched."""
    sight = Sight()
    for row in db.execute(_CAPTURES):
        address, is_page, at, status, page, reader, same, talk, told, to, barred = row
        before = sight.answers.get(address)
        if same is not None and before is not None:
            sight.answers[address] = now = replace(before, captured_at=at, page_id=page)
            _again(sight, now)
            continue
        kept = reader or (before.reader if before else None)
        now = Seen(at, status, page, bool(is_page), kept, to is not None, bool(barred))
        if talk is not None and page is not None:
            part, last, names = json.loads(talk)
            system = str(reader or "").partition(" ")[0]
            sight.parts.setdefault(page, {})[part] = Shown(last, tuple(names), system, at)
            now = replace(now, part=part)
        sight.answers[address] = now = replace(now, told=None if told is None else int(told))
        _again(sight, now)
    return sight


def _again(sight: Sight, now: Seen) -> None:
    """Note when a page, its part and its count were seen: an unchanged answer tells them anew."""
    page, at = now.page_id, now.captured_at
    if page is None:
        return
    sight.read_at[page] = at
    if now.told is not None:
        sight.told[page] = Telling.next(sight.told.get(page), now.told, at)
    held = sight.parts.get(page, {})
    if now.part is not None and now.part in held:
        held[now.part] = held[now.part]._replace(captured_at=at)
