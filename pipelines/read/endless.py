"""Traps: addresses that a site makes without end, by the look of them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

MAX_DEPTH = 16
"""Segments of a path; a link that has lost its slash makes each page deeper than the last."""
MAX_REPEATS = 2
"""Times that a word stands among a path's segments, or a name in a query."""
MAX_KEYS = 8
"""Parts of a query; a list that can be narrowed by more has too many views."""

_RUN = re.compile(r"[0-9]+")
_TOKEN = re.compile(r"(?=[^/]*\d)[0-9a-f]{16,}", re.IGNORECASE)  # a session's number, a digest
_MONTH = re.compile(
    r"(?<![a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])",
    re.IGNORECASE,
)


def endless(path: str, query: str) -> str | None:
    """Return why an address is one of endlessly many, by its own parts; None if it need not be.

    >>> endless("/help/contact/help/contact/help/contact", "")
    "its path repeats 'help'"
    """
    segments = [segment for segment in path.split("/") if segment]
    if len(segments) > MAX_DEPTH:
        return "deeper than any page's address"
    if len(segments) > MAX_REPEATS:
        for segment in segments:
            if segments.count(segment) > MAX_REPEATS and not segment.isdigit():
                return f"its path repeats {segment!r}"
    if query.count("&") >= MAX_KEYS:
        return f"a query of more than {MAX_KEYS} parts"
    keys = [part.partition("=")[0] for part in query.split("&")]
    if len(keys) > MAX_REPEATS and any(keys.count(key) > MAX_REPEATS for key in keys):
        return "a query that repeats its parts"
    return None


def shape(url: str) -> str:
    """Return what addresses that are made by one rule have in common.

    Numbers, names of months and long hexadecimal words are alike, a query is as good as another.

    >>> shape("https://example.org/events/2026/november-3?view=day&id=7")
    'https://example.org/events/#/#-#?'
    """
    parts = urlsplit(url)
    path = _MONTH.sub("#", _RUN.sub("#", _TOKEN.sub("#", parts.path)))
    return f"{parts.scheme}://{parts.netloc}{path}{'?' if parts.query else ''}"
