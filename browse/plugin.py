"""Our Datasette plugin: the search function, guards, links between rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup
from pluggy import HookimplMarker

from browse.cells import LONG, cell
from browse.csv_guard import csv_guarded
from browse.drawn import Drawn
from browse.errors import error_page
from browse.frame import Page, menu
from browse.functions import add_functions
from browse.guard import Application, guard_connection, guarded
from browse.metadata import DATABASE
from browse.own import own_page
from browse.routes import ROUTES
from browse.saved import saved_queries
from pipelines.records import ALL

hookimpl = HookimplMarker("datasette")

POINTERS = {
    (record.table.name, column): target.split(".")[0]
    for record in ALL
    for column, target in record.table.refers.items()
}


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Give SQL our functions, and take from it what it must not do."""
    add_functions(conn)
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
    """Offer the forums, the tables and what was read with doubt on every page."""
    return menu(datasette)


@hookimpl
def render_cell(
    row: Any, value: object, column: str, table: str | None, database: str, datasette: Datasette
) -> Awaitable[Markup | None] | Markup | None:
    """Show a pointer to a row as a link with its label, and of a long text its beginning."""
    if database != DATABASE or not table:
        return None
    if isinstance(value, int) and (table, column) in POINTERS:
        return _pointer(value, column, table, datasette)
    return cell(row, value, column, table, datasette.urls.path)


async def _pointer(value: int, column: str, table: str, datasette: Datasette) -> Markup | None:
    """Link a row page's pointer; the table pages have expanded theirs before this is asked."""
    labels = await datasette.expand_foreign_keys(DATABASE, table, column, [value])
    address = datasette.urls.row(DATABASE, POINTERS[table, column], str(value))
    label = labels.get((column, value)) or value
    return Markup('<a href="{}">{}</a>').format(address, label)


@hookimpl(specname="extra_template_vars")
def lead_to_reading(
    view_name: str, request: Request, datasette: Datasette
) -> Callable[[], Awaitable[dict[str, Any]]] | None:
    """Give a row page the address where its row is read."""
    if view_name != "row":
        return None

    async def leading() -> dict[str, Any]:
        table, key = request.url_vars["table"], request.url_vars["pks"]
        return {"own_page": await own_page(datasette, table, key), "long_columns": LONG}

    return leading


@hookimpl(specname="extra_template_vars")
def draw_saved_query(
    template: str, request: Request | None, datasette: Datasette
) -> dict[str, Any]:
    """Give the page of a saved query what it is, and what draws its rows."""
    asked = request.url_vars.get("table") if request and template == "query.html" else None
    saved = saved_queries().get(asked or "")
    if saved is None or request is None:
        return {}
    given = {name: request.args.get(name) or "" for name in request.args}
    return {
        "saved": saved,
        "draw": lambda rows: Drawn(saved, rows, given, datasette.urls.path),
        "metadata": datasette.metadata(),  # a saved query's own would name the whole site
    }
