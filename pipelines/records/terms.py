"""Categories and tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipelines.records.table import Record, Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Category(Record):
    """A category, in a tree."""

    table: ClassVar = Table(
        name="categories",
        a_row_is="a category",
        key=("id",),
        refers={"parent_id": "categories.id"},
        indexes=(("parent_id",), ("name",), ("url",)),
    )
    id: Annotated[int, "Derived from site and address, else name"]
    site: Annotated[str, "The site"]
    name: Annotated[str, "Name as shown"]
    url: Annotated[str | None, "Its list's address"]
    source_id: Annotated[str | None, "The site's own number (Drupal: term id)"]
    parent_id: Annotated[int | None, "The category above it"]
    description: Annotated[str | None, "Description as shown"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tag(Record):
    """A tag."""

    table: ClassVar = Table(
        name="tags", a_row_is="a tag", key=("id",), indexes=(("name",), ("url",))
    )
    id: Annotated[int, "Derived from site and address, else name"]
    site: Annotated[str, "The site"]
    name: Annotated[str, "Name as shown"]
    url: Annotated[str | None, "Its list's address"]
    source_id: Annotated[str | None, "The site's own number (Drupal: term id)"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageCategory(Record):
    """A page's category."""

    table: ClassVar = Table(
        name="page_categories",
        a_row_is="a page's category",
        key=("page_id", "category_id"),
        refers={"page_id": "pages.id", "category_id": "categories.id"},
        indexes=(("category_id",),),
    )
    page_id: Annotated[int, "The page"]
    category_id: Annotated[int, "The category"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageTag(Record):
    """A page's tag."""

    table: ClassVar = Table(
        name="page_tags",
        a_row_is="a page's tag",
        key=("page_id", "tag_id"),
        refers={"page_id": "pages.id", "tag_id": "tags.id"},
        indexes=(("tag_id",),),
    )
    page_id: Annotated[int, "The page"]
    tag_id: Annotated[int, "The tag"]
