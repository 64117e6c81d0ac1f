"""How Drupal shows names, times and subjects: cut, relative, in its own date form."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Los_Angeles")
ORIGIN = "http://origin.invalid"
"""Stands in a rendered page for the address that the site is asked at."""

_DROPPED = frozenset(
    (
        "a", "an", "as", "at", "before", "but", "by", "for", "from", "is", "in", "into", "like",
        "of", "off", "on", "onto", "per", "since", "than", "the", "this", "that", "to", "up",
        "via", "with",
    )
)  # fmt: skip
_SLUG_LENGTH = 90
_UNITS = (
    (31_536_000, "year"),
    (2_592_000, "month"),
    (604_800, "week"),
    (86_400, "day"),
    (3_600, "hour"),
    (60, "min"),
    (1, "sec"),
)
_SHORT = ("min", "sec")


def slug(title: str) -> str:
    """Return the alias that pathauto makes of a title: little words dropped, cut at a word end.

    >>> slug("What Is the Role of Velatinib, and When Don't We Use It?")
    'what-role-velatinib-and-when-dont-we-use-it'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’]", "", plain)).split()
    kept = [word for word in words if word not in _DROPPED] or words
    while len("-".join(kept)) > _SLUG_LENGTH:
        kept.pop()
    return "-".join(kept)


def shown_name(name: str) -> str:
    """Return a user name as core shows it: over 20 characters, 14 of them and an ellipsis.

    >>> shown_name("Marguerite of the Lakes")
    'Marguerite of …'
    """
    return name if len(name) <= 20 else name[:14] + "…"


def subject(text: str) -> str:
    """Return the subject that core gives a comment without one (Unicode::truncate, 29, wordsafe).

    >>> subject("Hello Rosa, what a good question to ask")
    'Hello Rosa, what a good…'
    """
    if len(text) <= 29:
        return text
    found = re.match(r"^(.{1,28})(?=[\s.,;:!?'’\"“”()\[\]/<>\-–—…])", text, re.DOTALL)
    return (found[1] if found else text[:28]) + "…"


def local(instant: int) -> datetime:
    """Return a Unix time as the site's local time."""
    return datetime.fromtimestamp(instant, ZONE)


def iso_utc(instant: int) -> str:
    """Return a Unix time as UTC in ISO 8601.

    >>> iso_utc(0)
    '1970-01-01T00:00:00Z'
    """
    return datetime.fromtimestamp(instant, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def medium(instant: int) -> str:
    """Return a time in core's medium form, in the site's zone.

    >>> medium(1375882200)
    'Wed, 08/07/2013 - 06:30'
    """
    return local(instant).strftime("%a, %m/%d/%Y - %H:%M")


def age(seconds: int) -> str:
    """Return a span as core writes it, in its two largest units.

    >>> age(31_536_000 + 5 * 2_592_000)
    '1 year 5 months'
    """
    parts: list[str] = []
    for size, unit in _UNITS:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {unit}" if count == 1 or unit in _SHORT else f"{count} {unit}s")
        elif parts:
            break
        if len(parts) == 2:
            break
    return " ".join(parts) or "0 sec"
