"""The last crawls as `crawls` has them, and how far a refresh has come."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pipelines.store.crawl_news import News, news
from pipelines.store.refresh.passes import SINCE

CRAWLS = 5

_CRAWLS = """
select started_at, ended_at, outcome, reason, software, settings, counts,
  (select count(*) from captures where crawl_id = crawls.id), id from crawls
order by started_at desc, id limit ?
"""
_ASKED_AGAIN = f"""
select again_for, count(*), sum(state in ('pending', 'leased')) from queue
where again_at >= ({SINCE})
group by 1 order by 2 desc, 1
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlSeen:
    """A run, as `crawls` has it; times are UTC. `news` is what a refresh found."""

    started_at: str | None
    ended_at: str | None
    outcome: str | None
    reason: str | None
    software: str | None
    counts: dict[str, object]
    captures: int
    settings: Mapping[str, object]
    news: News | None

    @property
    def seconds(self) -> float | None:
        """How long it took; None where start or end is not on record."""
        if not self.started_at or not self.ended_at:
            return None
        ends = (datetime.fromisoformat(one) for one in (self.started_at, self.ended_at))
        began, ended = ends
        return (ended - began).total_seconds()


@dataclass(frozen=True, kw_only=True, slots=True)
class Refreshing:
    """How many addresses a refresh that is not over asks for again, why, and how many wait."""

    reason: str
    asked: int
    waiting: int


def crawls(db: sqlite3.Connection) -> tuple[CrawlSeen, ...]:
    """Return the last crawls, the newest first."""
    return tuple(
        CrawlSeen(
            started_at=started,
            ended_at=ended,
            outcome=outcome,
            reason=reason,
            software=software,
            settings=json.loads(settings or "{}") or {},
            counts=json.loads(counts or "{}") or {},
            captures=captures,
            news=news(db, number),
        )
        for started, ended, outcome, reason, software, settings, counts, captures, number in (
            db.execute(_CRAWLS, (CRAWLS,)).fetchall()
        )
    )


def last_news(db: sqlite3.Connection) -> News | None:
    """Return what the newest crawl found; None where no complete crawl came before it."""
    newest = db.execute("select id from crawls order by started_at desc, id limit 1").fetchone()
    return news(db, newest[0]) if newest else None


def refreshing(db: sqlite3.Connection) -> tuple[Refreshing, ...]:
    """Return what a refresh that is not over asks for again; nothing where none is under way."""
    return tuple(
        Refreshing(reason=str(reason), asked=asked, waiting=waiting)
        for reason, asked, waiting in db.execute(_ASKED_AGAIN)
    )
