"""Our Datasette plugin: the search function, guards, links between rows, front page figures."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup
from pluggy import HookimplMarker

from browse.csv_guard import csv_guarded
from browse.errors import error_page
from browse.frame import Page
from browse.guard import Application, guard_connection, guarded
from browse.metadata import DATABASE
from browse.routes import ROUTES
from browse.search import NOTHING, fts_query
from pipelines.records import ALL

hookimpl = HookimplMarker("datasette")

FOUND_FROM, FOUND_TO = "\ue000", "\ue001"
"""Marks around the words found in a passage: characters that no page uses."""

POINTERS = {
    (record.table.name, column): target.split(".")[0]
    for record in ALL
    for column, target in record.table.refers.items()
}
ROW = re.compile(r"(articles|videos|topics|comments)/(\d+)")


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Give SQL the function fts_query(), and take from it what it must not do."""
    conn.create_function("fts_query", 1, fts_query, deterministic=True)
    guard_connection(conn)


@hookimpl
def asgi_wrapper() -> Callable[[Application], Application]:
    """Answer with our security headers, under this machine's own names only; CSV disarmed."""
    return lambda application: guarded(csv_guarded(application))


@hookimpl
def register_routes() -> tuple[tuple[str, Page], ...]:
    """Put our pages for reading beside Datasette's own."""
    return ROUTES


@hookimpl(specname="handle_exception")
def tell_error(datasette: Datasette, request: Request, exception: Exception) -> Awaitable[Response]:
    """Tell errors in the browser, not in pages of traceback."""
    return error_page(datasette, request, exception)


@hookimpl
def menu_links(datasette: Datasette) -> list[dict[str, str]]:
    """Offer the search, the explanations and the list of problems on every page."""
    return [
        {"href": datasette.urls.query(DATABASE, "search"), "label": "Search"},
        {"href": datasette.urls.table(DATABASE, "dictionary"), "label": "Tables explained"},
        {"href": datasette.urls.table(DATABASE, "problems"), "label": "Problems"},
    ]


@hookimpl
def render_cell(
    row: sqlite3.Row,
    value: object,
    column: str,
    table: str | None,
    database: str,
    datasette: Datasette,
) -> Markup | Awaitable[Markup | None] | None:
    """Show a passage with its words marked, and a pointer to a row as a link with its label."""
    if database != DATABASE:
        return None
    if table is None and column in ("row", "page") and {"row", "page"} <= set(row.keys()):
        return _hit(column, str(row["row"]), row["page"], datasette)
    if isinstance(value, str):
        return _passage(value)
    if table and isinstance(value, int) and (table, column) in POINTERS:
        return _pointer(value, column, table, datasette)
    return None


def _passage(value: str) -> Markup | None:
    if FOUND_FROM not in value:
        return None
    escaped = html.escape(value)
    return Markup(escaped.replace(FOUND_FROM, "<mark>").replace(FOUND_TO, "</mark>"))


def _hit(column: str, where: str, title: str | None, datasette: Datasette) -> Markup | None:
    """Show what sort of text was found, and the title of its page as the link to it."""
    found = ROW.fullmatch(where)
    if not found:
        return None
    table, key = found.groups()
    if column == "row":
        return Markup("{}").format(table.removesuffix("s"))
    address = datasette.urls.row(DATABASE, table, key)
    return Markup('<a href="{}">{}</a>').format(address, title or "without a title")


async def _pointer(value: int, column: str, table: str, datasette: Datasette) -> Markup | None:
    """Link a row page's pointer; the table pages have expanded theirs before this is asked."""
    labels = await datasette.expand_foreign_keys(DATABASE, table, column, [value])
    address = datasette.urls.row(DATABASE, POINTERS[table, column], str(value))
    label = labels.get((column, value)) or value
    return Markup('<a href="{}">{}</a>').format(address, label)


async def _can_be_found() -> dict[str, Any]:
    return {"can_be_found": lambda typed: fts_query(typed) != NOTHING}


@hookimpl
def extra_template_vars(
    view_name: str, datasette: Datasette
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Give the front page its figures and what the archive says of itself, the search its rule."""
    if view_name != "index":
        return _can_be_found

    async def figures() -> dict[str, Any]:
        archive = datasette.get_database(DATABASE)
        counted = (
            "select kind, count(*) from pages where status = 'live' group by kind"
            " order by kind in ('article', 'video', 'topic') desc, 2 desc, 1"
        )
        about = "select key, value from about order by key"
        return {
            "kinds": [tuple(row) for row in await archive.execute(counted)],
            "comments": (await archive.execute("select count(*) from comments")).single_value(),
            "about": dict(tuple(row) for row in await archive.execute(about)),
            "queries": (await datasette.get_canned_queries(DATABASE, None)).values(),
        }

    return figures
