"""What lists and sitemaps say has changed since it was last answered."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from pipelines.store.refresh.held import Asked, Pages
from pipelines.store.refresh.passes import Pass
from pipelines.store.refresh.reasons import CHANGED, COUNTED, FORUM, UNLISTED

# Another time of change counts when it is told after our answer, whatever the site's clock says
# (where a comment goes, it is an earlier one); a page of which no other time was known is asked for
# only if that time lies after our answer.
_CHANGED = """
select url, lastmod, max(lastmod_at, lastmod_first_at), lastmod_first from queue
where state = 'done' and answered_at < :since and coalesce(kind, '') <> 'sitemap'
  and (lastmod > answered_at
    or (max(lastmod_at, lastmod_first_at) > answered_at and lastmod_first < lastmod))
order by priority desc, rowid
"""
_UNLISTED = """
select q.url from queue q join queue map on map.url = q.listed_in
where q.state = 'done' and q.answer < 400 and q.answered_at < :since
  and q.listed_at < map.lists_at and q.answered_at < map.lists_at
order by q.rowid
"""
_TOLD_NOW = """
select f.address, {told}, max(c.captured_at)
from crawls k join captures c on c.crawl_id = k.id
join pages p on p.id = c.page_id and p.kind = 'forum'
join findings f on f.capture_id = c.said_in and f.subject = :subject
where c.repeats is null and k.started_at >= :since and {told} is not null group by f.address
"""
_TOLD_BEFORE = """
select {told} from findings f join captures c on c.said_in = f.capture_id
where c.repeats is null and f.address = ? and f.subject = ? and c.captured_at <= ?
  and {told} is not null
order by c.captured_at desc, c.record_id desc limit 1
"""
_REPLIES = "json_extract(f.found, '$.reply_count_shown[1]')"
_POSTS = (
    "json_extract(f.found, '$.topic_count_shown[1]') || ' '"
    " || json_extract(f.found, '$.post_count_shown[1]')"
)


class Changes:
    """Finds pages that something tells to have changed."""

    def __init__(self, database: Database, now: Pass) -> None:
        self._database = database
        self._now = now
        self._pages = Pages(database)

    def found(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the pages that changed; of a discussion of several parts the last one."""
        yield CHANGED, list(dict.fromkeys(self._changed()))
        query = self._database.execute(_UNLISTED, {"since": self._now.since})
        yield UNLISTED, [url for (url,) in query]
        yield COUNTED, list(dict.fromkeys(self._counted()))
        yield FORUM, list(dict.fromkeys(self._forums()))

    def _changed(self) -> Iterator[str]:
        rows = self._database.execute(_CHANGED, {"since": self._now.since}).fetchall()
        for url, changed, told_at, first in rows:
            last = self._last_part(url)
            if last is None:
                continue
            anew = told_at > last.answered_at and first < changed
            if anew or changed > last.answered_at:
                yield last.url

    def _last_part(self, url: str) -> Asked | None:
        """Return the address to ask for, None if it was answered in this pass."""
        parts = self._pages.parts(url)
        return parts[-1] if parts and parts[-1].is_due(self._now.since) else None

    def _counted(self) -> Iterator[str]:
        """Yield the topics whose replies a forum counts otherwise than before our last answer."""
        for url, shown in self._told(_REPLIES, "elsewhere"):
            last = self._last_part(url)
            if last is None:
                continue
            before = self._before(_REPLIES, url, "elsewhere", last.answered_at)
            if (self._pages.comments(url) if before is None else before) != shown:
                yield last.url

    def _forums(self) -> Iterator[str]:
        """Yield the forums whose topics or posts a page above them counts otherwise."""
        for url, shown in self._told(_POSTS, "forum"):
            own = self._pages.own(url)
            before = self._before(_POSTS, url, "forum", self._now.since)
            if own and own.is_due(self._now.since) and before != shown:
                yield own.url

    def _told(self, told: str, subject: str) -> list[tuple[str, object]]:
        query = _TOLD_NOW.format(told=told)
        rows = self._database.execute(query, {"subject": subject, "since": self._now.since})
        return [(url, shown) for url, shown, _ in rows.fetchall()]

    def _before(self, told: str, url: str, subject: str, until: str) -> object:
        query = _TOLD_BEFORE.format(told=told)
        found = self._database.execute(query, [url, subject, until]).fetchone()
        return found[0] if found else None
