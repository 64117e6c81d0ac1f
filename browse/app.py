"""Datasette on archive.db, read-only, on this machine alone."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import socket
import sqlite3
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from browse import plugin
from browse.errors import take_over
from browse.metadata import DATABASE, metadata
from pipelines.store.database import ArchiveError, connect_to_read, open_archive

HERE = Path(__file__).parent
LOOPBACK = "127.0.0.1"

LONGEST_COUNT = 400
"""Milliseconds: the view of all texts took 2.5 s to count at 2,000,000 comments."""

TABLE_COUNT = re.compile(r"select count\(\*\) from [\w\[\]]+ (?:where .*)?", re.DOTALL)
"""How Datasette's table page asks for the number of rows (views/table.py, count_sql)."""

WHY_NOT = {
    errno.EADDRINUSE: "is taken by another program",
    errno.EACCES: "may not be used by this user",
}

SETTINGS = {
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "num_sql_threads": 4,
    "sql_time_limit_ms": 2500,
    "suggest_facets": False,  # costs most of a table page's time; metadata.py declares facets
    "facet_time_limit_ms": 400,
    "default_facet_size": 10,  # more would push the rows below the fold
    "truncate_cells_html": 160,
    "allow_download": False,  # the whole file in one click is an export, which has its own command
    "max_csv_mb": 50,
    "default_cache_ttl": 0,  # a crawl may be writing: what is shown is what is held
}


class BrowseError(Exception):
    """The archive cannot be shown: a sentence for the user."""


class ReadOnlyArchive(Database):  # type: ignore[misc]  # Datasette has no types
    """archive.db as Datasette opens it: never for writing, whatever its path is called."""

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """Open a connection that cannot write. Datasette's own takes ? and # in a path for more."""
        connection = connect_to_read(Path(str(self.path)))
        self._all_file_connections.append(connection)
        return connection

    async def execute(self, *arguments: Any, **options: Any) -> Any:
        """Run SQL; an error is told in the browser, and not in the terminal besides.

        A table's rows are counted for a moment only: its page does without.
        """
        sql = str(arguments[0] if arguments else options["sql"])
        if TABLE_COUNT.fullmatch(sql) and not options.get("truncate"):  # a reader's own SQL is cut
            options = {"custom_time_limit": LONGEST_COUNT} | options
        return await super().execute(*arguments, **(options | {"log_sql_errors": False}))

    async def table_names(self) -> list[str]:
        """Return the tables, without the search index's own ones.

        Their rows are wide: to count them took the list of tables 20 s from a cold disk.
        """
        names: list[str] = await super().table_names()
        return [name for name in names if not name.startswith("search_")]


def make_datasette(db: Path) -> Datasette:
    """Return Datasette on an archive, with our metadata, plugin and templates.

    A crawl may write to the archive meanwhile. Raises BrowseError if `db` is no archive of ours.
    """
    _check(db)
    take_over()
    if not pm.is_registered(plugin):
        pm.register(plugin, name=plugin.__name__)
    datasette = Datasette(
        metadata=metadata(),
        settings=SETTINGS,
        template_dir=str(HERE / "templates"),
        static_mounts=[("assets", str(HERE / "static"))],
    )
    datasette.remove_database("_memory")  # comes with an empty list of files; shows nothing
    datasette.add_database(ReadOnlyArchive(datasette, path=str(db.resolve())), name=DATABASE)
    return datasette


def serve(
    db: Path,
    port: int,
    open_browser: bool,
    announce: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve an archive on 127.0.0.1 until interrupted; port 0 takes any free one.

    `announce` is called with the address once it answers. Raises BrowseError if `db` is no archive
    of ours or the port is taken.
    """
    datasette = make_datasette(db)
    config = uvicorn.Config(
        datasette.app(),
        lifespan="on",
        log_level="warning",
        timeout_graceful_shutdown=2,  # seconds that Ctrl-C waits for an answer under way
    )
    with _listening(port) as listener:
        address = f"http://{LOOPBACK}:{listener.getsockname()[1]}/"
        announce(address)
        if open_browser and _has_screen():
            webbrowser.open(address)
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to end
            uvicorn.Server(config).run(sockets=[listener])


def _check(db: Path) -> None:
    try:
        archive = open_archive(db, read_only=True)
    except ArchiveError as error:
        raise BrowseError(str(error)) from error
    with contextlib.closing(archive.conn):
        if "pages" not in archive.table_names():
            message = f"{db} holds no archive yet. Run 'grace-archive crawl' or 'import' first."
            raise BrowseError(message)


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        number = error.errno if isinstance(error, OSError) else None
        why = WHY_NOT.get(number or 0, "cannot be used")
        raise BrowseError(f"Port {port} {why}. Give another one with --port.") from error


def _has_screen() -> bool:
    """Whether a browser has a screen to open on; without one a text browser would take over."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
