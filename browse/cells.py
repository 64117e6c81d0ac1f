"""Cells of the tables: long texts out of the way, with a link to where they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from browse.own import PAGES, reading_address
from pipelines.records import ALL

LONG = {
    "bio",
    "body_html",
    "body_text",
    "counts",
    "description",
    "found",
    "html",
    "own_text",
    "settings",
    "summary",
    "teaser",
    "text",
    "transcript",
}
"""Columns whose texts would fill the screen with one row."""
SHOWN = 80
"""Characters of them that a table shows."""
KEYS = {record.table.name: record.table.key[0] for record in ALL}


def cell(
    row: Mapping[str, Any], value: object, column: str, table: str, path: Callable[[str], str]
) -> Markup | None:
    """Return how a value is shown in a table; None where Datasette's own way will do."""
    if table == "posts" and column in ("conversation", "post"):
        return _of_post(row, value, column, path)
    if column not in LONG or not isinstance(value, str) or len(value) <= SHOWN:
        return None
    size = f"{len(value):,} characters"
    address = reading_address(table, _key(row[KEYS[table]])) if table in PAGES else None
    more = Markup('<a href="{}">{}</a>').format(path(address), size) if address else size
    begun = "" if column == "body_html" else f"{value[:SHOWN].rstrip()} … "
    return Markup("{}{}").format(begun, more)


def _of_post(
    row: Mapping[str, Any], value: object, column: str, path: Callable[[str], str]
) -> Markup:
    is_comment = column == "post" and row["kind"] == "comment"
    address = path(f"/comment/{value}" if is_comment else f"/read/{value}")
    return Markup('<a href="{}">{}</a>').format(address, value)


def _key(value: Any) -> object:
    """Return a key; a table page has put the label of what it points to beside it."""
    return value["value"] if isinstance(value, Mapping) else value
