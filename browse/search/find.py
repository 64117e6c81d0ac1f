"""The search itself: articles, videos, topics and comments together, ranked or in time order."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from browse.names.names import widened
from browse.search.query import NOTHING, parse, quoted
from browse.search.wanted import MOST_SHOWN, Found, Hit, Wanted
from pipelines.store.search import COUNT_BITS, DAY_BITS, KINDS, day_number, filed, rowid_bounds

RANKED = 20_000
"""Texts that are ranked, at 2 µs each: articles, videos and topics, then the newest comments."""
FOUND_FROM, FOUND_TO = "\ue000", "\ue001"
"""Around the words found in a snippet: characters that no page uses."""
LAST_DAY = 2**DAY_BITS - 1

_UP_TO_DATE = "select count(*) from pragma_table_info('search') where name = 'filed'"
_MATCHES = "from search where search match :query and rowid between :low{n} and :high{n}"
_DAYS = f" and (rowid >> {COUNT_BITS}) & {LAST_DAY} between :first and :last"
_IN_TIME = """
select rowid from ({parts})
order by late, rowid & ((1 << 44) - 1) {way} limit :size offset :skipped
"""
_PART = "select * from (select rowid, {late} as late {matches} order by rowid {way} limit :reach)"
_COUNTS = (
    f"select rowid >> {COUNT_BITS + DAY_BITS} as kind, count(*) as texts {{matches}} group by 1"
)
_COUNT = "select {kind} as kind, count(*) as texts {matches}"
_HITS = """
select search.rowid, search.kind, search.id, search.page_id, pages.title, pages.url,
  search.author, substr(search.published_at, 1, 10) as day,
  snippet(search, -1, char(57344), char(57345), ' … ', 32) as snippet,
  case search.kind
    when 'comment' then (select author_id from comments where comments.id = search.id)
    else (select case count(distinct author_id) when 1 then max(author_id) end
      from page_authors where page_authors.page_id = search.page_id) end as author_id
from search left join pages on pages.id = search.page_id
where search match :query and search.rowid = :rowid
"""


class OldIndexError(Exception):
    """The index was made by a version that laid it out otherwise."""


@dataclass(frozen=True, slots=True)
class Range:
    """Texts whose rowids lie side by side; `days` where those between are sorted out besides."""

    low: int
    high: int
    days: bool = False
    late: int = 0

    def matches(self, number: int) -> str:
        """Return the part of a query that finds them, with its own arguments."""
        return _MATCHES.format(n=number) + (_DAYS if self.days else "")


def find(connection: sqlite3.Connection, wanted: Wanted) -> Found:
    """Return the texts that a search finds.

    Any text is a search; one without a word in it finds nothing. Raises sqlite3.OperationalError
    where a time limit of the connection is passed, OldIndexError where the archive was made by an
    older version and not rebuilt since.
    """
    (up_to_date,) = connection.execute(_UP_TO_DATE).fetchone()
    if not up_to_date:
        raise OldIndexError
    words, widenings = widened(wanted.text, only=wanted.only)
    query = _query(words, wanted)
    if query is None:
        return Found()
    by_kind = _count(connection, query, wanted)
    total = by_kind[wanted.kind] if wanted.kind else sum(by_kind.values())
    skipped = (wanted.page - 1) * wanted.size
    rowids: list[int] = []
    if skipped < min(total, MOST_SHOWN):
        rowids = (_best if wanted.sort == "rank" else _in_time)(connection, query, wanted, skipped)
    return Found(
        hits=tuple(hit for rowid in rowids for hit in _hits(connection, query, rowid)),
        total=total,
        by_kind=by_kind,
        ranked=RANKED if wanted.sort == "rank" and total > RANKED else None,
        widenings=tuple(dict.fromkeys(widenings)),
    )


def _query(words: str, wanted: Wanted) -> str | None:
    """Return the FTS5 query of words and filters; None where it can find nothing."""
    if words == NOTHING:
        return None
    parts = [words]
    parts += [f"author : {quoted(term.text)}" for term in parse(wanted.author)]
    if wanted.author_id is not None:
        parts.append(f'filed : "{filed("a", wanted.author_id)}"')
    if wanted.category is not None:
        parts.append(f'filed : "{filed("c", wanted.category)}"')
    return " AND ".join(f"({part})" for part in parts)


def _days(wanted: Wanted) -> tuple[int, int]:
    """Return the first and last day; with either given, texts without a day are left out."""
    first, last = day_number(wanted.from_day), day_number(wanted.to_day)
    return (first or (1 if last else 0)), last or LAST_DAY


def _ranges(wanted: Wanted) -> list[Range]:
    """Return where the texts lie, in as few ranges as can be: each costs a ranking of its own."""
    first, last = _days(wanted)
    if wanted.kind:
        return [Range(*rowid_bounds(wanted.kind, first, last))]
    if (first, last) == (0, LAST_DAY):
        return [Range(0, rowid_bounds(KINDS[-1])[1])]
    documents = rowid_bounds(KINDS[1])[0], rowid_bounds(KINDS[-1])[1]
    return [Range(*documents, days=True), Range(*rowid_bounds(KINDS[0], first, last))]


def _values(query: str, wanted: Wanted, ranges: list[Range]) -> dict[str, object]:
    first, last = _days(wanted)
    values: dict[str, object] = {"query": query, "first": first, "last": last}
    for number, one in enumerate(ranges):
        values |= {f"low{number}": one.low, f"high{number}": one.high}
    return values


def _count(connection: sqlite3.Connection, query: str, wanted: Wanted) -> dict[str, int]:
    first, last = _days(wanted)
    documents = rowid_bounds(KINDS[1])[0], rowid_bounds(KINDS[-1])[1]
    everything = (first, last) == (0, LAST_DAY)
    ranges = [
        Range(*documents, days=not everything),
        Range(*rowid_bounds(KINDS[0], first, last)),
    ]
    sql = " union all ".join(
        [
            _COUNTS.format(matches=ranges[0].matches(0)),
            _COUNT.format(kind=0, matches=ranges[1].matches(1)),
        ]
    )
    counted = dict(connection.execute(sql, _values(query, wanted, ranges)).fetchall())
    return {kind: counted.get(code, 0) for code, kind in reversed(list(enumerate(KINDS)))}


def _best(connection: sqlite3.Connection, query: str, wanted: Wanted, skipped: int) -> list[int]:
    ranges = _ranges(wanted)
    parts = [
        f"select * from (select rowid, bm25(search, 8.0, 1.0, 3.0, 0.0) as score {one.matches(n)}"
        " order by rowid desc limit :ranked)"
        for n, one in enumerate(ranges)
    ]
    sql = (
        f"with matches as materialized ({' union all '.join(parts)})"
        " select rowid from matches order by score, rowid desc limit :size offset :skipped"
    )
    values = _values(query, wanted, ranges)
    values |= {"ranked": RANKED, "size": wanted.size, "skipped": skipped}
    return [rowid for (rowid,) in connection.execute(sql, values)]


def _in_time(connection: sqlite3.Connection, query: str, wanted: Wanted, skipped: int) -> list[int]:
    """Return a page of texts by day, whatever their kind; those without a day come last."""
    way = "desc" if wanted.sort == "newest" else "asc"
    first, last = _days(wanted)
    ranges = []
    for kind in [wanted.kind] if wanted.kind else KINDS:
        ranges.append(Range(*rowid_bounds(kind, max(first, 1), last)))
        if not first:
            ranges.append(Range(*rowid_bounds(kind, 0, 0), late=1))
    parts = [
        _PART.format(late=one.late, matches=one.matches(n), way=way) for n, one in enumerate(ranges)
    ]
    sql = _IN_TIME.format(parts=" union all ".join(parts), way=way)
    values = _values(query, wanted, ranges)
    values |= {"size": wanted.size, "skipped": skipped, "reach": skipped + wanted.size}
    return [rowid for (rowid,) in connection.execute(sql, values)]


def _hits(connection: sqlite3.Connection, query: str, rowid: int) -> list[Hit]:
    rows = connection.execute(_HITS, {"query": query, "rowid": rowid}).fetchall()
    return [Hit(**dict(zip(_FIELDS, tuple(row)[1:], strict=True))) for row in rows]


_FIELDS = ("kind", "id", "page_id", "title", "url", "author", "day", "snippet", "author_id")
