"""The lock in the data folder: only one command at a time may write there."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

FILE = "lock"


class LockedError(Exception):
    """Another command writes in the folder: a sentence for the user."""


@contextmanager
def locked(folder: Path, command: str) -> Iterator[None]:
    """Hold the folder's lock for a command; LockedError if another command holds it.

    The kernel drops the lock with its process, however that ends, so no lock outlives a kill. The
    file stays: to delete it would let two commands lock two files of one name.
    """
    path = folder / FILE
    with path.open("a+", encoding="utf-8") as file:
        path.chmod(0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise LockedError(_holder(file, folder)) from held
        _write(file, {"pid": os.getpid(), "command": command, "since": _now()})
        try:
            yield
        finally:
            file.truncate(0)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _write(file: IO[str], holder: dict[str, object]) -> None:
    file.truncate(0)
    file.write(json.dumps(holder))
    file.flush()


def _holder(file: IO[str], folder: Path) -> str:
    file.seek(0)
    try:
        held = json.loads(file.read())
        who = f"'grace-archive {held['command']}' (process {held['pid']}, since {held['since']})"
    except (ValueError, KeyError, TypeError):  # it is being written at this moment
        who = "another grace-archive"
    return f"{folder} is being written by {who}: wait until it ends, or stop it."
