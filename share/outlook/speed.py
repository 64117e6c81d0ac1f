"""How long a request takes at this host, by how the last crawl went."""

from __future__ import annotations

import sqlite3

_LAST = """
select count(*), (julianday(max(captured_at)) - julianday(min(captured_at))) * 86400
from captures where crawl_id = (
  select c.id from crawls c where exists (select 1 from captures where crawl_id = c.id)
  order by started_at desc, id limit 1)
"""


def seconds_a_request(db: sqlite3.Connection, asked: float) -> float:
    """Return the seconds from one request to the next; `asked` is what they are at least.

    What the host's answers took in the last crawl counts; without one only what is asked for.
    """
    count, seconds = db.execute(_LAST).fetchone()
    return max(asked, seconds / (count - 1) if count > 1 else 0.0)
