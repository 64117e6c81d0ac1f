"""rebuild: archive.db made again from warc/ and site.toml, without network."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pipelines.keep.folder import WarcFolder
from pipelines.run import DATABASE, WARC, Archive, Progress, fingerprint, settle_site, statements
from pipelines.store.database import open_archive
from pipelines.store.store import Store

PARTIAL = "archive.db.rebuilding"


def rebuild(folder: Path, progress: Progress | None = None, workers: int = 1) -> int:
    """Make archive.db anew and publish it in one step; return the number of captures read.

    The new database is copied into the old one with SQLite's backup API, as one transaction:
    readers see the old or the new. Renaming over a file that a reader has open corrupts it.
    Raises SiteError or ArchiveError before anything is touched.
    """
    site = settle_site(folder, None)
    open_archive(folder / DATABASE).close()
    partial = folder / PARTIAL
    _remove(partial)
    store = Store.open(partial, site)
    store.database.execute("pragma synchronous = off")  # a partial file is thrown away at a kill
    archive = Archive(folder, site, WarcFolder(folder / WARC), store)
    try:
        count = archive.catch_up(progress, workers)
        archive.settle()
        store.say(fingerprint=fingerprint(folder), **statements(site))
        _publish(store, folder / DATABASE)
    finally:
        archive.close()
        _remove(partial)
    return count


def _publish(store: Store, target: Path) -> None:
    connection = sqlite3.connect(target, timeout=60)
    try:
        store.database.conn.backup(connection)
    finally:
        connection.close()


def _remove(partial: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        partial.with_name(partial.name + suffix).unlink(missing_ok=True)
