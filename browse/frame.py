"""What every page of ours has around it, and the way from a request to a page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from browse.metadata import DATABASE

Page = Callable[[Datasette, Request], Awaitable[Response]]
"""A page: registered as a route, asked with Datasette and the request."""


async def rows(
    datasette: Datasette, sql: str, values: Sequence[object] | Mapping[str, object] = ()
) -> list[dict[str, Any]]:
    """Return the rows of a query on the archive, each as a dict by column."""
    found = await datasette.get_database(DATABASE).execute(sql, values)
    return [dict(row) for row in found.rows]


async def one(
    datasette: Datasette, sql: str, values: Sequence[object] | Mapping[str, object], missing: str
) -> dict[str, Any]:
    """Return the first row of a query; NotFound with that sentence where there is none."""
    found = await rows(datasette, sql, values)
    if not found:
        raise NotFound(missing)
    return found[0]


async def rendered(
    datasette: Datasette, request: Request, template: str, **told: object
) -> Response:
    """Return a page made of a template of ours and what it tells of."""
    told["metadata"] = datasette.metadata()
    return Response.html(await datasette.render_template(template, told, request=request))


def menu(datasette: Datasette) -> list[dict[str, str]]:
    """Return the links that stand on every page: address and words of each."""
    return [
        {"href": datasette.urls.path("/forums"), "label": "Forums"},
        {"href": datasette.urls.path(f"/{DATABASE}"), "label": "Tables"},
        {"href": datasette.urls.path(f"/{DATABASE}/problems"), "label": "Problems"},
    ]


def number(request: Request, name: str, least: int = 1, most: int = 1_000_000) -> int:
    """Return a whole number that the address gives as an argument; `least` for anything else."""
    text = request.args.get(name) or ""
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        return least
    return min(max(int(text), least), most)
