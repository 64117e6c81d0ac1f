"""An HTTP answer as it stands in a record: status line, headers, payload."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.keep.fields import blank_line

_STATUS = re.compile(rb"\s*(?:HTTP|ICY)(?:/[\d.]+)?[ \t]+(\d{3})\b[^\n]*\n?")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~\w-]+")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_BREAK = re.compile(rb"\r?\n")


class Head(NamedTuple):
    """What stands above the payload; `body_at` is the payload's first byte in the block."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body_at: int
    faults: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """Return the first header of that name, whatever its case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


def head_of(block: bytes) -> Head:
    """Read status and headers; bytes that are not ASCII are latin-1 (RFC 9110 §5.5).

    Survives bare line feeds, a missing status line (status 0), lines without a colon, folded lines.
    """
    if not block:
        return Head(0, (), 0, ("the record is empty",))
    faults: list[str] = []
    line = _STATUS.match(block)
    if line is None:
        faults.append("the answer has no status line")
        if not _looks_like_headers(block):
            return Head(0, (), 0, tuple(faults))
    start = line.end() if line else 0
    blank = _opening_blank(block) if start == 0 else None
    blank = blank or blank_line(block, max(start - 2, 0), len(block))
    if blank is None:
        faults.append("the answer ends inside its headers")
    end, body_at = blank or (len(block), len(block))
    headers, stray = _headers(block[start : max(end, start)])
    if stray:
        faults.append(f"the headers hold a line without a colon: {stray[:80]!r}")
    return Head(int(line[1]) if line else 0, headers, body_at, tuple(faults))


def _opening_blank(block: bytes) -> tuple[int, int] | None:
    """A blank line before anything else: no headers at all."""
    found = _BREAK.match(block)
    return (0, found.end()) if found else None


def _looks_like_headers(block: bytes) -> bool:
    name, colon, _ = block.partition(b"\n")[0].partition(b":")
    return bool(colon) and _HEADER.fullmatch(name.decode("latin-1")) is not None


def _headers(raw: bytes) -> tuple[tuple[tuple[str, str], ...], str | None]:
    """Split header lines; also returns the first line that is none."""
    found: list[tuple[str, str]] = []
    stray: str | None = None
    for line in raw.decode("latin-1").split("\n"):
        if line[:1] in (" ", "\t") and found:  # RFC 9112 §5.2: a fold is a space
            name, value = found[-1]
            found[-1] = (name, f"{value} {line.strip()}".strip())
            continue
        name, colon, value = line.partition(":")
        if colon and name.strip():
            found.append((name.strip(), value.strip(" \t\r")))
        elif line.strip():
            stray = stray or line.strip()
    return tuple(found), stray


class Unchunked(NamedTuple):
    """A payload without Transfer-Encoding; `fault` if its chunks end too early."""

    payload: bytes
    fault: str | None = None


def unchunked(payload: bytes) -> Unchunked | None:
    """Join chunks that another tool left in its record (RFC 9112 §7.1); None if these are none."""
    pieces: list[memoryview] = []
    view, at = memoryview(payload), 0
    while size := _CHUNK.match(payload, at):
        start, length = size.end(), int(size[1], 16)
        if length == 0:
            return Unchunked(b"".join(pieces))
        pieces.append(view[start : start + length])
        at = start + length
        if at >= len(payload):
            break
        ends = _BREAK.match(payload, at)
        if ends is None:
            return None
        at = ends.end()
    if not pieces or at < len(payload):
        return None
    return Unchunked(b"".join(pieces), "the chunked body ends too early")
