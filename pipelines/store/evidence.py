"""Which saying of which capture each field of a page or comment was taken from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipelines.records.fields import FIELDS, FIXED, strength
from pipelines.records.finding import (
    Embed,
    LinkSeen,
    MediumSeen,
    Moment,
    Pointer,
)
from pipelines.store.assembly.comments import PARENT_STRENGTH
from pipelines.store.assembly.views import LABELS, PageViews, Said, View
from pipelines.store.facts import TextRef

_OF_THE_CAPTURE = frozenset({"reader", "kind", "same", "redirect", "of", "discussion", "entries"})
"""Facts about the capture itself; they are no field of the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CaptureSeen:
    """An answer of the server, and where it is kept; the time is UTC."""

    captured_at: str
    status: int
    url: str
    warc_file: str
    warc_offset: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldRead:
    """A field: its value in words, and what it was read from."""

    name: str
    value: str | None
    evidence: str
    reader: str | None
    capture: CaptureSeen


class Saying(NamedTuple):
    """One capture's word on one field; `record_id` is that of the capture it was read from."""

    order: tuple[str, str]
    value: Any
    evidence: str
    reader: str | None
    record_id: str


def page_fields(db: sqlite3.Connection, page: PageViews) -> tuple[FieldRead, ...]:
    """Return each field of the page itself, with the saying that holds (DESIGN §3)."""
    own = (_sayings(view.since, view.facts, view, page) for view in page.views)
    other = (_sayings(order, facts, None, page) for order, facts in page.elsewhere)
    said = [saying for group in (*own, *other) for saying in group]
    # Where page and list contradict, the row has the page's own; of two systems the last one's.
    for field, held in (("published", page.published()), ("source_id", page.source_id())):
        if held is not None:
            said = [
                (name, one)
                for name, one in said
                if name != field or (one.value, one.evidence) == held
            ]
    return tuple(_fields(db, said))


def comment_fields(db: sqlite3.Connection, page: PageViews, subject: str) -> tuple[FieldRead, ...]:
    """Return each field of one of the page's comments, with the saying that holds."""
    shown = [view for view in page.views if subject in view.comments]
    groups = (_sayings(view.order, view.comments[subject], view, page) for view in shown)
    return tuple(_fields(db, [saying for group in groups for saying in group]))


def _sayings(
    order: tuple[str, str], facts: Said, view: View | None, page: PageViews
) -> Iterator[tuple[str, Saying]]:
    """Yield (field, saying); a capture that repeats another speaks with the other's words."""
    sources = {known.capture_id: known.record_id for known in page.views}
    record_id = sources.get(view.source, order[1]) if view else order[1]
    reader = view.facts.get("reader", (None,))[0] if view else None
    for name, (value, evidence) in facts.items():
        if name not in _OF_THE_CAPTURE:
            yield name, Saying(order, value, evidence, reader, record_id)


def _fields(db: sqlite3.Connection, said: list[tuple[str, Saying]]) -> Iterator[FieldRead]:
    for name in FIELDS:
        sayings = [saying for field, saying in said if field == name]
        if sayings:
            held = _held(name, sayings)
            yield FieldRead(
                name=name,
                value=in_words(db, held.value),
                evidence=held.evidence,
                reader=held.reader,
                capture=_capture(db, held.record_id),
            )


def _held(name: str, sayings: list[Saying]) -> Saying:
    """Return the saying that assembly takes: the best of what cannot change, else the last.

    A comment's author cannot change, but is called what the last capture calls them; labels' word
    is taken where there is no other.
    """
    if name == "parent":
        return min(sayings, key=lambda one: (PARENT_STRENGTH.get(one.evidence, 9), one.order))
    if name in FIXED and name != "author":
        return min(sayings, key=lambda one: (one.value is None, strength(one.evidence), one.order))
    if name == "author":
        sayings = [one for one in sayings if not _by_labels(one)] or sayings
    return max(sayings, key=lambda one: one.order)


def _by_labels(one: Saying) -> bool:
    return (one.reader or "").partition(" ")[0] == LABELS


def in_words(db: sqlite3.Connection, value: Any) -> str | None:
    """Return a fact's value as a person reads it; None where the page's place is empty."""
    if value is None:
        return None
    if isinstance(value, TextRef):
        (text,) = db.execute("select text from texts where digest = ?", value).fetchone()
        return str(text)
    if isinstance(value, Moment):
        return value.at or value.on
    if isinstance(value, Embed | LinkSeen | MediumSeen | Pointer):
        return value.url
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return "; ".join(filter(None, (in_words(db, one) for one in value)))
    return str(value[0] if isinstance(value, tuple) else value)


def _capture(db: sqlite3.Connection, record_id: str) -> CaptureSeen:
    query = "select * from captures where record_id = ?"
    return capture_seen(db.execute(query, (record_id,)).fetchone())


def capture_seen(row: sqlite3.Row) -> CaptureSeen:
    """Return what a row of `captures` tells."""
    return CaptureSeen(
        captured_at=row["captured_at"],
        status=row["status"],
        url=row["url"],
        warc_file=row["warc_file"],
        warc_offset=row["warc_offset"],
    )
