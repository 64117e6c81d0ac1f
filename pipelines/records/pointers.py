"""What a page points to: related pages, media, links in its texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipelines.records.table import Record, Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Related(Record):
    """A pointer that the site itself shows."""

    table: ClassVar = Table(
        name="related",
        a_row_is="a pointer to another page that the site itself shows",
        key=("page_id", "relation", "position"),
        refers={"page_id": "pages.id", "target_id": "pages.id"},
        indexes=(("target_id",), ("target_url",)),
    )
    page_id: Annotated[int, "The page that points"]
    relation: Annotated[str, "related, previous or next"]
    position: Annotated[int, "Place in the list, from 1"]
    target_url: Annotated[str, "Address pointed to"]
    target_id: Annotated[int | None, "That page, where it is held"]
    title: Annotated[str | None, "Title as shown on the card"]
    kind_shown: Annotated[str | None, "Type label as shown on the card"]
    teaser: Annotated[str | None, "Teaser as shown on the card"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Medium(Record):
    """An image, video, sound or document in a body or comment."""

    table: ClassVar = Table(
        name="media",
        a_row_is="an image, video, sound or document in a body or comment",
        key=("page_id", "comment_id", "position"),
        refers={"page_id": "pages.id", "comment_id": "comments.id"},
        indexes=(("kind",), ("comment_id",)),
    )
    page_id: Annotated[int, "The page"]
    comment_id: Annotated[int | None, "The comment; NULL: the page's own body"]
    position: Annotated[int, "Place in the text, from 1"]
    kind: Annotated[str, "image, video, audio or document"]
    url: Annotated[str, "Its address"]
    text: Annotated[str | None, "Alternative text, caption or link text"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Link(Record):
    """A link in a body or comment."""

    table: ClassVar = Table(
        name="links",
        a_row_is="a link in a body or comment",
        key=("page_id", "comment_id", "position"),
        refers={"page_id": "pages.id", "comment_id": "comments.id", "target_id": "pages.id"},
        indexes=(("target_id",), ("target_url",), ("comment_id",)),
    )
    page_id: Annotated[int, "The page"]
    comment_id: Annotated[int | None, "The comment; NULL: the page's own body"]
    position: Annotated[int, "Place in the text, from 1"]
    target_url: Annotated[str, "Address linked to"]
    target_id: Annotated[int | None, "That page, where it is held"]
    text: Annotated[str | None, "The link's words"]
