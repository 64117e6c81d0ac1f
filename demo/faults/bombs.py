"""Small answers that unfold to large ones: codings, and entities of XML."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache

import brotli  # type: ignore[import-untyped]
import zstandard

from demo.faults.fault import Act, Asked, Step
from demo.faults.wire import HTML, XML, message

UNFOLDED = 80 << 20
"""Bytes that a bomb unfolds to."""
_FILL = b"<b>" * (1 << 18)


def bomb(coding: str, size: int = UNFOLDED, layers: int = 1) -> Act:
    """Answer with a body that unfolds to that many bytes; with layers, packed so many times.

    `coding` is gzip, deflate, br or zstd.
    """

    def act(asked: Asked) -> Iterator[Step]:
        body = packed(coding, size)
        for _ in range(layers - 1):
            body = _CODERS[coding](body)
        told = ", ".join([coding] * layers)
        yield message(200, [HTML, ("Content-Encoding", told)], body)

    return act


@lru_cache(maxsize=8)
def packed(coding: str, size: int) -> bytes:
    """Return a body of that many bytes, rounded up, packed so."""
    return _CODERS[coding](_FILL * -(-size // len(_FILL)))


def _gzip(data: bytes) -> bytes:
    return zlib.compress(data, 1, wbits=31)


def _brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=1))


_CODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _gzip,
    "deflate": lambda data: zlib.compress(data, 1),
    "br": _brotli,
    "zstd": lambda data: zstandard.ZstdCompressor(level=1).compress(data),
}


def laughs(root: str, inside: str) -> str:
    """Return XML whose entities unfold to 3 GB ("billion laughs"), used as `inside` says."""
    levels = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' if n else '<!ENTITY l0 "lol">\n'
        for n in range(10)
    )
    return f'<?xml version="1.0"?>\n<!DOCTYPE {root} [\n{levels}]>\n<{root}>{inside}</{root}>'


def blow_up(root: str, inside: str) -> str:
    """Return XML with one entity of 100 KB that is used 30,000 times (quadratic blow-up)."""
    text = f'<!DOCTYPE {root} [<!ENTITY a "{"a" * 100_000}">]>'
    return f"<?xml version='1.0'?>{text}<{root}>{inside}{'&a;' * 30_000}</{root}>"


def outside(root: str, inside: str) -> str:
    """Return XML whose entity is a file of the reader's machine."""
    text = f'<!DOCTYPE {root} [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>'
    return f"<?xml version='1.0'?>{text}<{root}>{inside}</{root}>"


SITEMAP = "<url><loc>/about</loc><lastmod>&l9;</lastmod></url>"
FEED = "<channel><title>&l9;</title><item><link>/about</link></item></channel>"


def xml(text: str) -> Act:
    """Answer with that XML."""

    def act(asked: Asked) -> Iterator[Step]:
        yield message(200, [XML], text)

    return act
