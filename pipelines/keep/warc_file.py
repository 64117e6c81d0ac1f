"""A WARC file that is being written: appended to, synced, never left with half a record."""

from __future__ import annotations

import os
import re
from datetime import datetime, timedelta
from pathlib import Path

from pipelines.keep.errors import KeepError

OWN_NAME = re.compile(r"grace-(\d{8}T\d{9})Z-\d{5}-[0-9a-z]+\.warc\.gz")
_STAMP = "%Y%m%dT%H%M%S%f"


def next_name(held: list[str], now: datetime, number: int, suffix: str) -> str:
    """Return a name that stands behind all of ours that are there, whatever the clock did.

    >>> from datetime import UTC
    >>> now = datetime(2026, 11, 23, 15, 0, 0, 123000, tzinfo=UTC)
    >>> next_name([], now, 1, "a1b2c3")
    'grace-20261123T150000123Z-00001-a1b2c3.warc.gz'
    >>> next_name(["grace-20271123T150000123Z-00001-a1b2c3.warc.gz"], now, 1, "a1b2c3")
    'grace-20271123T150000124Z-00001-a1b2c3.warc.gz'
    """
    stamp = now.strftime(_STAMP)[:-3]
    last = max((found[1] for name in held if (found := OWN_NAME.fullmatch(name))), default="")
    if stamp <= last:
        later = datetime.strptime(f"{last}000", _STAMP) + timedelta(milliseconds=1)
        stamp = later.strftime(_STAMP)[:-3]
    return f"grace-{stamp}Z-{number:05}-{suffix}.warc.gz"


class WarcFile:
    """A new file; `size` is where the next record starts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._synced = -1
        self._torn: KeepError | None = None
        try:
            self._file = path.open("xb", buffering=0)
        except OSError as error:
            raise _sentence(path, error) from error

    def append(self, members: bytes) -> int:
        """Write whole members and return where they start; all of them or, on an error, nothing."""
        start, view = self.size, memoryview(members)
        if self._torn:
            raise self._torn
        try:
            while view:
                view = view[self._file.write(view) or 0 :]
        except OSError as error:
            sentence = _sentence(self.path, error)
            self._take_back(start, sentence)
            raise sentence from error
        self.size = start + len(members)
        return start

    def sync(self) -> None:
        """Return only when all that was appended is on the disk, the file's name included."""
        if self._torn:
            raise self._torn
        if self._synced == self.size:
            return
        try:
            os.fsync(self._file.fileno())
            if self._synced < 0:
                _sync_folder(self.path.parent)
        except OSError as error:
            raise _sentence(self.path, error) from error
        self._synced = self.size

    def close(self) -> None:
        """Close it; a file without a record goes."""
        self._file.close()
        if self.size == 0:
            self.path.unlink(missing_ok=True)

    def _take_back(self, size: int, sentence: KeepError) -> None:
        try:
            self._file.truncate(size)
            self._file.seek(size)
        except OSError:  # nothing more may go behind the tear; `mend` cuts it off at the next start
            self._torn = sentence


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sentence(path: Path, error: OSError) -> KeepError:
    reason = error.strerror or str(error)
    return KeepError(
        f"{path} cannot be written ({reason}). What was kept before is intact: make room or give "
        "permission to write there, then run the same command again."
    )
