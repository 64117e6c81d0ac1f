"""Texts as they stood, what each capture says, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipelines.records.table import Record, Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision(Record):
    """A text as it stood."""

    table: ClassVar = Table(
        name="revisions",
        a_row_is="a text as it stood from one capture on",
        key=("id",),
        refers={
            "page_id": "pages.id",
            "comment_id": "comments.id",
            "capture_id": "captures.id",
        },
        indexes=(
            ("page_id", "seen_at"),
            ("comment_id",),
            ("capture_id",),
            ("change",),
            ("seen_at",),
        ),
    )
    id: Annotated[int, "Derived from what changed, the capture and the change"]
    page_id: Annotated[int, "The page"]
    comment_id: Annotated[int | None, "The comment; NULL: the page's own body"]
    capture_id: Annotated[int, "The capture that shows the change"]
    seen_at: Annotated[str, "Time of that capture, UTC"]
    change: Annotated[str, "created, edited, deleted or restored"]
    title: Annotated[str | None, "Title or subject as it stood"]
    body_text: Annotated[str | None, "Text as it stood; NULL where it was deleted"]


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingRow(Record):
    """What one capture says about one subject."""

    table: ClassVar = Table(
        name="findings",
        a_row_is="what one capture says about one subject",
        key=("capture_id", "address", "subject"),
        refers={"capture_id": "captures.id"},
        indexes=(("address", "subject"),),
        partial={"idx_findings_person": "(subject) where subject glob 'person *'"},
        hidden=True,
    )
    capture_id: Annotated[int, "The capture; others that say the same name it in `said_in`"]
    address: Annotated[str, "The address of the page, person or term it is about"]
    subject: Annotated[str, "What at that address: page, a comment, an author, a term"]
    found: Annotated[str, "JSON: each field's value and evidence; long texts by digest"]


@dataclass(frozen=True, kw_only=True, slots=True)
class TextRow(Record):
    """A distinct long text."""

    table: ClassVar = Table(
        name="texts",
        a_row_is="a distinct long text, kept once",
        key=("digest",),
        hidden=True,
    )
    digest: Annotated[str, "SHA-256 of html and text"]
    html: Annotated[str | None, "Sanitised HTML"]
    text: Annotated[str | None, "The same as text"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem(Record):
    """Something that could not be read."""

    table: ClassVar = Table(
        name="problems",
        a_row_is="something that could not be read, or was read with doubt",
        key=("id",),
        refers={"capture_id": "captures.id", "page_id": "pages.id"},
        indexes=(("kind",), ("capture_id",), ("page_id",), ("url",)),
    )
    id: Annotated[int, "Derived from address, capture, kind, field and message"]
    capture_id: Annotated[int | None, "The capture; NULL: there was none"]
    page_id: Annotated[int | None, "The page"]
    url: Annotated[str, "The address"]
    kind: Annotated[str, "What sort of problem"]
    field: Annotated[str | None, "The field that stays NULL for it"]
    reader: Annotated[str | None, "The reader that met it"]
    message: Annotated[str, "What was wrong, in a sentence"]
