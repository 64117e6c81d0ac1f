"""Content-Encoding undone, with a limit, and with what can be saved of a broken one."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

import brotli  # type: ignore[import-untyped]
import zstandard

LIMIT = 64 << 20
"""Bytes that a payload may unfold to: no page of text is larger, a bomb is."""

LAYERS = 5
"""Codings that are undone at most, one within the other: as many as curl does."""

_STEP = 256  # bytes fed at a time while saving what a broken stream still gives
_MEMBERS = 4096  # bytes fed at a time beyond gzip's first member: each new one copies what is left
_ZSTD_WINDOW = 8 << 20  # RFC 9659 §3


class Decoded(NamedTuple):
    """The bytes that came out, and what was wrong, if anything."""

    body: bytes
    fault: str | None = None


class _Inflater:
    """zlib's decompressor, going on through gzip members that follow each other."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._stream = zlib.decompressobj(wbits)

    def feed(self, data: bytes, room: int) -> bytes:
        """Return at most `room` bytes more."""
        pieces = [self._stream.decompress(data, room)]
        rest = memoryview(self._stream.unused_data)
        room -= len(pieces[0])
        while room > 0 and self._next(rest[:2]):
            piece = self._stream.decompress(rest[:_MEMBERS], room)
            left = len(self._stream.unused_data)
            rest = rest[min(len(rest), _MEMBERS) - left :]
            pieces.append(piece)
            room -= len(piece)
        return b"".join(pieces)

    def _next(self, start: memoryview) -> bool:
        """Whether there is more to feed: of this member, or of one that begins here."""
        if self._stream.eof and bytes(start) == b"\x1f\x8b":
            self._stream = zlib.decompressobj(self._wbits)
            return True
        return bool(start) and not self._stream.eof

    @property
    def whole(self) -> bool:
        return self._stream.eof


class _Unbrotler:
    """Brotli's decompressor under the same two names."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def feed(self, data: bytes, room: int) -> bytes:
        """Return about `room` bytes more at most."""
        return bytes(self._stream.process(data, output_buffer_limit=room))

    @property
    def whole(self) -> bool:
        return bool(self._stream.is_finished())


class _Unzstd:
    """Zstandard's decompressor under the same two names."""

    def __init__(self) -> None:
        self._stream = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()

    def feed(self, data: bytes, room: int) -> bytes:
        """Return at most about 32 MiB more than `room`: four bytes can unfold to 128 KiB."""
        pieces: list[bytes] = []
        for at in range(0, len(data), _STEP * 4):
            if self._stream.eof or room <= 0:
                break
            pieces.append(self._stream.decompress(data[at : at + _STEP * 4]))
            room -= len(pieces[-1])
        return b"".join(pieces)

    @property
    def whole(self) -> bool:
        return self._stream.eof


_NOTHING = ("", "identity", "none")
_Stream = _Inflater | _Unbrotler | _Unzstd
_BROKEN = (zlib.error, brotli.error, zstandard.ZstdError)


def decode(payload: bytes, codings: str | None) -> tuple[bytes, tuple[str, ...]]:
    """Undo the codings of a Content-Encoding header, the last first (RFC 9110 §8.4).

    Returns the body and sentences about what was wrong; a coding that is not known ends the work
    and leaves the bytes as they are.
    """
    faults: list[str] = []
    named = re.split(r"[,\s]+", (codings or "").lower())
    for count, name in enumerate(n for n in reversed(named) if n not in _NOTHING):
        if not payload:
            break
        if count >= LAYERS:
            faults.append(f"more than {LAYERS} content-encodings lie one within the other")
            break
        decoder = _DECODERS.get(name)
        if decoder is None:
            faults.append(f"the content-encoding {name!r} is not known here")
            break
        payload, fault = decoder(payload)
        if fault:
            faults.append(fault)
            break
    return payload, tuple(faults)


def _gzip(data: bytes) -> Decoded:
    return _run("gzip", data, lambda: _Inflater(31))


def _deflate(data: bytes) -> Decoded:
    """Both kinds that servers send: with zlib's frame (RFC 9110 §8.4.1.2), and bare."""
    framed = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    return _run("deflate", data, lambda: _Inflater(15 if framed else -15))


def _brotli(data: bytes) -> Decoded:
    return _run("br", data, _Unbrotler)


def _zstd(data: bytes) -> Decoded:
    return _run("zstd", data, _Unzstd)


def _run(name: str, data: bytes, start: Callable[[], _Stream]) -> Decoded:
    stream = start()
    try:
        body = stream.feed(data, LIMIT + 1)
    except _BROKEN:
        return _broken(name, data, b"".join(_saved(start(), data)))
    return _limited(name, body) if stream.whole or len(body) > LIMIT else _cut(name, body)


def _saved(stream: _Stream, data: bytes) -> Iterator[bytes]:
    """Feed a broken stream in small steps: all that comes out before the break is good."""
    size = 0
    try:
        for at in range(0, len(data), _STEP):
            piece = stream.feed(data[at : at + _STEP], LIMIT + 1 - size)
            size += len(piece)
            yield piece
            if size > LIMIT:
                return
    except _BROKEN:
        return


def _broken(name: str, data: bytes, saved: bytes) -> Decoded:
    """Tell a coding that breaks off from one that was never there."""
    if saved:
        return Decoded(saved[:LIMIT], f"the {name} coding breaks after {len(saved)} bytes")
    return Decoded(data, f"the header says {name}, the body is not; it stands as it came")


def _cut(name: str, body: bytes) -> Decoded:
    return Decoded(body, f"the {name} coding ends too early, after {len(body)} bytes")


def _limited(name: str, body: bytes) -> Decoded:
    if len(body) <= LIMIT:
        return Decoded(body)
    return Decoded(body[:LIMIT], f"the {name} coding unfolds to more than {LIMIT >> 20} MiB")


_DECODERS: dict[str, Callable[[bytes], Decoded]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
