"""Where an answer stands in its file together with its request: both as they are, for download."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pipelines.keep.errors import KeepError
from pipelines.keep.fields import Fields, bare, blank_line, fields_of
from pipelines.records.answer import Place

_MEMBER = b"\x1f\x8b\x08"
_REACH = 64 << 10
"""Bytes of the file that a request's member may have: it is a head of a few lines."""
_MOST = 1 << 20
"""Bytes that it may unfold to."""


class Stretch(NamedTuple):
    """Bytes of a file, from `start` to before `end`."""

    start: int
    end: int


def stretch(path: Path, place: Place, record_id: str) -> Stretch:
    """Return where the answer stands, and its request where that is right before or behind it.

    Raises KeepError where the file does not hold that record there, and OSError.
    """
    end = place.offset + place.length
    with path.open("rb") as file:
        answer = _fields(_unfolded(_at(file, place.offset))[0])
        if answer is None or answer.bare("WARC-Record-ID") != record_id:
            raise KeepError(f"{path.name} does not hold this record any more.")
        if file.seek(0, 2) < end:
            raise KeepError(f"{path.name} ends inside this record: it was cut off.")
        before = _before(file, place.offset, answer)
        behind = _behind(file, end, answer) if before == place.offset else end
    return Stretch(before, behind)


def _before(file: BinaryIO, offset: int, answer: Fields) -> int:
    """Return where the request begins that ends at the answer; the answer's start without one."""
    window = _at(file, max(0, offset - _REACH), min(offset, _REACH))
    at = window.rfind(_MEMBER)
    while at >= 0:
        record, size = _unfolded(window[at:])
        if size == len(window) - at and _asks_for(record, answer):
            return offset - size
        at = window.rfind(_MEMBER, 0, at)
    return offset


def _behind(file: BinaryIO, end: int, answer: Fields) -> int:
    record, size = _unfolded(_at(file, end))
    return end + size if size and _asks_for(record, answer) else end


def _at(file: BinaryIO, start: int, size: int = _REACH) -> bytes:
    file.seek(start)
    return file.read(size)


def _unfolded(data: bytes) -> tuple[bytes, int]:
    """Return what the member at the start unfolds to, and its length; 0 where it does not end.

    Bytes without gzip are returned as they are.
    """
    if not data.startswith(_MEMBER):
        return data, 0
    stream = zlib.decompressobj(31)
    try:
        record = stream.decompress(data, _MOST)
    except zlib.error:
        return b"", 0
    return record, len(data) - len(stream.unused_data) if stream.eof else 0


def _fields(record: bytes) -> Fields | None:
    blank = blank_line(record, 0, len(record)) if record.startswith(b"WARC/") else None
    return fields_of(record[: blank[1]]) if blank else None


def _asks_for(record: bytes, answer: Fields) -> bool:
    """Whether a record is the request of that answer: one of the two names the other."""
    request = _fields(record)
    if request is None or (request.get("WARC-Type") or "").lower() != "request":
        return False
    named = {bare(value) for value in request.all("WARC-Concurrent-To")}
    naming = {bare(value) for value in answer.all("WARC-Concurrent-To")}
    return answer.bare("WARC-Record-ID") in named or request.bare("WARC-Record-ID") in naming
