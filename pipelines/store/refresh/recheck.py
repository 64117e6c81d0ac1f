"""The slow rolling re-check: what no list shows is found by asking for everything in turn."""

from __future__ import annotations

import math

from sqlite_utils import Database

from pipelines.store.refresh.kinds import json_of, of_kinds
from pipelines.store.refresh.passes import Pass
from pipelines.store.refresh.reasons import RECHECK

_ANSWERED = "answered_at is not null and url not like '%/robots.txt' and {of_kinds}"
# robots.txt is fetched by each crawl.
_HELD = f"""
select count(*) from queue q
where {_ANSWERED} and (answered_at < :since or again_at >= :since)
"""
_CHOSEN = "select count(*) from queue where again_for = :reason and again_at >= :since"
_OLDEST = f"""
select url from queue q where state = 'done' and answered_at < :since and {_ANSWERED}
order by answered_at, url limit :count
"""


def rolling(database: Database, now: Pass, kinds: frozenset[str] | None, most: int) -> list[str]:
    """Return a share of what has an answer: what was answered longest ago, `most` at a time.

    Once in each pass; so with a share of 0.1 every address is asked for within ten passes.
    """
    told = {"since": now.since, "reason": RECHECK, "kinds": json_of(kinds)}
    held, oldest = (query.format(of_kinds=of_kinds(kinds)) for query in (_HELD, _OLDEST))
    (count,) = database.execute(held, told).fetchone()
    (chosen,) = database.execute(_CHOSEN, told).fetchone()
    left = min(most, math.ceil(now.share * count) - chosen)
    if left <= 0:
        return []
    return [url for (url,) in database.execute(oldest, {**told, "count": left})]
