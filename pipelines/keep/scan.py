"""The records of a WARC file, and the stretches of it that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.keep.fields import Fields, blank_line, fields_of
from pipelines.keep.tape import Tape

LARGEST = 256 << 20
"""Bytes that a record may have; a larger one is no page, and would not fit into memory."""

_HEAD_LIMIT = 64 << 10
_OPENING = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n[A-Za-z][\w-]*[ \t]*:")
_NEWLINES = re.compile(rb"[\r\n]{0,64}")
_NEXT = re.compile(rb"\r?\n(?:\r?\n)?(?=WARC/\d\.\d+[ \t]*\r?\n[A-Za-z][\w-]*[ \t]*:)")
_CLOSING = re.compile(rb"(?:\r?\n){0,2}\Z")
_LOOK_AHEAD = 64


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands: where, its fields, its block.

    `offset` and `length` are those of its gzip member (of the record itself in a file without
    gzip). `stated` is its Content-Length where the block has another.
    """

    offset: int
    length: int
    fields: Fields
    block: bytes
    stated: str | None = None

    @property
    def kind(self) -> str:
        """The WARC-Type, in lower case."""
        return (self.fields.get("WARC-Type") or "").lower()

    @property
    def record_id(self) -> str:
        """The Record-ID without brackets, empty if it has none."""
        return self.fields.bare("WARC-Record-ID") or ""


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of the file that gives no record, and why; `url` is what it was about, if known."""

    offset: int
    length: int
    sentence: str
    url: str = ""


class _Lost(Exception):
    """Inside this module: the record at the front of the tape cannot be read."""

    def __init__(self, why: str, url: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.url = url


def scan(tape: Tape, largest: int = LARGEST) -> Iterator[Record | Damage]:
    """Yield what the file holds, in order; each break costs one record and is told of.

    So does a record of more than `largest` bytes.
    """
    while True:
        _skip_newlines(tape)
        offset = tape.offset
        if not tape.buffer and tape.trouble is None:
            return
        try:
            yield _record(tape, offset, largest)
        except _Lost as lost:
            _find_opening(tape)
            yield Damage(offset, tape.offset - offset, lost.why, lost.url)


def _skip_newlines(tape: Tape) -> None:
    while tape.want(1):
        newlines = _NEWLINES.match(tape.buffer)
        if not newlines or not newlines.end():
            return
        tape.drop(newlines.end())


def _record(tape: Tape, offset: int, largest: int) -> Record:
    fields, head = _head(tape)
    url = fields.bare("WARC-Target-URI") or ""
    stated = fields.get("Content-Length") or ""
    size = int(stated) if stated.isdecimal() and len(stated) < 16 else None
    if size is not None and size > largest:
        raise _Lost(f"the record of {size} bytes is larger than {largest >> 20} MiB", url)
    end = _end(tape, head, size)
    wrong = end is None
    if end is None:
        end = _next_record(tape, head, size, url, largest)
    block = bytes(memoryview(tape.buffer)[head:end])
    tape.drop(end)
    _skip_newlines(tape)
    if wrong:
        fields = fields.replaced("Content-Length", str(len(block)))
    length = tape.offset - offset
    return Record(offset, length, fields, block, (stated or "nothing") if wrong else None)


def _head(tape: Tape) -> tuple[Fields, int]:
    """Return the fields and where the block starts."""
    tape.want(_LOOK_AHEAD)
    if not _OPENING.match(tape.buffer):
        raise _Lost(_trouble(tape) or "these bytes are no WARC record")
    while not (blank := blank_line(tape.buffer, 0, _HEAD_LIMIT)):
        if len(tape.buffer) >= _HEAD_LIMIT:
            raise _Lost("the record's head does not end")
        if not tape.fill():
            raise _Lost(_trouble(tape) or "the file ends inside a record's head")
    return fields_of(bytes(memoryview(tape.buffer)[: blank[1]])), blank[1]


def _end(tape: Tape, head: int, size: int | None) -> int | None:
    """Return where a block of that size ends, or None if the record has another size."""
    if size is None:
        return None
    end = head + size
    while len(tape.buffer) < end:
        if tape.starts_in(head, end) is not None or not tape.fill():
            break
    if len(tape.buffer) < end or tape.starts_in(head, end) is not None:
        return None
    after = _after(tape, end)
    clean = not tape.trouble or tape.trouble_at != tape.offset
    if clean and (after == len(tape.buffer) or tape.member_ends_at(after)):
        return end
    blank = after - end >= _LOOK_AHEAD
    return end if blank or _OPENING.match(tape.buffer, after) else None


def _after(tape: Tape, end: int) -> int:
    """Return the first place behind the newlines that close a record."""
    while True:
        newlines = _NEWLINES.match(tape.buffer, end)
        after = newlines.end() if newlines else end
        if len(tape.buffer) >= after + _LOOK_AHEAD or tape.starts_in(after, after + 1) is not None:
            return after
        if not tape.fill():
            return after


def _next_record(tape: Tape, head: int, size: int | None, url: str, largest: int) -> int:
    """Find the block's end by what follows it, where Content-Length does not tell."""
    at = head
    while True:
        following = _NEXT.search(tape.buffer, max(at - _LOOK_AHEAD, head - 4))
        if following:
            return max(head, following.start())
        at = len(tape.buffer)
        if at - head > largest:
            raise _Lost(f"no record follows within {largest >> 20} MiB of a wrong length", url)
        if not tape.fill():
            break
    if tape.trouble:
        raise _Lost(_trouble(tape) or "", url)
    if not tape.is_gzip and (size is None or head + size > at):
        raise _Lost("the file ends inside a record", url)
    return max(head, at - len(_CLOSING.findall(tape.buffer, max(at - 4, 0))[0]))


def _trouble(tape: Tape) -> str | None:
    return f"the gzip member {tape.trouble}" if tape.trouble else None


def _find_opening(tape: Tape) -> None:
    """Bring the tape from the record at its front to the next one, or to the end."""
    at = 1
    while not (found := _OPENING.search(tape.buffer, at)):
        spare = len(tape.buffer) - _LOOK_AHEAD
        if spare > 0:
            tape.drop(spare)
            at = 0
        if tape.fill():
            continue
        if not tape.trouble or not tape.recover():
            tape.drop(len(tape.buffer))
        return
    tape.drop(found.start())
