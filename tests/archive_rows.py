"""All rows of an archive, for comparing one archive with another (DESIGN §3, «Equal»)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

PLACES = {"captures": {"warc_file", "warc_offset", "warc_length"}}
"""Where a capture stands differs between two folders that hold the same captures."""
NOT_COMPARED = {"about", "kept_files", "search_rows", "sqlite_stat1", "sqlite_sequence"}
BETWEEN_CRAWLS = {"captures", "crawls", "queue", "problems", "findings", "revisions"}
TIMES = {"capture_id", "first_seen_at", "last_seen_at", "changed_at", "deleted_at"}
"""When something was captured: of these two crawls share only that there is one."""


def rows(archive: Path | Database, *, two_crawls: bool = False) -> dict[str, list[str]]:
    """Return each table's rows, sorted, as text; with `two_crawls` what two crawls must share."""
    conn = archive.conn if isinstance(archive, Database) else sqlite3.connect(archive)
    tables = [
        name
        for (name,) in conn.execute("select name from sqlite_master where type = 'table'")
        if not name.startswith("search") and name not in NOT_COMPARED
    ]
    found = {}
    for table in sorted(tables):
        if two_crawls and table in BETWEEN_CRAWLS:
            continue
        columns = [row[1] for row in conn.execute(f"pragma table_info({table})")]
        chosen = ", ".join(
            f"{c} is null" if two_crawls and c in TIMES else c
            for c in columns
            if c not in PLACES.get(table, set())
        )
        found[table] = sorted(str(row) for row in conn.execute(f"select {chosen} from {table}"))
    return found
