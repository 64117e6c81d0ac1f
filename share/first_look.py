"""What a first look at a site understood: its kinds of page, their fields, and a value of each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipelines.records.fields import FIELDS
from pipelines.records.finding import Embed, Moment, Person, Pointer, Term, Text
from share.coverage import COMMENTS, LATEST, UNREAD, Coverage, Group, counted, coverage

_TELLS_NOTHING = frozenset({"other", "feed", UNREAD})
"""Kinds that a site has whose markup nobody understood."""
_LENGTH = 120
"""Characters of a long text that are enough to recognise it by."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldSeen:
    """A field, on how many pages it was read, and its value on one of them (None: nowhere)."""

    name: str
    pages: int
    example: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class KindSeen:
    """A kind of page, how many were read, by which readers, and the address of one.

    The kind «comments» counts single comments, «unread» the pages that no reader could read.
    """

    kind: str
    pages: int
    readers: tuple[str, ...]
    url: str | None
    fields: tuple[FieldSeen, ...]


def first_look(db: sqlite3.Connection) -> tuple[KindSeen, ...]:
    """Return what was read of the pages that are held, the kind with the most pages first."""
    found = coverage(db)
    examples = _Examples(db, found)
    kinds = [_kind(kind, readers, examples) for kind, readers in found.items()]
    return tuple(sorted(kinds, key=lambda one: (one.kind == COMMENTS, -one.pages, one.kind)))


def is_understood(seen: tuple[KindSeen, ...]) -> bool:
    """Whether any page was recognised as more than just a page."""
    return any(one.kind not in _TELLS_NOTHING and one.kind != COMMENTS for one in seen)


def _kind(kind: str, readers: dict[str, Group], examples: _Examples) -> KindSeen:
    groups = readers.values()
    order = [name for name in counted(kind) if any(name in group.fields for group in groups)]
    names = dict.fromkeys([*order, *(name for group in groups for name in group.fields)])
    counts = {name: sum(group.fields.get(name, 0) for group in groups) for name in names}
    return KindSeen(
        kind=kind,
        pages=sum(group.pages for group in groups),
        readers=tuple(sorted(readers)),
        url=examples.urls.get(kind),
        fields=tuple(
            FieldSeen(
                name=name,
                pages=count,
                example=examples.values.get((kind, name)) if count else None,
            )
            for name, count in counts.items()
        ),
    )


class _Examples:
    """The first value of each field of each kind, and the first address of each kind."""

    def __init__(self, db: sqlite3.Connection, wanted: Coverage) -> None:
        self._db = db
        self.urls: dict[str, str] = {}
        self.values: dict[tuple[str, str], str] = {}
        open_ones = {(kind, name) for kind, name in _there(wanted)}
        for _, capture, url, said in db.execute(LATEST):
            facts = {name: fact[1] for name, fact in json.loads(said).items()}
            kind = str(facts.get("kind") or "other") if facts.get("reader") else UNREAD
            self.urls.setdefault(kind, url)
            self._take(kind, facts, open_ones)
            self._take_talk(capture, facts, open_ones)
            if not open_ones:
                break

    def _take(self, kind: str, facts: dict[str, Any], wanted: set[tuple[str, str]]) -> None:
        for name in [name for of, name in wanted if of == kind]:
            told = self._talk(facts) if name == COMMENTS else self._told(name, facts.get(name))
            if told:
                self.values[kind, name] = told
                wanted.remove((kind, name))

    def _take_talk(self, capture: int, facts: dict[str, Any], wanted: set[tuple[str, str]]) -> None:
        names = [name for of, name in wanted if of == COMMENTS]
        subjects = (facts.get("discussion") or [0, 0, []])[2] if names else []
        if not subjects:
            return
        found = self._db.execute(
            "select found from findings where capture_id = ? and subject = ?",
            [capture, subjects[0]],
        ).fetchone()
        said = {name: fact[1] for name, fact in json.loads(found[0]).items()} if found else {}
        for name in names:
            if told := self._told(name, said.get(name)):
                self.values[COMMENTS, name] = told
                wanted.remove((COMMENTS, name))

    @staticmethod
    def _talk(facts: dict[str, Any]) -> str:
        count = len((facts.get("discussion") or [0, 0, []])[2])
        return f"{count} on this page" if count else ""

    def _told(self, name: str, value: Any) -> str:
        """Return a value in a few words, as a reader of the page would know it."""
        if value in (None, "", []):
            return ""
        kind = FIELDS.get(name, str)
        if kind is Text:
            found = self._db.execute(
                "select substr(text, 1, ?) from texts where digest = ?", [_LENGTH, value]
            ).fetchone()
            return str(found[0]) if found else ""
        if kind in (Person, Term, Pointer):
            several = value if isinstance(value[0], list) else [value]
            return ", ".join(_name(kind, one) for one in several)
        if kind is Moment:
            return str(value[1] or value[0] or "")
        return str(value[0] if kind is Embed else value)


def _name(kind: type, value: list[Any]) -> str:
    return str((value[1] if kind is Pointer else None) or value[0])


def _there(wanted: Coverage) -> Iterator[tuple[str, str]]:
    for kind, readers in wanted.items():
        for group in readers.values():
            yield from ((kind, name) for name, count in group.fields.items() if count)
