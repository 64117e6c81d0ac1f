"""archive.db: opening it, and its layout made from the record classes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlite_utils import Database

from pipelines.records import ALL, DictionaryEntry, Record, Scalar

APPLICATION_ID = 0x47524143
"""«GRAC», in the database header: tells our files from others (SQLite's application_id)."""
LAYOUT = 1
"""Raised when a record class changes; an older file is made anew by rebuild."""


class ArchiveError(Exception):
    """The archive cannot be used: a sentence for the user."""


class NoArchiveYetError(ArchiveError):
    """There is nothing to read: no file, or one whose making was cut off."""


def open_archive(path: Path, *, read_only: bool = False) -> Database:
    """Open archive.db, made with its tables if there is none.

    Raises ArchiveError if the file is no archive of ours, or cannot be opened; NoArchiveYetError
    if there is none to be read.
    """
    if read_only and not path.exists():
        raise NoArchiveYetError(_none_yet(path))
    try:
        conn = _connect(path, read_only)
        fresh = _check_ours(conn, path)
    except sqlite3.Error as error:
        raise ArchiveError(_unusable(path, error, read_only)) from error
    if fresh and read_only:
        conn.close()
        raise NoArchiveYetError(_none_yet(path))
    database = Database(conn)
    if fresh:
        create_layout(database)
    return database


def _none_yet(path: Path) -> str:
    return f"There is no archive at {path}. Run 'grace-archive crawl' or 'import' first."


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    if read_only:
        conn = connect_to_read(path)
    else:
        conn = sqlite3.connect(path, timeout=30, check_same_thread=False)
    conn.execute("pragma temp_store = memory")
    conn.execute("pragma cache_size = -65536")  # 64 MiB: an import touches pages all over
    return conn


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Connect to a database that cannot be changed through the connection.

    SQLite makes files beside a database in WAL mode also to read it. Where it may not, and nothing
    waits in such a file, the database is read as one that nobody changes (`immutable`).
    Raises sqlite3.Error.
    """
    try:
        return _probed(path, "mode=ro")
    except sqlite3.OperationalError:
        if _may_write_beside(path) or _waiting(path):
            raise
        return _probed(path, "immutable=1")


def _probed(path: Path, how: str) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?{how}"
    conn = sqlite3.connect(uri, uri=True, timeout=30, check_same_thread=False)
    try:
        conn.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.Error:
        conn.close()
        raise
    return conn


def _may_write_beside(path: Path) -> bool:
    return os.access(path.resolve().parent, os.W_OK)


def _waiting(path: Path) -> bool:
    """Whether changes lie in the file beside the database (its write-ahead log)."""
    log = Path(f"{path.resolve()}-wal")
    return log.exists() and log.stat().st_size > 0


def _unusable(path: Path, error: sqlite3.Error, read_only: bool) -> str:
    if path.exists() and not os.access(path, os.R_OK):
        return f"{path} may not be read by this user: change its permissions."
    if read_only and _waiting(path) and not _may_write_beside(path):
        return (
            f"{path} cannot be read where it is: SQLite must write beside it, and this user may "
            "not. Copy the folder to where you may write, or change its permissions."
        )
    return f"{path} cannot be opened as an archive: {error}. Move it away or mend it."


def _check_ours(conn: sqlite3.Connection, path: Path) -> bool:
    """Return whether its tables are still to be made; ArchiveError if it is another program's."""
    (mark,) = conn.execute("pragma application_id").fetchone()
    (tables,) = conn.execute("select count(*) from sqlite_master").fetchone()
    if mark == APPLICATION_ID:
        (layout,) = conn.execute("pragma user_version").fetchone()
        return not layout
    if tables or mark:
        message = (
            f"{path} is not an archive of grace-archive. Move it away, or give another --data."
        )
        raise ArchiveError(message)
    return True


def create_layout(database: Database) -> None:
    """Make every table, index and view. The search index is made in `search`.

    The file is marked as ours first and with its layout last: what a kill or a full disk leaves
    half-made is made anew at the next opening.
    """
    database.enable_wal()
    database.execute("pragma synchronous = normal")
    database.execute(f"pragma application_id = {APPLICATION_ID}")
    with database.atomic():
        for table in database.tables:
            table.drop()
        later = [key for record in ALL for key in _create_table(database, record)]
    database.add_foreign_keys(later)
    with database.atomic():
        for record in ALL:
            _create_indexes(database, record)
        _create_views(database)
        insert(database, dictionary())
        database.execute(f"pragma user_version = {LAYOUT}")


def _create_table(database: Database, record: type[Record]) -> list[tuple[str, str, str, str]]:
    """Make a table; return its foreign keys to tables that are still to be made.

    Each of those costs sqlite-utils another making of the table: pages and captures point at each
    other, so not all can be avoided.
    """
    table = record.table
    columns = record.columns()
    keys = [
        (column, target.split(".")[0], target.split(".")[1])
        for column, target in sorted(table.refers.items())
    ]
    known = {table.name, *database.table_names()}
    database.table(table.name).create(
        {column.name: column.type for column in columns},
        pk=table.key if len(table.key) > 1 else table.key[0],
        not_null={column.name for column in columns if column.required},
        foreign_keys=[key for key in keys if key[1] in known],
    )
    return [(table.name, c, other, own) for c, other, own in keys if other not in known]


def _create_indexes(database: Database, record: type[Record]) -> None:
    table = database.table(record.table.name)
    for unique in record.table.unique:
        table.create_index(unique, unique=True)
    for index in record.table.indexes:
        table.create_index(index)
    for name, of in record.table.partial.items():
        database.execute(f"create index {name} on {record.table.name} {of}")


def _create_views(database: Database) -> None:
    for file in sorted((Path(__file__).parent / "views").glob("*.sql")):
        database.create_view(file.stem, file.read_text(encoding="utf-8"))


def dictionary() -> list[DictionaryEntry]:
    """Return the rows of `dictionary`: every table and column explained."""
    entries = []
    for record in ALL:
        name = record.table.name
        entries.append(
            DictionaryEntry(
                table_name=name, column_name="", type=None, about=record.table.a_row_is, unit=None
            )
        )
        entries.extend(
            DictionaryEntry(
                table_name=name,
                column_name=column.name,
                type="INTEGER" if column.type is int else "TEXT",
                about=column.about,
                unit=column.unit,
            )
            for column in record.columns()
        )
    return entries


def insert(database: Database, records: Iterable[Record], *, ignore: bool = False) -> None:
    """Insert records of any classes; with `ignore` those whose key is held are passed over.

    Raises sqlite3.IntegrityError where a key is held already: ids come from natural keys, so that
    would be two keys with one id, which must never be merged in silence.
    """
    by_class: dict[type[Record], list[Sequence[Scalar]]] = {}
    for record in records:
        kind = type(record)
        rows = by_class.get(kind)
        if rows is None:
            rows = by_class[kind] = [[column.name for column in kind.columns()]]
        rows.append(record.row())
    for kind, rows in by_class.items():
        database.table(kind.table.name).insert_all(rows, ignore=ignore, batch_size=1000)
