"""Where something has changed, what stands beside it: a list's next page, a discussion's parts."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator

from sqlite_utils import Database

from pipelines.store.refresh.held import Pages
from pipelines.store.refresh.numbers import next_pages
from pipelines.store.refresh.passes import Pass
from pipelines.store.refresh.reasons import CHANGES, SHOWN

_READ = """
select url from queue where again_at >= :since and answered_at >= :since
  and again_for in (select value from json_each(:reasons))
"""
_ENTRIES = """
select f.found from findings f join captures c on c.said_in = f.capture_id
where c.repeats is null and f.address = ? and f.subject = 'list' and c.captured_at >= ?
order by c.captured_at desc, c.record_id desc limit 1
"""
_NEWS = """
with entry(url) as (select value from json_each(:entries)),
  name(url) as (select url from entry union select b.url from entry
    join addresses a on a.url = entry.url join addresses b on b.page_id = a.page_id)
select 1 from name join queue q on q.url = name.url
where q.answered_at >= :since and (coalesce(q.again_at, '') < :since
  or q.again_for in (select value from json_each(:reasons))) limit 1
"""
_SHOWN_NOW = """
select json_extract(f.found, '$.reply_count_shown[1]') as shown
from addresses a join findings f on f.address = a.url and f.subject = 'elsewhere'
join captures c on c.said_in = f.capture_id and c.repeats is null
where a.page_id = ? and c.captured_at >= ? and shown is not null
order by c.captured_at desc, c.record_id desc limit 1
"""
_STARTS = """
select started_at from crawls where settings is not null and started_at >= ? order by started_at
"""
_HASHES = """
select c.content_hash from findings f join captures c on c.said_in = f.capture_id
where f.address = ? and f.subject = 'page' order by c.captured_at desc, c.record_id desc limit 2
"""


class Further:
    """Finds what must be read where a list or discussion turned out to have changed."""

    def __init__(self, database: Database, now: Pass) -> None:
        self._database = database
        self._now = now
        self._pages = Pages(database)

    def next_of_lists(self) -> Iterator[str]:
        """Yield the pages of lists that follow one with something new or changed in it."""
        for url in self._read(SHOWN):
            following = [self._pages.asked(each) for each in next_pages(url)]
            due = [each for each in following if each and each.is_due(self._now.since)]
            if due and self._shows_news(url):
                yield due[0].url

    def parts(self) -> Iterator[str]:
        """Yield the other parts of discussions whose last part does not explain the change.

        Only what one crawl saw whole tells what was deleted: where the pass was interrupted between
        the parts, the crawl that goes on reads them all.
        """
        starts = [start for (start,) in self._database.execute(_STARTS, [self._now.since])]
        for url in self._read(CHANGES):
            parts = self._pages.parts(url)
            seen_in = [bisect_right(starts, part.answered_at) for part in parts]
            if (min(seen_in) == 0 or len(set(seen_in)) > 1) and self._is_unexplained(url):
                others = zip(parts, seen_in, strict=True)
                yield from (part.url for part, number in others if number < len(starts))

    def _read(self, reasons: tuple[str, ...]) -> list[str]:
        told = {"since": self._now.since, "reasons": json.dumps(reasons)}
        return [url for (url,) in self._database.execute(_READ, told)]

    def _shows_news(self, url: str) -> bool:
        """Whether a list, as this pass has it, names a page that is new or has changed."""
        row = self._database.execute(_ENTRIES, [url, self._now.since]).fetchone()
        if row is None:
            return False
        told = {
            "entries": json.dumps(json.loads(row[0])["entries"][1]),
            "since": self._now.since,
            "reasons": json.dumps(CHANGES),
        }
        return self._database.execute(_NEWS, told).fetchone() is not None

    def _is_unexplained(self, url: str) -> bool:
        """Whether other comments are held than a list counts; where none does, nothing is new."""
        page = self._pages.id(url)
        shown = self._database.execute(_SHOWN_NOW, [page, self._now.since]).fetchone()
        if shown is not None:
            return bool(self._pages.comments(url) != shown[0])
        hashes = [one for (one,) in self._database.execute(_HASHES, [url])]
        return len(hashes) == 2 and hashes[0] == hashes[1]
