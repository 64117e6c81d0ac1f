"""How many pages of each kind have each field, by the reader that read them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipelines.read.selectors.names import COMMENT, DOCUMENTS, OF_COMMENTS, fields_of
from pipelines.records.finding import Text
from pipelines.store.sorts import EXAMPLES

COMMENTS = "comments"
"""The field of a page that shows any comment, and the kind that single comments count as."""
UNREAD = "unread"
"""The kind and reader of a page whose latest capture no reader could read."""
_NO_TEXT = Text(None, "").digest
_NOT_COUNTED = (COMMENT, *OF_COMMENTS, "byline")  # where authors are read there is an author line
_OF_ONE_COMMENT = ("author", "published", "body")

LATEST = """
select c.page_id, f.capture_id, c.url, f.found from captures c
join findings f on f.capture_id = c.said_in and f.subject = 'page'
where c.status = 200 and c.repeats is null and c.page_id is not null
order by c.captured_at, c.record_id
"""
TALK = """
select capture_id, count(*), count(found ->> '$.author[1]'), count(found ->> '$.published[1]'),
  count(found ->> '$.body[1]')
from findings where subject >= 'comment ' and subject < 'comment!' group by capture_id
"""


DOUBTFUL = """
select capture_id, field from problems
where capture_id is not null and field is not null and kind like '% doubtful'
"""
"""Values that were read with doubt: `problems` says so of the page's own field."""
Doubts = Mapping[int, Collection[str]]
"""Capture → the fields that are doubtful on it."""
_NONE: Doubts = {}


@dataclass(slots=True)
class Group:
    """The pages of one kind that one reader read.

    `without` are a few of those that lack a field, those first that had it once; `latest` a few of
    all.
    """

    pages: int = 0
    fields: dict[str, int] = field(default_factory=dict)
    without: dict[str, list[str]] = field(default_factory=dict)
    latest: list[str] = field(default_factory=list)

    def share(self, name: str) -> float:
        """Return the share of the pages that have a field."""
        return self.fields.get(name, 0) / self.pages if self.pages else 0.0

    def add(self, seen: Seen) -> None:
        """Count a page."""
        self.pages += 1
        self.latest = [*self.latest, seen.url][-EXAMPLES:]
        for name, there in seen.has.items():
            self.fields[name] = self.fields.get(name, 0) + there
            if not there:
                held = self.without.setdefault(name, [])
                held.insert(0 if name in seen.lost else len(held), seen.url)
                del held[EXAMPLES:]


Coverage = dict[str, dict[str, Group]]
"""Kind → reader → group."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the latest capture of a page, or of one part of its discussion, was read as."""

    capture_id: int
    url: str
    kind: str
    reader: str
    has: dict[str, bool]
    lost: frozenset[str] = frozenset()
    """Fields that an earlier capture of it had."""


def coverage(db: sqlite3.Connection) -> Coverage:
    """Count the fields that the latest capture of each page shows.

    Captures are counted, not rows: a row keeps what an earlier design of the site has shown. A
    value that was read with doubt is none: it may be wrong, and somebody should look.
    """
    found: Coverage = {}
    parts = _latest(db)
    first: dict[int, Seen] = {}
    for (page, part), seen in parts.items():
        if part == 0 or (page, 0) not in parts:
            first[page] = seen
    for seen in first.values():
        found.setdefault(seen.kind, {}).setdefault(seen.reader, Group()).add(seen)
    _count_comments(db, {seen.capture_id: seen for seen in parts.values()}, found)
    return found


def _latest(db: sqlite3.Connection) -> dict[tuple[int, int], Seen]:
    """Return the latest capture of each part of each page; one that repeats another is none."""
    found: dict[tuple[int, int], Seen] = {}
    silent: dict[tuple[int, int], Seen] = {}
    doubts = _doubts(db)
    for page, capture, url, said in db.execute(LATEST):
        facts = json.loads(said)
        if _of_a_part_alone(facts):
            silent[page, 0] = _seen(capture, url, facts, doubts)
        else:
            seen, before = _seen(capture, url, facts, doubts), found.get((page, _part(facts)))
            found[page, _part(facts)] = replace(seen, lost=_lost(before, seen)) if before else seen
    known = {page for page, _ in found}
    return found | {key: seen for key, seen in silent.items() if key[0] not in known}


def _of_a_part_alone(facts: dict[str, Any]) -> bool:
    """Whether a capture says nothing of its own page, as that of a lone reply to a topic."""
    return facts.keys() <= {"reader", "kind"} and _value(facts, "reader") is not None


def _lost(before: Seen, now: Seen) -> frozenset[str]:
    had = before.lost | {name for name, there in before.has.items() if there}
    return frozenset(name for name in had if not now.has.get(name))


def _part(facts: dict[str, Any]) -> int:
    return int(facts["discussion"][1][0]) if _value(facts, "discussion") else 0


def _doubts(db: sqlite3.Connection) -> Doubts:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for capture, name in db.execute(DOUBTFUL):
        found[capture].add(COMMENTS if name == "discussion" else name)
    return found


def _seen(capture: int, url: str, facts: dict[str, Any], doubts: Doubts = _NONE) -> Seen:
    reader = _value(facts, "reader")
    kind = str(_value(facts, "kind") or "other") if reader else UNREAD
    has = {name: _is_there(_value(facts, name)) for name in counted(kind)}
    if kind in DOCUMENTS:
        has[COMMENTS] = bool((_value(facts, "discussion") or [0, 0, []])[2])
    has |= dict.fromkeys(has.keys() & set(doubts.get(capture, ())), False)
    return Seen(capture, url, kind, str(reader or UNREAD), has)


def counted(kind: str) -> tuple[str, ...]:
    """Return the fields that are counted for pages of a kind.

    >>> counted("listing")
    ('title', 'summary', 'language')
    """
    return tuple(name for name in fields_of(kind) if name not in _NOT_COUNTED)


def _value(facts: dict[str, Any], name: str) -> Any:
    return facts[name][1] if name in facts else None


def _is_there(value: Any) -> bool:
    return value not in (None, "", [], _NO_TEXT)


def _count_comments(db: sqlite3.Connection, shown: dict[int, Seen], found: Coverage) -> None:
    for capture, count, *each in db.execute(TALK):
        seen = shown.get(capture)
        if seen is None:
            continue
        group = found.setdefault(COMMENTS, {}).setdefault(seen.reader, Group())
        group.pages += count
        for name, there in zip(_OF_ONE_COMMENT, each, strict=True):
            group.fields[name] = group.fields.get(name, 0) + there
            if there < count:
                group.without[name] = [*group.without.get(name, []), seen.url][-EXAMPLES:]


def unexplained(db: sqlite3.Connection) -> Iterator[str]:
    """Yield the pages of which no body was read and no row of `problems` says why.

    `pages` and `problems` must agree: a page that is silently without its text is lost.
    """
    told = {
        page
        for (page,) in db.execute(
            "select distinct page_id from problems where field is null or field = 'body'"
        )
    }
    said_of: set[int] = set()
    silent: list[tuple[int, str]] = []
    alone: list[tuple[int, str]] = []
    for page, capture, url, said in db.execute(LATEST):
        facts = json.loads(said)
        if not _of_a_part_alone(facts):
            said_of.add(page)
        if _part(facts) or page in told:
            continue
        if _lacks_body(_seen(capture, url, facts), facts):
            (alone if _of_a_part_alone(facts) else silent).append((page, url))
    yield from (url for _, url in silent)
    yield from (url for page, url in alone if page not in said_of)


def _lacks_body(seen: Seen, facts: dict[str, Any]) -> bool:
    return seen.kind == UNREAD or (seen.kind in DOCUMENTS and "body" not in facts)
