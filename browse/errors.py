"""Error pages: as Datasette renders them, without its page of traceback in the terminal."""

from __future__ import annotations

import sqlite3
import sys
from typing import Any

from datasette import handle_exception as of_datasette
from datasette.app import Datasette
from datasette.plugins import pm
from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError
from markupsafe import Markup

from browse.frame import menu

REFUSED = (sqlite3.DatabaseError, MemoryError)
"""What SQL of a reader may end in where Datasette has no page for it: the limits of guard.py."""


def take_over() -> None:
    """Take Datasette's own way of telling errors away: every registered one prints."""
    if pm.is_registered(of_datasette):
        pm.unregister(of_datasette)


async def error_page(datasette: Datasette, request: Request, error: Exception) -> Response:
    """Return the page of an error, or JSON where that was asked for.

    What a visitor asked wrongly is told to the visitor alone; a fault of ours is a line on
    standard error too.
    """
    told = _told(error)
    if told["status"] >= 500:
        sys.stderr.write(f"browse: {request.path}: {type(error).__name__}: {error}\n")
    if request.path.split("?")[0].endswith(".json"):
        return Response.json(told, status=told["status"])
    template = datasette.jinja_env.select_template([f"{told['status']}.html", "error.html"])
    surroundings = {
        "urls": datasette.urls,
        "app_css_hash": datasette.app_css_hash(),
        "menu_links": lambda: menu(datasette),
    }
    page = await template.render_async({**told, **surroundings})
    return Response.html(page, status=told["status"])


def _told(error: Exception) -> dict[str, Any]:
    title, more, message = None, {}, str(error)
    status = 400 if isinstance(error, REFUSED) else 500
    if isinstance(error, Base400):
        status = error.status
    elif isinstance(error, DatasetteError):
        status, title, more = error.status, error.title, error.error_dict
        message = Markup(error.message) if error.message_is_html else error.message
    elif isinstance(error, MemoryError):
        message = "The query needs more memory than a page may take: ask for less at a time."
    return {**more, "ok": False, "error": message, "status": status, "title": title}
