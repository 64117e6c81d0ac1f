"""Feeds in Atom's own form (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

NAMESPACE = "http://www.w3.org/2005/Atom"
LONGEST_SUMMARY = 400
"""Characters of a text that a feed shows."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, however it is written (XML 1.0 §2.2)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its id, title, instant (UTC, ISO 8601), address and what it is of.

    Of `authors` only those are given who write in public; a text without a summary has none.
    """

    id: str
    title: str
    updated: str
    address: str
    kind: str
    authors: Sequence[str] = ()
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its id, title, when it changed last, its own address and that of its page."""

    id: str
    title: str
    updated: str
    own_address: str
    address: str
    entries: Sequence[Entry]


def identity(*told: object) -> str:
    """Return an id that stays the same on every machine (RFC 4287 §4.2.6).

    >>> identity("https://example.org/a", "edited")
    'urn:uuid:932c9013-1dac-5cfc-b70d-12930f0d42c1'
    """
    return uuid5(NAMESPACE_URL, " ".join(map(str, told))).urn


def shortened(text: str | None) -> str | None:
    """Return the beginning of a text in one line, cut between words.

    >>> shortened(" a\\n b ")
    'a b'
    """
    line = " ".join((text or "").split())
    if len(line) > LONGEST_SUMMARY:
        line = line[:LONGEST_SUMMARY].rpartition(" ")[0] or line[:LONGEST_SUMMARY]
        line += " …"
    return line or None


def written(feed: Feed) -> bytes:
    """Return a feed as XML in UTF-8; all its texts are plain text, markup in them is shown."""
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": "en"})
    _put(root, "id", feed.id)
    _put(root, "title", feed.title)
    _put(root, "updated", feed.updated)
    _put(SubElement(root, "author"), "name", "grace-archive")
    _put(root, "generator", "grace-archive")
    SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.own_address)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.address)
    for entry in feed.entries:
        _entry(SubElement(root, "entry"), entry)
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _entry(into: Element, entry: Entry) -> None:
    _put(into, "id", entry.id)
    _put(into, "title", entry.title)
    _put(into, "updated", entry.updated)
    for name in entry.authors:
        _put(SubElement(into, "author"), "name", name)
    SubElement(into, "category", term=entry.kind)
    SubElement(into, "link", rel="alternate", type="text/html", href=entry.address)
    if entry.summary:
        _put(into, "summary", entry.summary)


def _put(into: Element, tag: str, text: str) -> None:
    SubElement(into, tag).text = _NO_XML.sub("\ufffd", text)
