"""Errors as a user meets them: one sentence on standard error, and an exit code."""

from __future__ import annotations

import errno
import os
import select
import sqlite3
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import click

from cli.early import STOPPED, STOPPED_EARLY
from cli.wording import plain, say
from pipelines.keep.errors import KeepError, NotWarcError
from pipelines.lock import LockedError
from pipelines.site_file import SiteError
from pipelines.store.database import ArchiveError

DONE, ERROR, USAGE, UNREAD = 0, 1, 2, 4
"""The exit codes of DESIGN §5, besides STOPPED: done; an error; wrong usage; something unread."""

STDOUT = 1
"""The file descriptor of what this process prints."""

DEBUG = "GRACE_DEBUG"
"""Environment variable: `1` shows a bug's traceback."""


class Sentence(click.ClickException):
    """An error that is told in one sentence and ends the program with `exit_code`."""

    def __init__(self, message: str, code: int = ERROR) -> None:
        super().__init__(message)
        self.exit_code = code  # type: ignore[misc]  # click reads it from the instance

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence, by default on standard error."""
        told = f"Error: {plain(self.format_message())}"
        say(told, err=True) if file is None else click.echo(told, file=file)


class WrongUse(Sentence):
    """What was asked for cannot be meant: exit 2."""

    def __init__(self, message: str) -> None:
        super().__init__(message, USAGE)


_OS: dict[int, str] = {
    errno.EACCES: "{path} may not be read or written by this user: change its permissions.",
    errno.EPERM: "{path} may not be changed by this user: change its permissions.",
    errno.EROFS: "{path} lies on a disk that can only be read: give another folder with --data.",
    errno.ENOSPC: "The disk is full: make room and run the same command again; what was kept "
    "before is still there.",
    errno.EDQUOT: "Your share of the disk is used up: make room and run the same command again; "
    "what was kept before is still there.",
    errno.EFBIG: "A file grew to the largest size that is allowed here: raise the limit "
    "(ulimit -f) and run the same command again; what was kept before is still there.",
    errno.ENOENT: "There is no {path}: check the name.",
    errno.ENOTDIR: "{path} is not a folder: give another with --data.",
    errno.EISDIR: "{path} is a folder, a file was expected: check the name.",
    errno.EADDRINUSE: "The port is taken by another program: give another with --port.",
}


def of_os(error: OSError) -> Sentence:
    """Return the sentence for an error of the operating system."""
    path = error.filename if error.filename is not None else "A file"
    known = _OS.get(error.errno or 0)
    if known:
        return Sentence(known.format(path=path))
    return Sentence(f"{path}: {error.strerror or error}. Check the disk and run it again.")


_SQLITE: tuple[tuple[str, str], ...] = (
    (
        "not a database",
        "archive.db is no SQLite database: move it away and run 'grace-archive rebuild'.",
    ),
    (
        "disk image is malformed",
        "archive.db is damaged: move it away and run 'grace-archive rebuild', which makes it "
        "again from the kept pages.",
    ),
    (
        "full",
        "The disk is full: make room and run the same command again; what was kept before is "
        "still there.",
    ),
    (
        "disk i/o",
        "archive.db could not be written or read to the end: the disk may be full or at a limit "
        "(ulimit -f). Make room and run the same command again; what was kept before is still "
        "there.",
    ),
    ("is locked", "archive.db is in use by another program: close it and run this again."),
    (
        "readonly",
        "archive.db may not be written by this user: change its permissions, or give another "
        "folder with --data.",
    ),
    (
        "unable to open",
        "archive.db cannot be opened: check that the data folder is there and yours.",
    ),
)


def of_sqlite(error: sqlite3.Error) -> Sentence | None:
    """Return the sentence for an error of the database; None for one that is our own bug."""
    said = str(error).casefold()
    return next((Sentence(told) for mark, told in _SQLITE if mark in said), None)


FORESEEN = (ArchiveError, KeepError, LockedError, NotWarcError, SiteError)
"""Errors whose text is the sentence."""


def sentence(error: BaseException) -> Sentence | None:
    """Return how an error is told; None if it is not foreseen, so a bug."""
    if isinstance(error, FORESEEN):
        return Sentence(str(error))
    if isinstance(error, sqlite3.Error):
        return of_sqlite(error)
    if isinstance(error, OSError):
        return of_os(error)
    return None


class Told(click.Group):
    """A group of commands that tells every foreseen error in a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stop:
            raise Sentence(STOPPED_EARLY, STOPPED) from stop
        except (OSError, sqlite3.Error, *FORESEEN) as error:
            told = None if _reader_has_gone(error) else sentence(error)
            if told is None:
                raise
            raise told from error


def _reader_has_gone(error: BaseException) -> bool:
    """Whether it is our output that nobody reads any more (`status | head`): click ends quietly."""
    if not isinstance(error, BrokenPipeError):
        return False
    watched = select.poll()
    watched.register(STDOUT, 0)  # nothing asked for: a pipe without reader is told all the same
    return bool(watched.poll(0))


def tell_bugs(hook: Callable[..., object] = sys.excepthook) -> None:
    """Have an error that nobody foresaw told in a sentence too; GRACE_DEBUG=1 shows where from."""

    def told(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if os.environ.get(DEBUG) == "1":
            hook(kind, bug, trace)
        say(f"Error: {describe(bug)}", err=True)

    sys.excepthook = told


def describe(bug: BaseException) -> str:
    """Return what to tell of a bug: its kind, its words, where it arose, and what to do."""
    frames = traceback.extract_tb(bug.__traceback__)
    place = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "unknown"
    return (
        f"a bug in grace-archive, not in your data: {type(bug).__name__}: {bug} ({place}). "
        f"Nothing that was kept is lost. Please report it, with what {DEBUG}=1 prints."
    )
