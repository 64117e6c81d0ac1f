"""What sitemaps and feeds list, against what is held: which not, and why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from share.ledger.gap import Check, Gap, Tally

_FEEDS = """
select c.url, f.address, a.page_id, q.state, q.reason, q.answer
from captures c join pages p on p.id = c.page_id and p.kind = 'feed'
join findings f on f.capture_id = c.said_in and f.subject = 'elsewhere'
left join addresses a on a.url = f.address left join queue q on q.url = f.address
where c.id = (select id from captures l where l.page_id = c.page_id and l.status = 200
  and exists (select 1 from findings o where o.capture_id = l.said_in and o.subject = 'elsewhere')
  order by l.captured_at desc, l.record_id desc limit 1)
order by f.address, c.url
"""

_SITEMAPS = """
select q.listed_in, q.url, a.page_id, q.state, q.reason, q.answer
from queue q join queue s on s.url = q.listed_in and s.lists_at <= q.listed_at
left join addresses a on a.url = q.url where q.listed_in is not null
"""

_REFUSED = 400
"""From this HTTP status on an answer is no page (RFC 9110 §15)."""
_FEW, _SHARE = 10, 0.05
"""So many refused entries, and this share of all, are a site's own; more of them ask for a look:
the site lists what it does not show, or shows it to others and not to us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A sitemap or feed: how many addresses it lists, and how many of them are held."""

    url: str
    listed: int
    held: int


def feeds(db: sqlite3.Connection) -> tuple[Check, tuple[Source, ...]]:
    """Compare what the feeds list with what is held, as each feed was last read."""
    return _compared("entries of feeds", db.execute(_FEEDS))


def sitemaps(db: sqlite3.Connection) -> tuple[Check, tuple[Source, ...]]:
    """Compare what the sitemaps list with what is held, as each was last read.

    An address that several list counts for the one that was read last.
    """
    return _compared("addresses in sitemaps", db.execute(_SITEMAPS))


_Row = tuple[str, str, int | None, str | None, str | None, int | None]


def _compared(name: str, rows: Iterable[_Row]) -> tuple[Check, tuple[Source, ...]]:
    """Compare entries, of which those of one address follow each other.

    They are counted here as they come: SQLite, which keeps what it sorts in memory, would group a
    million of them no cheaper.
    """
    sources: dict[str, list[int]] = {}
    tally, refused = Tally(), list[tuple[str, int]]()
    for url, entries in groupby(rows, key=lambda row: row[1]):
        listing = list(entries)
        _, _, page, state, reason, answer = listing[0]
        error = answer if page is None and answer is not None and answer >= _REFUSED else None
        held = page is not None or (answer is not None and error is None)
        for source, *_ in listing:
            counts = sources.setdefault(source, [0, 0])
            counts[0] += 1
            counts[1] += held
        if error is not None and state == "done":
            refused.append((url, error))
        elif not held:
            why = f"{state}: {reason}" if reason else state or "its address has no state"
            tally.add(Gap(url=url, why=why, explained=bool(state) and state != "done"))
    found = tuple(
        Source(url=url, listed=listed, held=held) for url, (listed, held) in sorted(sources.items())
    )
    compared = sum(source.listed for source in found)
    for gap in _refused(refused, compared):
        tally.add(gap)
    return tally.check(name, compared), found


def _refused(refused: list[tuple[str, int]], compared: int) -> Iterator[Gap]:
    """Yield what is listed and not shown: a few explain themselves, many do not."""
    many = len(refused) > _FEW and len(refused) > _SHARE * compared
    also = ", as so many that are listed: is it shown to a browser?" if many else ""
    for url, answer in refused:
        yield Gap(url=url, why=f"the site answers {answer}{also}", explained=not many)
