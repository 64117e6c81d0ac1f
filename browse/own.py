"""The page for reading of a row: where its table has one."""

from __future__ import annotations

from typing import Any

from datasette.app import Datasette

from browse.frame import rows

PAGES = {
    "articles": "read",
    "authors": "author",
    "categories": "category",
    "comments": "comment",
    "forums": "forum",
    "tags": "tag",
    "topics": "read",
    "videos": "read",
}
OF_KIND = {"author": "authors", "category": "categories", "tag": "tags"}
"""Tables whose rows stand on a page of that kind, under the same address."""
PAGE = "select id, url, kind, site, status from pages where id = ?"
FORUM = "select id from forums where page_id = ? order by id limit 1"


def reading_address(table: str, key: object) -> str | None:
    """Return where a row is read, as a path; None for what has no page by its own number.

    >>> reading_address("articles", 5), reading_address("links", 5)
    ('/read/5', None)
    """
    word = PAGES.get(table)
    return f"/{word}/{key}" if word else None


async def own_page(datasette: Datasette, table: str, key: str) -> str | None:
    """Return where a row of a table, by its key, is read; None for what has no page of its own."""
    if not (key.isascii() and key.isdigit()):
        return None
    if table == "pages":
        return await _of_page(datasette, int(key))
    address = reading_address(table, key)
    return str(datasette.urls.path(address)) if address else None


async def _of_page(datasette: Datasette, number: int) -> str | None:
    found = await rows(datasette, PAGE, [number])
    if not found or found[0]["status"] == "withheld":
        return None
    address = await _address(datasette, found[0])
    return str(datasette.urls.path(address)) if address else None


async def _address(datasette: Datasette, page: dict[str, Any]) -> str | None:
    kind = page["kind"]
    if kind in ("article", "video", "topic"):
        return f"/read/{page['id']}"
    if kind == "forum":
        held = await rows(datasette, FORUM, [page["id"]])
    elif kind in OF_KIND:
        sql = f"select id from {OF_KIND[kind]} where url = ? and site = ? limit 1"
        held = await rows(datasette, sql, [page["url"], page["site"]])
    else:
        return None
    word = "forum" if kind == "forum" else PAGES[OF_KIND[kind]]
    return f"/{word}/{held[0]['id']}" if held else None
