"""What a crawl found that was new: new, edited and deleted texts, pages that are gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.store.refresh.passes import OURS

_AWAY = "(403, 404, 410)"
"""Statuses of a page that is gone or forbidden: it is shown no more."""

_NEW = """
select p.kind, count(distinct p.id) from captures c join pages p on p.id = c.page_id
where c.crawl_id = :crawl and p.first_seen_at = c.captured_at
  and p.kind in ('article', 'video', 'topic') group by 1
"""
_EDITED = """
select p.kind, count(distinct p.id) from captures c join revisions r on r.capture_id = c.id
join pages p on p.id = r.page_id
where c.crawl_id = :crawl and r.comment_id is null and r.change in ('edited', 'restored') group by 1
"""
_GONE = f"""
select p.kind, count(distinct p.id) from captures c join pages p on p.id = c.page_id
where c.crawl_id = :crawl and c.status in {_AWAY}
  and p.kind in ('article', 'video', 'topic')
  and (select b.status from captures b where b.page_id = c.page_id and b.captured_at < c.captured_at
    order by b.captured_at desc, b.record_id desc limit 1) not in {_AWAY} group by 1
"""
_NEW_COMMENTS = """
select count(*) from comments m
where m.page_id in (select page_id from captures where crawl_id = :crawl)
  and m.first_seen_at in (select captured_at from captures c
    where c.page_id = m.page_id and c.crawl_id = :crawl)
"""
_CHANGED_COMMENTS = """
select r.change, count(distinct r.comment_id) from captures c
join revisions r on r.capture_id = c.id
where c.crawl_id = :crawl and r.comment_id is not null and r.change != 'created' group by 1
"""
_UNCHANGED = "select count(*) from captures where crawl_id = :crawl and repeats is not null"
_SEEN_BEFORE = f"""
select exists (select 1 from crawls where {OURS} and outcome = 'complete'
  and started_at < (select started_at from crawls where id = :crawl))
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """How many articles, videos and topics by kind, and how many comments by what became of them.

    `gone` are pages that were shown before and now answer 403, 404 or 410; `comments` are new,
    edited, deleted or restored; `unchanged` counts the answers that said nothing new.
    """

    new: Mapping[str, int]
    edited: Mapping[str, int]
    gone: Mapping[str, int]
    comments: Mapping[str, int]
    unchanged: int


def news(db: sqlite3.Connection, crawl: int) -> News | None:
    """Return what a crawl found; None of one that no complete crawl came before: all is new."""
    told = {"crawl": crawl}
    if not db.execute(_SEEN_BEFORE, told).fetchone()[0]:
        return None
    ((new,),) = db.execute(_NEW_COMMENTS, told).fetchall()
    ((unchanged,),) = db.execute(_UNCHANGED, told).fetchall()
    changed: dict[str, int] = dict(db.execute(_CHANGED_COMMENTS, told).fetchall())
    return News(
        new=dict(db.execute(_NEW, told).fetchall()),
        edited=dict(db.execute(_EDITED, told).fetchall()),
        gone=dict(db.execute(_GONE, told).fetchall()),
        comments={"new": new} | changed if new else changed,
        unchanged=unchanged,
    )
