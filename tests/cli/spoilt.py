"""WARC files that something is wrong with, as they come from disks, networks and other tools."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.cli.warcs import HTML, Sample, article, three, write


@dataclass(frozen=True)
class Spoilt:
    """A way to spoil a file of the articles 1, 2 and 3, and what an import must make of it.

    `said` stands in the output, `held` are the articles that can still be read.
    """

    name: str
    make: Callable[[Path], None]
    code: int
    said: str
    held: tuple[int, ...]


def _text(path: Path) -> None:
    path.write_text("Dear all,\nthis is a letter.\n" * 50)


def _packed_text(path: Path) -> None:
    path.write_bytes(gzip.compress(b"this is a letter" * 50))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    second, third = three(path)[1:]
    path.write_bytes(path.read_bytes()[: (second + third) // 2])


def _broken_member(path: Path) -> None:
    second, third = three(path)[1:]
    content = bytearray(path.read_bytes())
    middle = (second + third) // 2
    content[middle : middle + 20] = b"\xff" * 20
    path.write_bytes(content)


def _second_record(path: Path, pattern: bytes, change: Callable[[bytes], bytes]) -> None:
    """Change what the pattern finds in the second record's WARC header; members stay whole."""
    second, third = three(path)[1:]
    content = path.read_bytes()
    record = gzip.decompress(content[second:third])
    changed = re.sub(pattern, lambda found: change(found[0]), record, count=1)
    assert changed != record
    path.write_bytes(content[:second] + gzip.compress(changed) + content[third:])


def _wrong_digest(path: Path) -> None:
    _second_record(path, rb"(?<=Payload-Digest: sha1:)\w{4}", lambda found: found.swapcase()[::-1])


def _too_long(path: Path) -> None:
    _second_record(
        path, rb"(?<=Content-Length: )\d+", lambda found: str(int(found) + 5000).encode()
    )


def _instead_of_second(sample: Sample) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        write(path, [article(1), sample, article(3)])

    return make


def _nested(depth: int) -> bytes:
    return b"<html><body>" + b"<div>" * depth + b"x" + b"</div>" * depth


def _large(size: int) -> Sample:
    return Sample("/large", b"<html><body><p>" + b"All work and no play. " * (size // 22), HTML)


UNKNOWN = Sample("/charset", "<h1>Ünïcode</h1>".encode("cp500"), "text/html; charset=x-klingon")
BINARY = Sample("/binary", bytes(range(256)) * 100)

CASES = (
    Spoilt("text", _text, 1, "is no WARC file", ()),
    Spoilt("packed text", _packed_text, 1, "is no WARC file", ()),
    Spoilt("empty", _empty, 1, "is empty", ()),
    Spoilt("cut in the middle", _cut, 4, "the gzip member is cut off (byte ", (1,)),
    Spoilt("a broken member", _broken_member, 4, "the gzip member is broken (byte ", (1, 3)),
    Spoilt("a wrong digest", _wrong_digest, 4, "digest", (1, 2, 3)),
    Spoilt("a wrong length", _too_long, 4, "damaged record", (1, 2, 3)),
    Spoilt("an unknown charset", _instead_of_second(UNKNOWN), 4, "x-klingon", (1, 3)),
    Spoilt("an empty body", _instead_of_second(Sample("/empty", b"")), 4, "empty page", (1, 3)),
    Spoilt("binary as HTML", _instead_of_second(BINARY), 4, "no text", (1, 3)),
    Spoilt(
        "100,000 deep",
        _instead_of_second(Sample("/deep", _nested(100_000))),
        4,
        "too deep",
        (1, 3),
    ),
    Spoilt("9 MB", _instead_of_second(_large(9_000_000)), 4, "too large", (1, 3)),
)
LARGEST = Spoilt("50 MB", _instead_of_second(_large(50_000_000)), 4, "too large", (1, 3))
