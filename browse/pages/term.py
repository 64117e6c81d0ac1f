"""The pages of a category and of a tag: what it is, and what stands under it."""

from __future__ import annotations

from typing import Any, NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from browse.chart import columns
from browse.frame import one, rendered, rows
from browse.listing import TABLES, Asked, Link, amount, counted, listed
from browse.paging import paging
from browse.shown import linkable
from browse.trail import CATEGORIES, above
from browse.years import asked_year, bars_of

CHILDREN = "select id, name from categories where parent_id = ? order by name"
TAGS = """
select id, name, held from (
  select tag_id, count(*) as held from
    (select page_id from page_categories where category_id = :id limit 2000)
  cross join page_tags using (page_id) group by 1 order by 2 desc, 1 limit 15
) join tags on id = tag_id order by held desc, name
"""
"""Of a category with more pages, the share that these 2,000 tell: each costs a microsecond."""


class Term(NamedTuple):
    """What a kind of term is called, where its rows lie and what joins pages to it."""

    word: str
    table: str
    link: Link

    @property
    def missing(self) -> str:
        """What is said where a number is not held."""
        return f"The archive holds no {self.word} of this number. A search may find what you want."


CATEGORY = Term("category", "categories", Link("page_categories", "category_id"))
TAG = Term("tag", "tags", Link("page_tags", "tag_id"))


async def _show(datasette: Datasette, request: Request, term: Term) -> Response:
    sql = f"select * from {term.table} where id = ?"
    row = await one(datasette, sql, [int(request.url_vars["term"])], term.missing)
    linked = await amount(datasette, term.link, row["id"])
    held = await counted(datasette, term.link, row["id"], linked)
    kind, year = request.args.get("kind"), asked_year(request)
    kind = kind if kind in TABLES else None
    kept = {"kind": kind, "year": year.text}
    at = paging(request, held.of(kind, year.text), kept=kept)
    asked = Asked(term.link, row["id"], linked, kind, year)
    charted = bars_of(held.by_year(kind), kept={"kind": kind})
    return await rendered(
        datasette,
        request,
        "term.html",
        term=term,
        row=row,
        live=linkable(row["url"]),
        held=held,
        kind=kind,
        year=year.text,
        at=at,
        pages=await listed(datasette, asked, at),
        chart=columns(charted, "Pages a year", "pages"),
        **(await _around(datasette, row["id"]) if term is CATEGORY else {}),
    )


async def _around(datasette: Datasette, category: int) -> dict[str, Any]:
    """Return what is above and below a category, and the tags that its pages bear."""
    return {
        "above": await above(datasette, CATEGORIES, category),
        "children": await rows(datasette, CHILDREN, [category]),
        "tags": await rows(datasette, TAGS, {"id": category}),
    }


async def category(datasette: Datasette, request: Request) -> Response:
    """Show a category: what is above and below it, and its pages by day."""
    return await _show(datasette, request, CATEGORY)


async def tag(datasette: Datasette, request: Request) -> Response:
    """Show a tag and its pages by day."""
    return await _show(datasette, request, TAG)
