"""What looking for news costs, where all that is known is held."""

from __future__ import annotations

import math
import sqlite3

from pipelines.store.refresh.passes import OURS
from pipelines.store.refresh.shows import MOST_LISTS

_COMPLETE = f"""
select exists (select 1 from crawls where {OURS} and outcome = 'complete') and not exists (
  select 1 from queue where state in ('pending', 'leased') and number is null)
"""
_SHOWS = """
select coalesce(sum(q.kind = 'sitemap'), 0),
  coalesce(sum(p.kind in ('listing', 'forum', 'feed') and q.url not glob '*[?&/]page[=/]*'), 0),
  count(*)
from queue q left join addresses a on a.url = q.url left join pages p on p.id = a.page_id
where q.state = 'done' and q.answer between 200 and 299
"""
_AGAIN = """
select coalesce(p.kind, q.kind, 'other'), count(*), coalesce(sum(q.answer = 200 and not exists (
  select 1 from captures c where c.page_id = p.id and c.status = 200
  and (c.etag is not null or c.last_modified is not null))), 0)
from queue q left join addresses a on a.url = q.url left join pages p on p.id = a.page_id
where q.state in ('failed', 'done') and (q.number is null or q.url in (select url from pages))
group by 1
"""
_UNCONDITIONAL = """
select avg(etag is null and last_modified is null) from captures
where status = 200 and page_id is not null
"""


def is_complete(db: sqlite3.Connection) -> bool:
    """Whether a crawl has come to its end and nothing that links name has waited since."""
    ((complete,),) = db.execute(_COMPLETE).fetchall()
    return bool(complete)


def refresh_requests(db: sqlite3.Connection, recheck: float) -> dict[str, int]:
    """Return the requests of a refresh by what they are for: changes that lists show are not in it.

    `recheck` is the share of addresses that are looked at again in turn.
    """
    ((maps, lists, answered),) = db.execute(_SHOWS).fetchall()
    return {
        "sitemap": maps,
        "lists": min(lists, MOST_LISTS),
        "in turn": math.ceil(recheck * answered),
    }


def unconditional(db: sqlite3.Connection) -> float:
    """Return the share of pages that come whole again: without ETag and Last-Modified."""
    ((share,),) = db.execute(_UNCONDITIONAL).fetchall()
    return float(share or 0.0)


def asked_again(db: sqlite3.Connection) -> list[tuple[str, int, int]]:
    """Return what a full crawl asks for again: kind, requests, and how many come whole again."""
    return db.execute(_AGAIN).fetchall()
