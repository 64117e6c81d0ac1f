"""A post's own address: leads to its place in the discussion."""

from __future__ import annotations

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from browse.frame import one
from browse.pages.thread import BEFORE, ROOTS


async def show(datasette: Datasette, request: Request) -> Response:
    """Redirect to the page of the discussion that shows the post."""
    comment = int(request.url_vars["comment"])
    missing = "The archive holds no post of this number."
    found = await one(datasette, BEFORE, {"comment": comment}, missing)
    page = found["before"] // ROOTS + 1
    part = f"?page={page}" if page > 1 else ""
    address = datasette.urls.path(f"/read/{found['page_id']}")
    return Response.redirect(f"{address}{part}#c{comment}")
