"""The page of the search: a form, what was found, and from everywhere a next step."""

from __future__ import annotations

import html
import sqlite3
from dataclasses import replace
from functools import partial

from datasette.app import Datasette
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from browse.frame import rendered, rows
from browse.metadata import DATABASE
from browse.search.answers import MOST_ROWS, as_csv, as_json
from browse.search.find import FOUND_FROM, FOUND_TO, OldIndexError, find
from browse.search.form import address, read_form
from browse.search.meant import did_you_mean
from browse.search.query import parse
from browse.search.wanted import Found, Wanted

LONGEST_RANKING, LONGEST_WALK = 1500, 1000
"""Milliseconds: what takes longer to rank is shown by date, and what takes longer still, not."""
FEW = 3
"""Texts found up to which another spelling is offered."""
CATEGORIES = "select id, name from categories order by name limit 500"
AUTHOR = "select name from authors where id = ?"
NAMES = {"article": "articles", "video": "videos", "topic": "discussions", "comment": "comments"}
TOO_LONG = "This search takes too long. More words, or words that fewer texts hold, are faster."
OLD = "The search index was made by another version. Run 'grace-archive rebuild' to make it anew."


async def show(datasette: Datasette, request: Request) -> Response:
    """Show what is found; `/search.json` and `/search.csv` are the same for machines."""
    ending = request.url_vars.get("ending") or ""
    wanted = read_form(request.args.get)
    if ending == ".csv":
        wanted = replace(wanted, size=MOST_ROWS, page=1)
    wanted, found, meant, trouble = await _search(datasette, wanted)
    if ending == ".json":
        told = as_json(wanted, found, meant) | ({"trouble": trouble} if trouble else {})
        return Response.json(told)
    if ending == ".csv":
        headers = {"content-disposition": 'attachment; filename="search.csv"'}
        return Response(as_csv(found), headers=headers, content_type="text/csv; charset=utf-8")
    return await _page(datasette, request, wanted, found, meant, trouble)


async def _search(
    datasette: Datasette, wanted: Wanted
) -> tuple[Wanted, Found, str | None, str | None]:
    """Return the search as it was made, what it found, what may be meant, and what went wrong."""
    ask = datasette.get_database(DATABASE).execute_fn
    try:
        found = await ask(partial(_found, wanted=wanted, limit=LONGEST_RANKING))
    except OldIndexError:
        return wanted, Found(), None, OLD
    if found is None and wanted.sort == "rank":
        wanted = replace(wanted, sort="newest")
        found = await ask(partial(_found, wanted=wanted, limit=LONGEST_WALK))
    if found is None:
        return wanted, Found(), None, TOO_LONG
    meant = None
    if found.total <= FEW:
        meant = await ask(partial(_meant, wanted=wanted))
    return wanted, found, meant, None


def _found(connection: sqlite3.Connection, wanted: Wanted, limit: int) -> Found | None:
    try:
        with sqlite_timelimit(connection, limit):
            return find(connection, wanted)
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        return None


def _meant(connection: sqlite3.Connection, wanted: Wanted) -> str | None:
    try:
        with sqlite_timelimit(connection, LONGEST_WALK):
            return did_you_mean(connection, wanted.text)
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        return None


async def _page(
    datasette: Datasette,
    request: Request,
    wanted: Wanted,
    found: Found,
    meant: str | None,
    trouble: str | None,
) -> Response:
    person = await rows(datasette, AUTHOR, [wanted.author_id]) if wanted.author_id else []
    return await rendered(
        datasette,
        request,
        "search.html",
        q=wanted.text,
        wanted=wanted,
        found=found,
        searched=bool(wanted.text),
        has_words=any(not term.without for term in parse(wanted.text)),
        meant=meant,
        trouble=trouble,
        names=NAMES,
        person=person[0]["name"] if person else None,
        categories=await rows(datasette, CATEGORIES),
        pages=found.pages(wanted.size),
        address=lambda ending="", **changes: address(wanted, ending, **changes),
        unfiltered=address(Wanted(text=wanted.text)),
        marked=marked,
    )


def marked(snippet: str) -> Markup:
    """Return a snippet as HTML with the words found marked; its own markup is text.

    >>> marked("a \ue000<b>\ue001 c")
    Markup('a <mark>&lt;b&gt;</mark> c')
    """
    escaped = html.escape(snippet)
    return Markup(escaped.replace(FOUND_FROM, "<mark>").replace(FOUND_TO, "</mark>"))
