"""The figures of DESIGN §10 that can be taken so far."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from benchmarks import made_up
from benchmarks.timing import Row, side_by_side
from demo.server import serve
from demo.site import Demo
from pipelines.keep.folder import WarcFolder
from pipelines.read.reader import read
from pipelines.records import ALL, Record
from pipelines.records.answer import Answer
from pipelines.site_file import read_site_file
from pipelines.store.database import insert, open_archive
from pipelines.store.search import create_search, index_all
from pipelines.store.store import Store

LARGE = 5000
"""Pages from which on a refresh must cost at most three requests in a hundred."""


def crawl_row(base_url: str, folder: Path, runs: int) -> Row:
    """Fetch, keep, read, store and index, against bare Scrapy only fetching."""
    made_up.crawl(base_url, folder)
    urls = made_up.fetched(folder)
    listed = folder / "urls.json"
    made_up.write_list(urls, listed)
    number = count()
    peer = [sys.executable, "-m", "benchmarks.bare_scrapy", str(listed)]
    ours, bare = side_by_side(
        lambda: made_up.crawl(base_url, folder.parent / f"crawl-{next(number)}"),
        lambda: made_up.run(peer),
        runs,
    )
    note = f"{len(urls)} requests each, whole processes, the site on the same two cores"
    return Row("crawl", "bare Scrapy, only fetching", ours, bare, 0.8, note)


def requests_row(folder: Path) -> Row:
    """Requests of a full crawl for each page, list page or feed that is held."""
    with sqlite3.connect(folder / "archive.db") as db:
        (requests,) = db.execute("select count(*) from captures").fetchone()
        (held,) = db.execute(
            "select count(distinct f.address) from findings f join captures c"
            " on c.said_in = f.capture_id where f.subject = 'page' and c.status = 200"
        ).fetchone()
    note = f"{requests} requests for {held} held; ours and peer are counts, at most 1.1"
    return Row("requests a page held", "one each", requests, held, 1 / 1.1, note)


def refresh_row(folder: Path, pages: int) -> Row:
    """Requests of a refresh a week later, against those of the full crawl before it.

    One page in a hundred has changed. The share that is looked at in turn is left out.
    """
    with serve(Demo(pages=pages)) as served:
        made_up.crawl(served.base_url, folder)
        full = len(served.requests)
        served.edition = 2
        made_up.crawl(served.base_url, folder, "--recheck", "0")
        asked = len(served.requests) - full
    note = f"{asked} requests, {full} of the full crawl of {pages} pages; robots.txt and 304 count"
    # What shows news is a fixed number of pages: only a large site tells how small its share is.
    least = 1 / 0.03 if pages >= LARGE else 1.0
    return Row("refresh", "a full crawl, in requests", asked, full, least, note)


def rebuild_rows(folder: Path, runs: int) -> Iterator[Row]:
    """Make archive.db again, against BeautifulSoup reading the same pages, and on two cores."""
    soup = [sys.executable, "-m", "benchmarks.soup", str(folder / "warc")]

    def rebuild(workers: int) -> None:
        made_up.archive("rebuild", "--workers", str(workers), "--data", str(folder))

    ours, peer = side_by_side(
        lambda: rebuild(1),
        lambda: made_up.run(soup),
        max(1, runs - 1),
    )
    yield Row("rebuild, one core", "BeautifulSoup, storing nothing", ours, peer, 8.0)
    two, one = side_by_side(lambda: rebuild(2), lambda: rebuild(1), runs)
    yield Row("rebuild, two cores", "rebuild, one core", two, one, 1.7)


def store_rows(folder: Path, runs: int) -> Iterator[Row]:
    """Write rows and the index, against executemany; and findings into rows, against the same."""
    with tempfile.TemporaryDirectory() as made:
        ways = Ways(folder, Path(made))
        written, many = side_by_side(ways.insert, ways.executemany, runs)
        yield Row("store, rows and index", "executemany of the same rows", written, many, 0.7)
        assembled, many = side_by_side(ways.assemble, ways.executemany, runs)
        note = "from readings: addresses, findings, assembly, rows and index"
        yield Row(
            "store, from findings", "executemany of the rows alone", assembled, many, 0.7, note
        )


class Ways:
    """Three ways to write what an archive holds into a new database."""

    def __init__(self, folder: Path, made: Path) -> None:
        site_file = read_site_file(folder)
        assert site_file is not None
        self.site = site_file.as_site()
        kept = WarcFolder(folder / "warc").records()
        self.readings = [read(answer, self.site) for answer in kept if isinstance(answer, Answer)]
        self.rows = _rows(folder)
        self.records = [
            kind(**dict(zip(_names(kind), row, strict=True)))
            for kind, held in self.rows.items()
            for row in held
        ]
        self.paths = (made / f"{number}.db" for number in count())

    def executemany(self) -> None:
        """Write rows with SQLite's own module."""
        database = open_archive(next(self.paths))
        create_search(database)
        with database.atomic():
            for kind, held in self.rows.items():
                marks = ",".join("?" * len(_names(kind)))
                database.conn.executemany(f"insert into {kind.table.name} values ({marks})", held)
            index_all(database)
        database.close()

    def insert(self) -> None:
        """Write records with the store."""
        database = open_archive(next(self.paths))
        create_search(database)
        with database.atomic():
            insert(database, self.records)
            index_all(database)
        database.close()

    def assemble(self) -> None:
        """Write readings with the store, findings and assembly included."""
        store = Store.open(next(self.paths), self.site)
        for start in range(0, len(self.readings), 200):
            store.add(self.readings[start : start + 200])
        store.assemble()
        store.settle(reindex=True)
        store.close()


def _names(kind: type[Record]) -> list[str]:
    return [column.name for column in kind.columns()]


def _rows(folder: Path) -> dict[type[Record], list[tuple[object, ...]]]:
    left_out = {"dictionary", "search_rows"}
    with sqlite3.connect(folder / "archive.db") as db:
        return {
            kind: db.execute(f"select {', '.join(_names(kind))} from {kind.table.name}").fetchall()
            for kind in ALL
            if kind.table.name not in left_out
        }
