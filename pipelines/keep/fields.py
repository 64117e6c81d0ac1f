"""The named fields at the head of a WARC record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_VERSION = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n")
_FOLD = re.compile(r"\r?\n[ \t]+")


@dataclass(frozen=True, slots=True)
class Fields:
    """Names and values in order; a name stands in any case and may stand twice."""

    pairs: tuple[tuple[str, str], ...]
    _first: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_first", {k.lower(): v for k, v in reversed(self.pairs)})

    def get(self, name: str) -> str | None:
        """Return the first value under that name."""
        return self._first.get(name.lower())

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value under that name."""
        wanted = name.lower()
        return tuple(value for key, value in self.pairs if key.lower() == wanted)

    def bare(self, name: str) -> str | None:
        """Return a URI without the angle brackets of WARC (and of wget, around target URIs)."""
        value = self.get(name)
        return bare(value) if value else None

    def replaced(self, name: str, value: str) -> Fields:
        """Return the same with one value under that name, in its old place or at the end."""
        wanted = name.lower()
        if self.get(name) is None:
            return Fields((*self.pairs, (name, value)))
        first = next(n for n, (key, _) in enumerate(self.pairs) if key.lower() == wanted)
        return Fields(
            tuple(
                (key, value if n == first else old)
                for n, (key, old) in enumerate(self.pairs)
                if n == first or key.lower() != wanted
            )
        )

    def without(self, name: str) -> Fields:
        """Return the same with nothing under that name."""
        wanted = name.lower()
        return Fields(tuple(pair for pair in self.pairs if pair[0].lower() != wanted))


def bare(uri: str) -> str:
    """Take the angle brackets off.

    >>> bare("<urn:uuid:1>")
    'urn:uuid:1'
    """
    return uri.strip().removeprefix("<").removesuffix(">")


def blank_line(data: bytes | bytearray, start: int, end: int) -> tuple[int, int] | None:
    """Return where the first blank line's breaks start and end, CRLF or bare LF; None without one.

    >>> blank_line(b"A: 1\\r\\n\\r\\nrest", 0, 99)
    (4, 8)
    """
    at = data.find(b"\n\r\n", start, end)
    bare_at = data.find(b"\n\n", start, end if at < 0 else at + 1)
    if bare_at >= 0:
        at, stop = bare_at, bare_at + 2
    elif at >= 0:
        stop = at + 3
    else:
        return None
    return (at - 1 if at > start and data[at - 1 : at] == b"\r" else at), stop


def text_of(raw: bytes) -> str:
    """Decode a header: UTF-8 as WARC 1.1 §4 has it, else byte for byte."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def pairs_of(text: str) -> tuple[tuple[str, str], ...]:
    """Split header lines into names and values; a line without a colon is none.

    >>> pairs_of("A: 1\\r\\nB:2\\r\\n")
    (('A', '1'), ('B', '2'))
    """
    if "\n " in text or "\n\t" in text:
        text = _FOLD.sub(" ", text)
    split = (line.partition(":") for line in text.split("\n"))
    return tuple((name.strip(), value.strip()) for name, colon, value in split if colon)


def fields_of(head: bytes) -> Fields:
    """Read a record's head, from its version line to the blank line."""
    return Fields(pairs_of(text_of(_VERSION.sub(b"", head, count=1))))
