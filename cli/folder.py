"""The data folder: where an archive lies, and what is wrong with one that cannot be used."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import click

from cli.errors import Sentence
from pipelines.private import close_to_others
from pipelines.store.database import NoArchiveYetError
from pipelines.store.inspect import open_to_read

DATABASE = "archive.db"
WARC = "warc"

Command = TypeVar("Command", bound=Callable[..., Any])


def data_option(default: str = "data") -> Callable[[Command], Command]:
    """Return the option --data, which every command has."""
    return click.option(
        "--data",
        type=click.Path(path_type=Path, readable=False),  # we tell that ourselves, as an error
        default=default,
        show_default=True,
        metavar="DIR",
        help="The folder that holds the archive.",
    )


def writable(folder: Path) -> Path:
    """Return the folder, for its owner alone (0700) where it is new, empty or an archive's.

    From here on this process makes files that no other user may read. Sentence if it is a file or
    may not be written.
    """
    _a_folder(folder)
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        part.mkdir(mode=0o700)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise Sentence(
            f"{folder} may not be written by this user: change its permissions, "
            "or give another folder with --data."
        )
    close_to_others(folder)
    return folder


def readable(folder: Path) -> Path:
    """Return the archive.db of a folder; Sentence if there is none or it is not ours."""
    _a_folder(folder)
    if folder.exists() and not os.access(folder, os.R_OK | os.X_OK):
        raise Sentence(f"{folder} may not be read by this user: change its permissions.")
    database = folder / DATABASE
    try:
        open_to_read(database).close()
    except NoArchiveYetError as error:
        raise Sentence(_how_to_make(folder)) from error
    return database


def holds_nothing(folder: Path) -> bool:
    """Whether no answer of any server is held there: such a folder may still become any site's."""
    try:
        with closing(open_to_read(folder / DATABASE)) as db:
            return db.execute("select 1 from captures limit 1").fetchone() is None
    except NoArchiveYetError:
        return not any((folder / WARC).glob("*.warc*"))


def _a_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise Sentence(f"{folder} is a file: give a folder with --data.")


def _how_to_make(folder: Path) -> str:
    if any((folder / WARC).glob("*.warc*")):
        return f"There is no archive in {folder}: run 'grace-archive rebuild' first."
    return (
        f"Nothing is held yet in {folder}: run 'grace-archive crawl' or 'grace-archive import' "
        "first."
    )
