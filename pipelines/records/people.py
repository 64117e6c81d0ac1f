"""Those who write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipelines.records.table import Record, Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Author(Record):
    """A person or organisation who writes."""

    table: ClassVar = Table(
        name="authors",
        a_row_is="a person or organisation who writes",
        key=("id",),
        indexes=(("kind",), ("name",), ("url",)),
    )
    id: Annotated[int, "Derived from site and user number, else profile address, else name"]
    site: Annotated[str, "The site"]
    name: Annotated[str, "Shown name, word for word"]
    kind: Annotated[str, "faculty, staff, organisation, member or guest"]
    credentials: Annotated[str | None, "Degrees and titles in the name, as shown"]
    url: Annotated[str | None, "Profile address"]
    source_id: Annotated[str | None, "The site's own number (Drupal: user id)"]
    bio: Annotated[str | None, "What the site says of the author"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageAuthor(Record):
    """Who wrote a page, or speaks in it."""

    table: ClassVar = Table(
        name="page_authors",
        a_row_is="who wrote a page, or speaks in it",
        key=("page_id", "author_id", "role"),
        refers={"page_id": "pages.id", "author_id": "authors.id"},
        indexes=(("author_id",),),
    )
    page_id: Annotated[int, "The page"]
    author_id: Annotated[int, "The author"]
    position: Annotated[int, "Place in the author line, from 1"]
    role: Annotated[str, "author or speaker"]
