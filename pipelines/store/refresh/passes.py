"""Passes: the crawls that together bring an archive up to date once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

SHOWS_LAST = timedelta(hours=24)
"""In a pass that takes longer, what shows news is asked for again after this time."""

OURS = "settings is not null and coalesce(json_extract(settings, '$.sample'), 0) = 0"
"""Whether a row of `crawls` is a crawl of ours, and no first look."""
SINCE = f"""
select min(started_at) from crawls where {OURS} and started_at >
  (select max(started_at) from crawls where {OURS} and outcome = 'complete')
"""
"""The query for when the pass began that a crawl belongs to now; NULL while none was complete."""


@dataclass(frozen=True, slots=True)
class Pass:
    """When a pass began, and from when on an answer of what shows news is new; both UTC.

    `share` of all addresses is asked for again once a pass, whether or not anything tells of them.
    """

    since: str
    shows_since: str
    share: float


def current_pass(database: Database, now: datetime, share: float) -> Pass | None:
    """Return the pass that a crawl belongs to; None while no crawl has been complete.

    A pass goes from the first crawl after the last complete one on: a crawl that follows one that
    was stopped or killed goes on with its pass.
    """
    (since,) = database.execute(SINCE).fetchone()
    if since is None:
        return None
    day_ago = now.astimezone(UTC) - SHOWS_LAST
    recent = day_ago.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Pass(since, max(since, recent), share)
