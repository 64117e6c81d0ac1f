"""The page of an author: who it is, and what the archive holds of their texts."""

from __future__ import annotations

from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from browse.chart import columns
from browse.frame import one, rendered, rows
from browse.listing import Asked, Link, amount, counted, listed
from browse.paging import Paging, paging
from browse.shown import linkable
from browse.years import UNKNOWN, Year, asked_year, bars_of

NOT_HELD = "The archive holds no author of this number. A search may find what you look for."
AUTHOR = "select * from authors where id = ?"
WROTE = Link("page_authors", "author_id")
PRIVATE = frozenset({"member", "guest"})
"""Patients, mostly: their texts can be read, and nothing is reckoned up of them."""
YEARS = """
with recursive years (year) as (
  select substr(min(published_on), 1, 4) from comments where author_id = :id and published_on > ''
  union
  select (select substr(min(published_on), 1, 4) from comments
    where author_id = :id and published_on >= printf('%04d', year + 1))
  from years where year is not null
)
select year, (select count(*) from comments where author_id = :id
  and published_on >= year and published_on < printf('%04d', year + 1)) as held
from years where year is not null
union all
select null, (select count(*) from comments where author_id = :id and published_on is null)
"""
"""From year to year by index: grouping 100,000 posts takes ten times as long."""
_POSTS = """
with found as materialized (
  select id from comments where author_id = :id and {year}
  order by published_on desc, id desc limit :size offset :skipped
)
select comments.id, comments.page_id, published_on, published_at, deleted_at, subject,
  substr(coalesce(own_text, body_text, ''), 1, 281) as text, pages.title, pages.status, pages.kind
from found cross join comments on comments.id = found.id
left join pages on pages.id = comments.page_id
order by published_on desc, published_at desc, comments.id desc
"""


def posts(year: Year) -> str:
    """Return the query of a page of posts, the newest first."""
    return _POSTS.format(year=year.condition)


async def show(datasette: Datasette, request: Request) -> Response:
    """Show the name, what the site says of them, their pages and their posts."""
    author = await one(datasette, AUTHOR, [int(request.url_vars["author"])], NOT_HELD)
    own, year = author["id"], asked_year(request)
    linked = await amount(datasette, WROTE, own)
    pages = await counted(datasette, WROTE, own, linked)
    told = {row["year"]: row["held"] for row in await rows(datasette, YEARS, {"id": own})}
    by_page = paging(request, pages.of(None, year.text), place="pages", kept={"year": year.text})
    by_post = _posts_at(request, told, year)
    return await rendered(
        datasette,
        request,
        "author.html",
        author=author,
        live=linkable(author["url"]),
        public=author["kind"] not in PRIVATE,
        year=year.text,
        span=_span({*told, *pages.by_year()}),
        chart=columns(bars_of(_both(pages.by_year(), told), "texts"), "Texts a year", "texts"),
        counted={"pages": pages.of(None), "posts": sum(told.values())},
        pages=await listed(datasette, Asked(WROTE, own, linked, None, year), by_page),
        by_page=by_page,
        posts=await _posts(datasette, own, year, by_post),
        by_post=by_post,
    )


def _posts_at(request: Request, told: dict[str | None, int], year: Year) -> Paging:
    wanted = None if year.text == UNKNOWN else year.text
    total = told.get(wanted, 0) if year.text else sum(told.values())
    return paging(request, total, name="posts", place="posts", kept={"year": year.text})


async def _posts(datasette: Datasette, author: int, year: Year, at: Paging) -> list[dict[str, Any]]:
    values = {"id": author, "size": at.size, "skipped": at.skipped, **year.values}
    return await rows(datasette, posts(year), values)


def _both(pages: dict[str | None, int], told: dict[str | None, int]) -> dict[str | None, int]:
    return {year: pages.get(year, 0) + told.get(year, 0) for year in {*pages, *told}}


def _span(years: set[str | None]) -> tuple[str, str] | None:
    known = sorted(year for year in years if year)
    return (known[0], known[-1]) if known else None
