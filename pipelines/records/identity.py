"""Ids that another machine would give too: derived from a row's natural key."""

from __future__ import annotations

import hashlib

ID_BITS = 53  # JavaScript (Datasette's JSON, a browser) holds whole numbers exactly to 2^53


class SameIdError(Exception):
    """Two natural keys gave one id: nothing may be merged, so the run stops."""


def natural_id(*key: str | int) -> int:
    """Return the id of a natural key: a positive integer below 2^53.

    >>> natural_id("page", "grace", "https://example.org/a") < 2**53
    True
    >>> natural_id("a", "bc") == natural_id("ab", "c")
    False
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in key).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - ID_BITS) or 1


def page_id(site: str, canonical: str) -> int:
    """Return the id of the page that a site shows under a canonical address."""
    return natural_id("page", site, canonical)


def comment_id(site: str, system: str, source_id: str) -> int:
    """Return the id of a comment that the site itself numbers."""
    return natural_id("comment", site, system, source_id)


def loose_comment_id(page: int, system: str, number: str) -> int:
    """Return the id of a comment that shows no number: its key holds within its page only."""
    return natural_id("comment", page, system, number)


def capture_id(record_id: str) -> int:
    """Return the id of a capture, from its WARC-Record-ID (without angle brackets)."""
    return natural_id("capture", record_id)


def crawl_id(record_id: str) -> int:
    """Return the id of a crawl, from the Record-ID of its warcinfo record."""
    return natural_id("crawl", record_id)


def author_id(site: str, identity: str) -> int:
    """Return an author's id; `identity` as `pipelines.records.finding.Person.identity`."""
    return natural_id("author", site, identity)


def term_id(kind: str, site: str, key: str) -> int:
    """Return the id of a forum, category or tag; `key` is its address or folded name."""
    return natural_id(kind, site, key)
