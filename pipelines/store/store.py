"""The store: readings and notes go in, rows come out, a transaction a batch."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from sqlite_utils import Database

from pipelines.read.robots import Rules
from pipelines.read.sites.site import Site
from pipelines.records import KeptFile
from pipelines.records.answer import Note, Origin, Place
from pipelines.records.identity import capture_id
from pipelines.records.reading import Reading
from pipelines.store.assembly.assembler import Assembler
from pipelines.store.captures import BLOCKED, insert_notes, insert_readings
from pipelines.store.database import insert, open_archive
from pipelines.store.news import mark_spoken_of, unresolved
from pipelines.store.pages import PageResolver
from pipelines.store.people import mark_renamed
from pipelines.store.queue import ROBOTS as FORBIDDEN
from pipelines.store.queue import Queue
from pipelines.store.rules import rules_of
from pipelines.store.search import create_search, index_all, index_pages

ASSEMBLED_AT_ONCE = 200
"""Pages a transaction when many wait: enough to batch writes, few enough to hold in memory."""
FEW = 1_000
"""Captures below which the planner is told no counts: it would plan a long crawl by them."""
REINDEX_SHARE = 0.05
"""Above this share of pages indexed out of turn, the index is made anew, in time order."""


class Store:
    """archive.db of one site, open for writing. One process writes (the folder's lock)."""

    def __init__(self, database: Database, site: Site) -> None:
        self.database = database
        self.site = site
        self.queue = Queue(database, site)
        self._resolver = PageResolver(database, site)
        self._assembler = Assembler(database)
        self._robots_changed = False
        create_search(database)

    @classmethod
    def open(cls, path: Path, site: Site) -> Store:
        """Open or make the archive at `path`; see `open_archive` for what is raised."""
        return cls(open_archive(path), site)

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def add(self, readings: Sequence[Reading], notes: Sequence[Note | Origin] = ()) -> None:
        """Write what was read, in one transaction with the addresses' new states.

        Pages whose rows must be made again are marked; `assemble` makes them.
        """
        with self.database.atomic():
            self._add(readings, notes)

    def add_and_assemble(
        self, readings: Sequence[Reading], notes: Sequence[Note | Origin] = ()
    ) -> None:
        """Write what was read and the rows that come of it, all in one transaction."""
        with self.database.atomic():
            self._add(readings, notes)
            self._resolver.resolve(dict.fromkeys(r.address for r in readings if r.is_page))
            self._assembler.findings_changed()
            while pages := self._assembler.waiting():
                self._assembler.assemble(pages)
                self._assembler.finish(pages)
                index_pages(self.database, pages)

    def _add(self, readings: Sequence[Reading], notes: Sequence[Note | Origin]) -> None:
        insert_readings(self.database, readings)
        insert_notes(self.database, self.site.name, notes)
        captures = [capture_id(r.capture.record_id) for r in readings]
        mark_spoken_of(self.database, captures)
        mark_renamed(self.database, captures)
        self.queue.add(link for r in readings for link in r.links)
        self.queue.answered(readings)
        self.queue.noted([note for note in notes if isinstance(note, Note)])
        self._robots_changed |= any(_tells_rules(r) for r in readings) or any(
            isinstance(note, Note) and note.data.get("reason") == FORBIDDEN for note in notes
        )
        self._note_places([*(r.capture.place for r in readings), *(n.place for n in notes)])

    def assemble(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Make the rows of all pages that are marked; the search index is left to `settle`."""
        with self.database.atomic():
            self._resolver.resolve(unresolved(self.database))
        self._assembler.findings_changed()
        while waiting := self._assembler.waiting():
            for start in range(0, len(waiting), ASSEMBLED_AT_ONCE):
                chunk = waiting[start : start + ASSEMBLED_AT_ONCE]
                with self.database.atomic():
                    self._assembler.assemble(chunk)
                if progress:
                    progress(start + len(chunk), len(waiting))
            with self.database.atomic():
                self._assembler.finish(waiting)

    def settle(self, *, reindex: bool = False) -> None:
        """End a run: judge what waits, drop rows that nothing names, put the index in order."""
        with self.database.atomic():
            self.queue.settle()
            if self._robots_changed or reindex:
                self.queue.obey(self.rules_for)
                self._robots_changed = False
            _drop_unnamed(self.database)
            if reindex:
                index_all(self.database)
        if self.database.table("captures").count > FEW:
            self.database.execute("pragma optimize")

    def rules_for(self, url: str) -> Rules | None:
        """Return the rules of the captured robots.txt of an address's host, None without one."""
        parts = urlsplit(url)
        return rules_of(self.database, f"{parts.scheme}://{parts.netloc}", self._covers)

    def _covers(self, url: str) -> bool:
        return self.site.covers(urlsplit(url).netloc)

    def read_to(self) -> dict[str, int]:
        """Return for each WARC file how far it has been read in, in bytes."""
        return dict(self.database.execute("select file, read_to from kept_files").fetchall())

    def note_read(self, ends: dict[str, int]) -> None:
        """Note that WARC files have been read in up to these bytes."""
        with self.database.atomic():
            self._note_places(Place(file=file, offset=end, length=0) for file, end in ends.items())

    def _note_places(self, places: Iterable[Place]) -> None:
        ends: dict[str, int] = {}
        for place in places:
            ends[place.file] = max(ends.get(place.file, 0), place.offset + place.length)
        insert(self.database, (KeptFile(file=f, read_to=0) for f in ends), ignore=True)
        self.database.conn.executemany(
            "update kept_files set read_to = max(read_to, ?) where file = ?",
            [(end, file) for file, end in ends.items()],
        )

    def about(self) -> dict[str, str]:
        """Return the statements about this archive."""
        return dict(self.database.execute("select key, value from about").fetchall())

    def say(self, **statements: str) -> None:
        """Write statements about this archive; a statement of the same key is replaced."""
        # In a transaction: sqlite-utils makes a table to learn what SQLite can do, then drops it.
        with self.database.atomic():
            self.database.table("about").upsert_all(
                ({"key": key, "value": value} for key, value in statements.items()), pk="key"
            )

    def validators(
        self, *urls: str
    ) -> tuple[str, str | None, str | None, str, str, str | None] | None:
        """Return address, ETag, Last-Modified, Record-ID, date, payload digest of a whole answer.

        It is the last 200 of any of these addresses, None where there is none; what was no page of
        the site does not count.
        """
        found = self.database.execute(
            "select url, etag, last_modified, record_id, captured_at, payload_digest"
            " from captures c where url in (select value from json_each(?)) and status = 200"
            " and not exists (select 1 from findings where capture_id = c.said_in and subject = ?)"
            " order by captured_at desc, record_id desc limit 1",
            [json.dumps(urls), BLOCKED],
        ).fetchone()
        return tuple(found) if found else None


def _tells_rules(reading: Reading) -> bool:
    return reading.robots is not None or reading.robots_at is not None


_NO_PAGE_OF_ITS_OWN = """
not exists (select 1 from findings f where f.subject = '{subject}' and f.address = {table}.url
  or f.subject = '{subject}' and f.address in (select b.url from addresses a
    join addresses b on b.page_id = a.page_id where a.url = {table}.url))
"""
_LEADS_ELSEWHERE = """
exists (select 1 from addresses a join pages p on p.id = a.page_id
  where a.url = {table}.url and p.url <> {table}.url)
"""


def _unnamed(table: str, subject: str, *named: str) -> str:
    """Return the deletion of rows that nothing names, and that have no page or entry."""
    alone = f"({_NO_PAGE_OF_ITS_OWN} or {_LEADS_ELSEWHERE})".format(table=table, subject=subject)
    conditions = [f"id not in ({query})" for query in named]
    return f"delete from {table} where {' and '.join([*conditions, alone])}"


_UNNAMED = (
    _unnamed(
        "authors",
        "profile",
        "select author_id from page_authors",
        "select author_id from comments where author_id is not null",
    ),
    _unnamed("tags", "tag", "select tag_id from page_tags"),
    _unnamed(
        "categories",
        "category",
        "select category_id from page_categories",
        "select parent_id from categories where parent_id is not null",
    ),
    _unnamed(
        "forums",
        "forum",
        "select forum_id from topics where forum_id is not null",
        "select parent_id from forums where parent_id is not null",
    ),
)
"""Authors and terms that no row names any more and that have no page or entry of their own."""


def _drop_unnamed(database: Database) -> None:
    for query in _UNNAMED:
        while database.execute(query).rowcount > 0:  # a category above others may go after them
            pass
