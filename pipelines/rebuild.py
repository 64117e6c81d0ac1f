"""rebuild: archive.db made again from warc/ and site.toml, without network."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pipelines.keep.folder import WarcFolder
from pipelines.run import DATABASE, WARC, Archive, Progress, fingerprint, settle_site, statements
from pipelines.store.database import open_archive
from pipelines.store.store import Store

PARTIAL = "archive.db.rebuilding"


def rebuild(
    folder: Path,
    progress: Progress | None = None,
    workers: int = 1,
    say: Callable[[str], None] | None = None,
) -> int:
    """Make archive.db anew and publish it in one step; return the number of captures read.

    What a kill left half-written in warc/ is cut off first, and told to `say`. The new database is
    copied into the old one with SQLite's backup API, as one transaction: readers see the old or
    the new. Renaming over a file that a reader has open corrupts it.
    Raises SiteError or ArchiveError before anything is touched.
    """
    site = settle_site(folder, None)
    keep = WarcFolder(folder / WARC)
    for sentence in keep.mend(_known_whole(folder / DATABASE)):
        if say:
            say(sentence)
    discard(folder)
    store = Store.open(folder / PARTIAL, site)
    store.database.execute("pragma synchronous = off")  # a partial file is thrown away at a kill
    archive = Archive(folder, site, keep, store)
    try:
        count = archive.catch_up(progress, workers)
        archive.settle()
        store.say(fingerprint=fingerprint(folder), **statements(site))
        _publish(store, folder / DATABASE)
    finally:
        archive.close()
        discard(folder)
    return count


def _known_whole(database: Path) -> dict[str, int]:
    """Return how far each WARC file was read in before: up to there it is not torn."""
    with closing(open_archive(database)) as old:
        if not old.table("kept_files").exists():
            return {}
        return dict(old.execute("select file, read_to from kept_files").fetchall())


def _publish(store: Store, target: Path) -> None:
    connection = sqlite3.connect(target, timeout=60)
    try:
        store.database.conn.backup(connection)
    finally:
        connection.close()


def discard(folder: Path) -> None:
    """Remove what a rebuild that was killed left of its new database."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        (folder / (PARTIAL + suffix)).unlink(missing_ok=True)
