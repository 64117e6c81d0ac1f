"""What shows what is new: start pages, sitemaps, feeds and the first pages of main lists."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from pipelines.store.refresh.numbers import page_of
from pipelines.store.refresh.passes import Pass
from pipelines.store.refresh.reasons import BLOCKED, FAILED, LISTS, SHOWS

MOST_LISTS = 40
"""Lists and feeds that a pass reads, besides those where something new is told."""

_UNANSWERED = """
select url from queue where state = :state and {state}_at < :since order by priority desc, rowid
"""
_STARTS = """
select url from queue where url in (select value from json_each(:starts))
  and state = 'done' and answered_at < :shows
"""
_SITEMAPS = """
select url from queue where kind = 'sitemap' and state = 'done' and answer < 400
  and answered_at < :shows and listed_in is null order by url
"""
_PARTS_OF_SITEMAPS = """
select q.url from queue q left join queue above on above.url = q.listed_in
where q.kind = 'sitemap' and q.state = 'done' and q.answered_at < :shows
  and q.listed_in is not null
  and not (above.state = 'done' and above.answered_at < :shows)
  and (q.lastmod is null or q.lastmod > q.answered_at
    or (q.lastmod_at > q.answered_at and q.lastmod_first < q.lastmod))
order by q.url
"""
_LISTS = """
select q.url from queue q join addresses a on a.url = q.url join pages p on p.id = a.page_id
where q.main = 1 and q.state = 'done' and q.answered_at < :shows and p.status = 'live'
  and p.kind in ('feed', 'listing', 'forum', 'category', 'tag', 'author')
order by q.answered_at, q.url
"""
_LISTS_READ = "select count(*) from queue where again_for = :reason and again_at >= :shows"


def given_up(database: Database, now: Pass) -> Iterator[tuple[str, list[str]]]:
    """Yield what gave no answer, or none of the site, in an earlier pass."""
    for state, reason in (("failed", FAILED), ("blocked", BLOCKED)):
        query = _UNANSWERED.format(state=state)
        yield reason, _urls(database, query, state=state, since=now.since)


def showing(database: Database, now: Pass, starts: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what shows news; parts of a sitemap's index once the index has been read.

    `starts` are the addresses of the start pages in JSON.
    """
    told = {"shows": now.shows_since}
    for query in (_STARTS, _SITEMAPS, _PARTS_OF_SITEMAPS):
        yield SHOWS, _urls(database, query, starts=starts, **told)
    (read,) = database.execute(_LISTS_READ, {"reason": LISTS, **told}).fetchone()
    lists = [url for url in _urls(database, _LISTS, **told) if page_of(url).number == 0]
    yield LISTS, lists[: max(0, MOST_LISTS - read)]


def _urls(database: Database, query: str, **told: object) -> list[str]:
    return [url for (url,) in database.execute(query, told)]
