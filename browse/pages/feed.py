"""Feeds of what is new or changed: of the whole archive, and of a category."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import partial

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from browse.atom import Entry, Feed, identity, shortened, written
from browse.changes import Change, latest
from browse.frame import one, rows
from browse.metadata import DATABASE
from browse.pages.term import CATEGORY

MOST = 40
"""Changes that a feed tells."""
SITE = """
select (select value from about where key = 'site') as site,
  coalesce((select max(captured_at) from captures), '1970-01-01T00:00:00Z') as captured_at
"""
NAME = "select name from categories where id = ?"
URL = "select url from pages where id = ?"
_TEXT = {
    "article": "select coalesce(summary, substr(body_text, 1, 2000)) from articles"
    " where page_id = ?",
    "video": "select coalesce(summary, substr(body_text, 1, 2000)) from videos where page_id = ?",
    "topic": "select substr(coalesce(own_text, body_text), 1, 2000) from topics where page_id = ?",
    "comment": "select substr(coalesce(own_text, body_text), 1, 2000) from comments"
    " where id = ? and deleted_at is null",
}
_PUBLIC = "kind in ('faculty', 'staff', 'organisation')"
"""Who is named in a feed: patients are not, since feeds are copied to other places."""
_WRITERS = f"""
select distinct name from page_authors join authors on id = author_id
where page_id = ? and {_PUBLIC} order by position
"""
_WRITER = f"""
select name from comments join authors on authors.id = author_id
where comments.id = ? and {_PUBLIC}
"""


async def everything(datasette: Datasette, request: Request) -> Response:
    """Answer with the feed of the whole archive."""
    return await _answer(datasette, request, None, "what is new or changed", "/")


async def category(datasette: Datasette, request: Request) -> Response:
    """Answer with the feed of a category's pages."""
    number = int(request.url_vars["term"])
    named = await one(datasette, NAME, [number], CATEGORY.missing)
    return await _answer(datasette, request, number, named["name"], f"/category/{number}")


async def _answer(
    datasette: Datasette, request: Request, category: int | None, of: str, page: str
) -> Response:
    (about,) = await rows(datasette, SITE)
    root = datasette.absolute_url(request, datasette.urls.path("/")).rstrip("/")
    archive = datasette.get_database(DATABASE)
    entries: list[Entry] = await archive.execute_fn(partial(_entries, category=category, root=root))
    feed = Feed(
        identity(about["site"], page),
        f"{about['site'] or 'grace-archive'}: {of}",
        max((entry.updated for entry in entries), default=about["captured_at"]),
        f"{root}{'/feed' if category is None else page}.atom",
        f"{root}{page}",
        entries,
    )
    return _unless_held(request, written(feed), feed.updated)


def _entries(archive: sqlite3.Connection, category: int | None, root: str) -> list[Entry]:
    return [_entry(archive, change, root) for change in latest(archive, MOST, category)]


def _entry(archive: sqlite3.Connection, change: Change, root: str) -> Entry:
    (url,) = archive.execute(URL, (change.page,)).fetchone()
    sql = _WRITERS if change.comment is None else _WRITER
    subject = change.page if change.comment is None else change.comment
    text = None
    if change.kind in _TEXT and not change.is_gone:
        text = archive.execute(_TEXT[change.kind], (subject,)).fetchone()
    return Entry(
        identity(url, change.comment, change.what, change.seen_at),
        f"{change.what}: {change.title}",
        change.seen_at,
        f"{root}{change.path}",
        change.kind,
        [name for (name,) in archive.execute(sql, (subject,))],
        shortened(text[0] if text else None),
    )


def _unless_held(request: Request, body: bytes, updated: str) -> Response:
    """Answer with a feed; 304 where the asker holds it already (RFC 9110 §13.2.2)."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    changed = datetime.fromisoformat(updated).astimezone(UTC).replace(microsecond=0)
    headers = {"etag": tag, "last-modified": format_datetime(changed, usegmt=True)}
    if _held(request, tag, changed):
        return Response("", status=304, headers=headers)
    kind = "application/atom+xml; charset=utf-8"
    return Response(body.decode(), headers=headers, content_type=kind)


def _held(request: Request, tag: str, changed: datetime) -> bool:
    known = request.headers.get("if-none-match")
    if known is not None:
        tags = [one.strip().removeprefix("W/") for one in known.split(",")]
        return known.strip() == "*" or tag in tags
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
    except ValueError:
        return False
    return since.tzinfo is not None and since >= changed
