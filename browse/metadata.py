"""What Datasette shows of the archive: titles, explanations, facets, order and saved queries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from browse.saved import saved_queries
from pipelines.records import ALL, Column, Record
from pipelines.store import database

DATABASE = "archive"
"""The name in every address, whatever the file is called."""

VIEWS = Path(database.__file__).parent / "views"

LABELS = {
    "articles": "title",
    "authors": "name",
    "captures": "url",
    "categories": "name",
    "comments": "author_name",
    "crawls": "started_at",
    "forums": "name",
    "pages": "title",
    "tags": "name",
    "topics": "title",
    "videos": "title",
}
"""The column that stands for a row where another row points to it."""

FACETS = {
    "authors": ("kind",),
    "captures": ("status", "crawl_id"),
    "comments": ("system", "author_id"),
    "media": ("kind",),
    "page_categories": ("category_id",),
    "page_tags": ("tag_id",),
    "pages": ("kind",),
    "problems": ("kind",),
    "queue": ("state", "kind"),
    "revisions": ("change",),
    "topics": ("forum_id",),
    "videos": ("provider",),
}
"""Facets shown at once. Each must lead an index: unindexed ones took 1 s at 2,000,000 comments."""

NEWEST_FIRST = {
    "articles": "published_on",
    "comments": "published_on",
    "crawls": "started_at",
    "pages": "changed_at",
    "topics": "published_on",
    "videos": "published_on",
}
"""The column a table is sorted by; each leads an index."""

GROWING = ("captures", "comments", "links", "media", "problems", "queue", "related", "revisions")
"""Tables that can be sorted by an index alone: by another column, a click would sort millions."""

HIDDEN = ("page_authors", "page_categories", "page_tags", "addresses")
"""Tables that only join others: reached from a row, and left out of the first list."""

WORDS = {"search_words": {"hidden": True}}
"""The search index's list of words, which has no record class: it is for «did you mean» alone."""


def metadata() -> dict[str, Any]:
    """Return Datasette's metadata for an archive."""
    tables = {record.table.name: _table(record) for record in ALL}
    return {
        "title": "grace-archive",
        "description": (
            "Forum members are patients. This archive is for research on this machine;"
            " do not pass it on."
        ),
        "databases": {
            DATABASE: {"tables": tables | _views() | WORDS, "queries": _queries()},
        },
    }


def _table(record: type[Record]) -> dict[str, Any]:
    layout = record.table
    shown: dict[str, Any] = {
        "title": layout.heading,
        "description": f"A row is {layout.a_row_is}.",
        "columns": {column.name: _explained(column) for column in record.columns()},
        "hidden": layout.hidden or layout.name in HIDDEN,
        "facets": list(FACETS.get(layout.name, ())),
    }
    if layout.name in LABELS:
        shown["label_column"] = LABELS[layout.name]
    if layout.name in NEWEST_FIRST:
        shown["sort_desc"] = NEWEST_FIRST[layout.name]
    if layout.name in GROWING:
        firsts = (index[0] for index in (layout.key, *layout.unique, *layout.indexes))
        shown["sortable_columns"] = list(dict.fromkeys(firsts))
    return shown


def _explained(column: Column) -> str:
    return f"{column.about} [{column.unit}]" if column.unit else column.about


def _views() -> dict[str, Any]:
    return {
        file.stem: {"title": file.stem.capitalize(), "description": _first_line(file)}
        for file in VIEWS.glob("*.sql")
    }


def _queries() -> dict[str, Any]:
    return {name: saved.metadata() for name, saved in saved_queries().items()}


def _first_line(file: Path) -> str:
    return file.read_text(encoding="utf-8").partition("\n")[0].removeprefix("--").strip()
