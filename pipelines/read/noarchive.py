"""Whether a host asks that an answer be archived by nobody, or not by us."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from pipelines.read.robots import AGENT

HEADER = "x-robots-tag"
_ASKS = "noarchive"
"""`none` stands for noindex and nofollow (Google's robots meta tag specification), not for this."""
_WITH_VALUE = ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview")
_MAYBE = re.compile(rb"<meta[^>]{0,300}\bnoarchive\b", re.IGNORECASE)


def asks_in_head(headers: tuple[tuple[str, str], ...]) -> str | None:
    """Return the directive of X-Robots-Tag that asks it of everybody, or of us by name.

    >>> asks_in_head((("x-robots-tag", "noindex, noarchive"),))
    'noarchive'
    >>> asks_in_head((("X-Robots-Tag", "otherbot: noarchive"),))
    >>> asks_in_head((("X-Robots-Tag", "otherbot: none, grace-archive: noarchive"),))
    'noarchive'
    """
    told = (value for name, value in headers if name.lower() == HEADER)
    return next((one for value in told for one in _for_us(value) if one == _ASKS), None)


def _for_us(value: str) -> Iterator[str]:
    """Yield the directives that hold for us: a robot's name holds on until the next one."""
    ours = True
    for part in value.lower().split(","):
        name, colon, directive = (piece.strip() for piece in part.partition(":"))
        if colon and name not in _WITH_VALUE:
            ours = name == AGENT
        else:
            directive = name
        if ours:
            yield directive


def asks_in_page(html: bytes) -> str | None:
    """Return the directive of a page's own `meta[name=robots]`, or of one that names us.

    >>> asks_in_page(b'<head><META Name="Robots" content="NOARCHIVE, nofollow">')
    'noarchive'
    >>> asks_in_page(b"<p>To archive none of it: noarchive.</p>")
    """
    if not _MAYBE.search(html):
        return None
    for meta in LexborHTMLParser(html).css("meta[name][content]"):
        if (meta.attributes.get("name") or "").strip().lower() in ("robots", AGENT):
            content = (meta.attributes.get("content") or "").lower()
            if _ASKS in re.split(r"[\s,]+", content):
                return _ASKS
    return None
