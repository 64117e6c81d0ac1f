"""The lock in the data folder: only one command at a time may write there."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

FILE = "lock"
ENDING = 20.0
"""Seconds that what is left of a killed command gets to notice it and to end."""
_held: list[int] = []


class LockedError(Exception):
    """Another command writes in the folder: a sentence for the user."""


@contextmanager
def locked(folder: Path, command: str) -> Iterator[None]:
    """Hold the folder's lock for a command; LockedError if another command holds it.

    The kernel drops the lock with its process, however that ends, so no lock outlives a kill. The
    file stays: to delete it would let two commands lock two files of one name. A process that
    writes for the command shares its lock (`held`); if the command is killed, it soon ends, and is
    waited for.
    """
    path = folder / FILE
    with path.open("a+", encoding="utf-8") as file:
        path.chmod(0o600)
        _lock(file, path)
        _write(file, {"pid": os.getpid(), "command": command, "since": _now()})
        _held.append(file.fileno())
        try:
            yield
        finally:
            _held.remove(file.fileno())
            file.truncate(0)


def held() -> tuple[int, ...]:
    """Return the file descriptors of the locks that this process holds.

    A process that gets them holds the locks too: they last until both have ended.
    """
    return tuple(_held)


def _lock(file: IO[str], path: Path) -> None:
    until = time.monotonic() + ENDING
    while True:
        try:
            return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            if not _was_killed(path) or time.monotonic() > until:
                raise LockedError(_holder(path)) from taken
        time.sleep(0.02)


def _was_killed(path: Path) -> bool:
    """Whether the command that took the lock is gone, so that another process holds it for it."""
    try:
        os.kill(int(_told(path)["pid"]), 0)
    except ProcessLookupError:
        return True
    except (ValueError, KeyError, TypeError, OSError):
        return False
    return False


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _write(file: IO[str], holder: dict[str, object]) -> None:
    file.truncate(0)
    file.write(json.dumps(holder))
    file.flush()


def _holder(path: Path) -> str:
    try:
        told = _told(path)
        who = f"'grace-archive {told['command']}' (process {told['pid']}, since {told['since']})"
    except (ValueError, KeyError, TypeError):  # it is being written at this moment
        who = "another grace-archive"
    return f"{path.parent} is being written by {who}: wait until it ends, or stop it."


def _told(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
