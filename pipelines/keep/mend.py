"""The end of a file that a kill left in the middle of a write."""

from __future__ import annotations

import os
from pathlib import Path

from pipelines.keep.errors import KeepError
from pipelines.keep.fields import bare
from pipelines.keep.scan import Record, scan
from pipelines.keep.tape import Tape


def mend(path: Path, start: int = 0) -> list[str]:
    """Cut off a torn last record, then a last request without its answer; say what was cut.

    `start` is an offset up to which the file is known to be whole.
    """
    size = path.stat().st_size
    end, orphan = _sound_end(path, start)
    said: list[str] = []
    if end < size:
        said.append(
            f"{path.name}: cut {size - end} bytes of a record that was not written to its end"
        )
    if orphan is not None:
        said.append(f"{path.name}: cut a last request that has no answer")
        end = orphan
    if end < size:
        _cut(path, end)
    elif size == 0:
        path.unlink()
    return said


def _sound_end(path: Path, start: int) -> tuple[int, int | None]:
    """Return where the last whole record ends, and where an orphaned request starts."""
    end = start
    last: Record | None = None
    before: Record | None = None
    with path.open("rb") as file:
        for item in scan(Tape(file, start)):
            if isinstance(item, Record):
                end = item.offset + item.length
                last, before = item, last
    if last is None or last.kind != "request" or _answered(last, before):
        return end, None
    return end, last.offset


def _answered(request: Record, before: Record | None) -> bool:
    """Other tools write the request behind its answer."""
    others = {bare(value) for value in request.fields.all("WARC-Concurrent-To")}
    return before is not None and before.record_id in others


def _cut(path: Path, end: int) -> None:
    try:
        if end == 0:
            path.unlink()
            return
        with path.open("r+b") as file:
            file.truncate(end)
            os.fsync(file.fileno())
    except OSError as error:
        raise KeepError(
            f"{path} ends in the middle of a record and cannot be mended "
            f"({error.strerror or error}). Give permission to write there."
        ) from error
