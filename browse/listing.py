"""Articles, videos and discussions of an author or a term: counted by year, and listed by day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from datasette.app import Datasette

from browse.frame import rows
from browse.paging import Paging
from browse.years import Year

TABLES = {"article": "articles", "video": "videos", "topic": "topics"}
FEW, SOME = 1000, 5000
"""Pages up to which they are sought one by one: to list them, since more are met soon on a walk by
day; and to count them, since a walk meets each page of the archive."""

_ONE_BY_ONE = """
select page_id, '{kind}' as kind, published_on
from (select distinct page_id from {link} where {column} = :id) cross join {table} using (page_id)
where {year}
"""
_BY_DAY = """
select page_id, '{kind}' as kind, published_on from {table}
where {year} and exists (
  select 1 from {link} where {link}.page_id = {table}.page_id and {column} = :id)
"""
_HELD = "select count(*) as held from (select 1 from {link} where {column} = :id limit :most)"
_COUNTED = """
select kind, substr(published_on, 1, 4) as year, count(*) as held from ({parts}) group by 1, 2
"""
_LISTED = """
with found as materialized (
  {parts} order by published_on desc, page_id desc limit :size offset :skipped
)
select found.*, pages.title, pages.status,
  coalesce(articles.comment_count, videos.comment_count, topics.comment_count) as comment_count
from found join pages on pages.id = found.page_id
left join articles on articles.page_id = found.page_id
left join videos on videos.page_id = found.page_id
left join topics on topics.page_id = found.page_id
order by found.published_on desc, found.page_id desc
"""


class Link(NamedTuple):
    """A table that joins pages to authors or terms, and its column."""

    table: str
    column: str


class Counted(NamedTuple):
    """How many pages there are, by kind and by year (None: no day is known)."""

    rows: list[dict[str, Any]]

    def of(self, kind: str | None, year: str | None = None) -> int:
        """Return how many there are of a kind and of a year; of all where that is None."""
        wanted = (
            row["held"]
            for row in self.rows
            if kind in (None, row["kind"]) and (year is None or year == (row["year"] or "unknown"))
        )
        return sum(wanted)

    def by_year(self, kind: str | None = None) -> dict[str | None, int]:
        """Return how many there are a year."""
        years = {row["year"] for row in self.rows}
        return {year: self.of(kind, year or "unknown") for year in years}


def parts(link: Link, kinds: Iterable[str], year: str, *, few: bool) -> str:
    """Return the query of the pages linked to :id, of those kinds and on a condition of day."""
    part = _ONE_BY_ONE if few else _BY_DAY
    return "union all".join(
        part.format(kind=kind, table=TABLES[kind], link=link.table, column=link.column, year=year)
        for kind in kinds
    )


async def amount(datasette: Datasette, link: Link, number: int) -> int:
    """Return how many pages are linked; where they are more than SOME, any number above it."""
    sql = _HELD.format(link=link.table, column=link.column)
    (told,) = await rows(datasette, sql, {"id": number, "most": SOME + 1})
    return int(told["held"])


async def counted(datasette: Datasette, link: Link, number: int, amount: int) -> Counted:
    """Count the pages of an author or a term, by kind and year."""
    sql = counting(link, few=amount <= SOME)
    return Counted(await rows(datasette, sql, {"id": number}))


class Asked(NamedTuple):
    """The pages that are asked for: of whom or what, of which kind and year, and how many."""

    link: Link
    number: int
    amount: int
    kind: str | None
    year: Year


async def listed(datasette: Datasette, asked: Asked, at: Paging) -> list[dict[str, Any]]:
    """List a page of them, the newest first; those without a day come last."""
    sql = listing(asked.link, asked.kind, asked.year, few=asked.amount <= FEW)
    values = {"id": asked.number, "size": at.size, "skipped": at.skipped, **asked.year.values}
    return await rows(datasette, sql, values)


def counting(link: Link, *, few: bool) -> str:
    """Return the query that counts."""
    return _COUNTED.format(parts=parts(link, TABLES, "true", few=few))


def listing(link: Link, kind: str | None, year: Year, *, few: bool) -> str:
    """Return the query that lists."""
    kinds = [kind] if kind else list(TABLES)
    return _LISTED.format(parts=parts(link, kinds, year.condition, few=few))
