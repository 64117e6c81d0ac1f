"""What the captures of one page say, in time order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipelines.records.fields import FIXED, strength
from pipelines.records.finding import LOOSE, Discussion, Moment
from pipelines.records.identity import comment_id, loose_comment_id
from pipelines.records.reading import Trouble
from pipelines.store.facts import TextRef

ASSEMBLY = "assembly"
"""The reader that assembly's own rows of `problems` name."""

LABELS = "labels"
"""The system that readers of unknown markup name, who read a page as a visitor would."""

Said = dict[str, tuple[Any, str]]
"""Field → (value, evidence), as `decode` gives it."""


@dataclass(slots=True)
class View:
    """One capture of the page. A 304 or revisit has the facts of the capture it repeats."""

    capture_id: int
    url: str
    captured_at: str
    record_id: str
    status: int
    crawl_id: int | None
    content_hash: str | None
    source: int
    """The capture that the facts come from: itself, or another that says the same."""
    repeats: str | None = None
    """Record-ID of the capture that a 304 or revisit repeats; None: it has its own content."""
    facts: Said = field(default_factory=dict)
    comments: dict[str, Said] = field(default_factory=dict)
    address: str = ""
    terms: list[tuple[str, str]] = field(default_factory=list)
    """(subject, address) of the terms and people that it speaks of."""
    named: list[tuple[str, str]] = field(default_factory=list)
    """(subject, address) of the terms and people that it merely names."""
    claims: list[str] = field(default_factory=list)
    """Addresses that it says are the page's canonical one."""

    namings: frozenset[str] = frozenset()
    """How it names comments, where they are called by another system's names now."""

    since: tuple[str, str] = ("", "")
    """Order of the first of the captures in a row, at its address, that say what it says."""

    @property
    def order(self) -> tuple[str, str]:
        """What «latest» goes by (DESIGN §3)."""
        return (self.captured_at, self.record_id)

    @property
    def system(self) -> str:
        """The publishing system whose reader read it: the first word of the reader's name."""
        return (self.facts.get("reader", (None,))[0] or "").partition(" ")[0]

    @property
    def discussion(self) -> Discussion | None:
        """The part of the discussion that it shows."""
        found = self.facts.get("discussion")
        return found[0] if found else None

    @property
    def part(self) -> int:
        """Which part of the discussion it shows; 0 where there is none."""
        return self.discussion.part if self.discussion else 0


@dataclass(slots=True)
class PageViews:
    """All that is said of a page: by its own captures, and by lists and feeds elsewhere."""

    page_id: int
    site: str
    url: str
    views: list[View]
    elsewhere: list[tuple[tuple[str, str], Said]]
    differing: list[View] = field(default_factory=list)
    """Captures that differ from the one before of the same part."""
    other_subjects: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Comments that another system numbers too: subject → its other subjects."""
    doubts: list[Trouble] = field(default_factory=list)
    """What is doubtful when all captures are seen together: rows of `problems`."""

    def latest(self, name: str) -> Any:
        """Return a field's value as the latest capture that found its place has it."""
        found = self.latest_said(name)
        return found[0] if found else None

    def latest_said(self, name: str) -> tuple[Any, str] | None:
        """Return (value, evidence) of the latest capture that found the field's place.

        A page that says what it said before tells nothing that is later than what a list says.
        """
        said = [(view.since, view.facts[name]) for view in self.views if name in view.facts]
        said.extend((order, facts[name]) for order, facts in self.elsewhere if name in facts)
        return max(said, key=lambda pair: pair[0])[1] if said else None

    def best(self, name: str) -> tuple[Any, str] | None:
        """Return (value, evidence) of a fact that cannot change: the best evidence of any capture.

        Among equals the earliest capture holds: a comment stamp only ever grows.
        """
        assert name in FIXED
        return _strongest(name, self._all())

    def source_id(self) -> tuple[Any, str] | None:
        """Return the page's number in the system that was seen last, and its evidence."""
        own = [view for view in self.views if view.facts.get("source_id", (None,))[0] is not None]
        sure = [view for view in own if view.system != LABELS] or own
        return sure[-1].facts["source_id"] if sure else self.best("source_id")

    def published(self) -> tuple[Moment, str] | None:
        """Return the date and its evidence; the page's own word holds against a list's.

        A list of what was changed lately shows times too. More than a day apart is a doubt.
        """
        found = self.best("published")
        own = _strongest("published", ((view.order, view.facts) for view in self.views))
        if found is None or own is None or found == own or _near(found[0], own[0]):
            return found
        said = f"The page says {own[0].on} ({own[1]}), another {found[0].on} ({found[1]})."
        self.doubts.append(Trouble("dates differ", said, "published", ASSEMBLY))
        return own

    def _all(self) -> Iterator[tuple[tuple[str, str], Said]]:
        yield from ((view.order, view.facts) for view in self.views)
        yield from self.elsewhere


def naming(subject: str) -> str:
    """Return how a comment is named: by which system's numbers, or by that system without any.

    >>> naming("comment drupal 7050"), naming("comment labels ~0a1b")
    ('drupal', 'labels~')
    """
    _, system, number = subject.split(" ", 2)
    return system + LOOSE if number.startswith(LOOSE) else system


def comment_key(page: PageViews, subject: str) -> int:
    """Return the id of the row of a comment on a page (DESIGN §4)."""
    _, system, number = subject.split(" ", 2)
    if number.startswith(LOOSE):
        return loose_comment_id(page.page_id, system, number)
    return comment_id(page.site, system, number)


def refs(page: PageViews) -> Iterator[TextRef]:
    """Yield the texts that the page's captures refer to, and those of its comments."""
    comments = (said for view in page.differing for said in view.comments.values())
    for said in (*(view.facts for view in page.views), *comments):
        for value, _ in said.values():
            if isinstance(value, TextRef):
                yield value


def _strongest(name: str, said: Iterable[tuple[tuple[str, str], Said]]) -> tuple[Any, str] | None:
    held = [
        (strength(facts[name][1]), order, facts[name])
        for order, facts in said
        if facts.get(name, (None,))[0] is not None
    ]
    return min(held, key=lambda one: one[:2])[2] if held else None


def _near(one: Moment, other: Moment) -> bool:
    if one.on is None or other.on is None:
        return True
    return abs((date.fromisoformat(one.on) - date.fromisoformat(other.on)).days) <= 1
