"""The evidence of a page: its captures, and the one that was chosen, as it came."""

from __future__ import annotations

from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Base400, NotFound, Request, Response

from browse.frame import number, one, rendered, rows
from browse.kept import Shown, with_body
from browse.shown import linkable

NOT_HELD = "The archive holds no page of this number, or keeps it back."
NOT_ITS_OWN = "This page has no capture of this number. Choose one of its list."
A_PAGE = 50
"""Captures listed at a time."""
PAGE = "select * from pages where id = ? and status <> 'withheld'"
COUNT = "select count(*) as held from captures where page_id = ?"
CAPTURES = f"""
with told as (
  select captures.*, row_number() over own as nth, lag(content_hash) over own as before
  from captures where page_id = :page window own as (partition by url order by captured_at, id)
)
select told.*, crawls.started_at as crawl_started_at, case
    when content_hash is null then 'not read'
    when before = content_hash then 'same'
    when nth = 1 or before is null then 'first'
    else 'changed' end as content
from told left join crawls on crawls.id = told.crawl_id
order by captured_at desc, told.id desc limit {A_PAGE} offset :offset
"""
"""Captures, newest first; each is compared with the one before of the same address."""
CHOSEN = "select * from captures where page_id = ? and id = ?"
NEWEST = """
select * from captures where page_id = ?
order by status = 200 desc, status <> 304 desc, captured_at desc, id desc limit 1
"""


async def show(datasette: Datasette, request: Request) -> Response:
    """Show the list, and one capture in a frame that can do nothing (guard.ARCHIVED_PAGE)."""
    page = await one(datasette, PAGE, [int(request.url_vars["page"])], NOT_HELD)
    counted = (await rows(datasette, COUNT, [page["id"]]))[0]["held"]
    pages = max(1, -(-counted // A_PAGE))
    at = min(number(request, "page"), pages)
    chosen = await _chosen(datasette, request, page["id"])
    shown, trouble = await _shown(datasette, chosen)
    return await rendered(
        datasette,
        request,
        "evidence.html",
        page=page,
        live=linkable(page["url"]),
        captures=await rows(datasette, CAPTURES, {"page": page["id"], "offset": (at - 1) * A_PAGE}),
        counted=counted,
        at=at,
        pages=pages,
        chosen=chosen,
        shown=shown,
        trouble=trouble,
    )


async def _chosen(datasette: Datasette, request: Request, page_id: int) -> dict[str, Any] | None:
    """Return the capture that the address names, else the newest with a body, if there is any."""
    named = request.args.get("capture")
    if named is None:
        return next(iter(await rows(datasette, NEWEST, [page_id])), None)
    if not (named.isascii() and named.isdigit() and len(named) < 17):
        raise NotFound(NOT_ITS_OWN)
    return await one(datasette, CHOSEN, [page_id, int(named)], NOT_ITS_OWN)


async def _shown(
    datasette: Datasette, chosen: dict[str, Any] | None
) -> tuple[Shown | None, str | None]:
    """Return what the capture shows; a sentence where it cannot be read."""
    if chosen is None:
        return None, "The archive holds no capture of this page: it is known from others' alone."
    try:
        return await with_body(datasette, chosen), None
    except Base400 as error:
        return None, str(error)
