"""What captures tell of addresses beside their answers: when they changed, and where they stand.

Each statement gives the same row in whatever order captures come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlite_utils import Database

from pipelines.read.sites.site import Site
from pipelines.read.start_pages import start_pages
from pipelines.records.reading import Reading

_CHANGED = """
update queue set
  lastmod_at = case when lastmod is null or lastmod < :changed then :at
    when lastmod = :changed then min(lastmod_at, :at) else lastmod_at end,
  lastmod_first_at = case when lastmod_first is null or lastmod_first > :changed then :at
    when lastmod_first = :changed then min(lastmod_first_at, :at) else lastmod_first_at end,
  lastmod_first = min(coalesce(lastmod_first, :changed), :changed),
  lastmod = max(coalesce(lastmod, ''), :changed)
where url = :url
"""
_LISTED = """
update queue set listed_in = :by, listed_at = :at
where url = :url and (listed_at is null or listed_at < :at
  or (listed_at = :at and listed_in < :by))
"""
_LISTS = """
update queue set lists_at = :at where url = :url and (lists_at is null or lists_at < :at)
"""
_MAIN = "update queue set main = 1 where url = ? and main is null"


class Tellings:
    """Notes in the queue what sitemaps, feeds and start pages tell of the addresses in them."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._starts = frozenset(start_pages(site))

    def note(self, readings: Sequence[Reading]) -> None:
        """Note what readings tell; all the addresses in them are in the queue."""
        many = self._database.conn.executemany
        many(_CHANGED, _changed(readings))
        maps = [reading for reading in readings if reading.lists]
        many(_LISTED, _listed(maps))
        many(_LISTS, [{"url": r.address, "at": r.capture.captured_at} for r in maps])
        starts = [r for r in readings if r.is_page and r.address in self._starts]
        many(_MAIN, [(link.url,) for reading in starts for link in reading.links])


def _changed(readings: Sequence[Reading]) -> Iterator[dict[str, str]]:
    for reading in readings:
        for link in reading.links:
            if link.changed:
                at = reading.capture.captured_at
                yield {"url": link.url, "changed": link.changed, "at": at}


def _listed(maps: Sequence[Reading]) -> Iterator[dict[str, str]]:
    for reading in maps:
        for link in reading.links:
            yield {"url": link.url, "by": reading.address, "at": reading.capture.captured_at}
