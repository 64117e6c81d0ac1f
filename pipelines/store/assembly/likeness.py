"""What is known of a comment, to tell whether another number names the same one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pipelines.records.finding import LOOSE
from pipelines.records.text import folded_name, letters, shortened
from pipelines.store.assembly.texts import Texts
from pipelines.store.assembly.views import LABELS, View, naming

LONG = 40
"""Letters from which on a text is nobody else's by chance."""
VERY_LONG = 120
"""Letters from which on it is nobody else's under another name either."""
DOUBTFUL = 7
"""The answer of `rank` for what may be one comment and may be two: it is told, never joined."""
RANKS = 8
"""How many answers `rank` has."""
_ZONES = timedelta(hours=26)
_QUARTER = timedelta(minutes=15)


@dataclass(slots=True)
class Likeness:
    """One comment as its captures show it: its subjects, names, times and texts."""

    subjects: list[str]
    names: set[str] = field(default_factory=set)
    minutes: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    captures: set[int] = field(default_factory=set)

    def add(self, view: View, said: dict[str, tuple[Any, str]], texts: Texts) -> None:
        """Take in what a capture shows of it."""
        self.captures.add(view.capture_id)
        author = said.get("author", (None,))[0]
        if author is not None:
            self.names.add(author.name)
        moment = said.get("published", (None,))[0]
        if moment is not None:
            self.minutes |= {moment.at[:16]} if moment.at else set()
            self.days |= {moment.on} if moment.on else set()
        for name in ("body", "own_text"):
            text = letters(texts.plain(said.get(name, (None,))[0]) or "")
            self.texts |= {text} if text else set()

    def join(self, other: Likeness) -> None:
        """Take in all that is known of another one: it is the same comment."""
        self.subjects += other.subjects
        for name in ("names", "minutes", "days", "texts", "captures"):
            getattr(self, name).update(getattr(other, name))

    @property
    def by_labels(self) -> bool:
        """Whether labels alone tell of it."""
        return all(naming(subject).rstrip(LOOSE) == LABELS for subject in self.subjects)

    @property
    def named_by_text(self) -> bool:
        """Whether labels took a line of the text for the author's name."""
        names = [told for name in self.names if (told := letters(name))]
        return self.by_labels and any(name in text for name in names for text in self.texts)

    def traits(self) -> Iterator[str]:
        """Yield what at least one of must be equal."""
        yield from self.texts
        yield from self.minutes


def rank(one: Likeness, other: Likeness) -> int | None:
    """Return how surely two are one comment, 0 the surest; None if they are not, or who knows.

    Comments that one capture shows side by side are two.
    """
    if one.captures & other.captures:
        return None
    alike, when = _alike(one.names, other.names), _when(one, other)
    equal = one.texts & other.texts
    is_long = any(len(text) >= LONG for text in equal)
    if when == "minute":
        if alike and (equal or (not one.texts and not other.texts)):
            return 0
        if alike and _within(one.texts, other.texts):
            return 1
        return 2 if equal and (alike is None or is_long) else None
    if when in ("day", "not told") and equal:
        return _rank_by_text(one, other, when, alike, max(map(len, equal)))
    return 6 if when == "zone" and alike and is_long else None


def _rank_by_text(
    one: Likeness, other: Likeness, when: str, alike: bool | None, length: int
) -> int | None:
    """Rank two with an equal text of this length whose times tell a day at most.

    «Thank you!» is said twice a day, and never once a discussion.
    """
    if alike:
        whole = not {*map(folded_name, one.names)}.isdisjoint(map(folded_name, other.names))
        if length >= LONG or (when == "day" and whole):
            return 3 if when == "day" else 4
        return DOUBTFUL
    if length >= LONG and (alike is None or one.by_labels or other.by_labels):
        sure = alike is None or length >= VERY_LONG or one.named_by_text or other.named_by_text
        return 5 if sure else DOUBTFUL
    return None


def _when(one: Likeness, other: Likeness) -> str:
    """Return how times agree: to the minute, the day, but for a time zone, not at all, not told."""
    if one.minutes and other.minutes:
        if one.minutes & other.minutes:
            return "minute"
        return "zone" if _zone_between(one.minutes, other.minutes) else "differ"
    if one.days and other.days:
        return "day" if one.days & other.days else "differ"
    return "not told"


def _zone_between(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether times differ as two time zones do: by quarters of an hour, within a day or so."""
    told = [datetime.fromisoformat(minute) for minute in others]
    apart = (abs(datetime.fromisoformat(minute) - other) for minute in some for other in told)
    return any(gap <= _ZONES and gap % _QUARTER == timedelta() for gap in apart)


def _alike(some: set[str], others: set[str]) -> bool | None:
    """Whether a name stands on both sides, be it cut short; None where one side has none."""
    if not some or not others:
        return None
    return any(_same_name(one, other) for one in some for other in others)


def _same_name(one: str, other: str) -> bool:
    ours, theirs = folded_name(one), folded_name(other)
    if ours == theirs:
        return True
    left = (shortened(one), theirs), (shortened(other), ours)
    return any(short is not None and whole.startswith(short) for short, whole in left)


def _within(some: set[str], others: set[str]) -> bool:
    """Whether a text is part of another: without the quote, or before a line was added."""
    pairs = ((one, other) for one in some for other in others)
    return any(min(len(a), len(b)) >= LONG and (a in b or b in a) for a, b in pairs)
