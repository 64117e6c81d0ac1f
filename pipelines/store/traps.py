"""Traps: addresses made by one rule of which page after page tells nothing that is not known."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlite_utils import Database

from pipelines.read.endless import shape
from pipelines.records.finding import PAGE
from pipelines.records.reading import Reading

BARREN = 200
"""Pages of one rule in a row that tell nothing, before the rest of them is left alone."""
HOPS = 20
"""Redirects that follow each other, before where they lead is left alone (as browsers do)."""
DEEP = 5
"""Segments below which all addresses under one first segment count as made by one rule."""

AT_ONCE = 1000
"""Addresses that one decision names at most: it becomes one record of the WARC."""

_DOCUMENTS = frozenset({"article", "video", "topic", "forum", "category", "tag", "author"})
_LIKE = "one of endlessly many addresses like "
_REDIRECTED = f"reached by more than {HOPS} redirects"
_BITS = 26


class Passed(NamedTuple):
    """Addresses that are not to be asked for, and why; `url` stands for them all."""

    url: str
    reason: str
    urls: list[str]


class Traps:
    """What the answers of a crawl brought, by the rules that their addresses are made by.

    A page tells something if it is a document, or the page of a term, an author or a forum, or
    shows an address outside its own rule that no page of that rule has shown before: a list's
    hundredth page does, the month before last does not. Counting begins anew with each crawl;
    what it led to stands in the queue.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._barren: dict[str, int] = {}
        self._hops: dict[str, int] = {}
        self._shown = bytearray()
        self._wanted: dict[str, list[str]] = {}
        found = database.execute(
            "select distinct passed_for from queue where passed_for like ?", [f"{_LIKE}%"]
        )
        self._sprung = {
            reason.removeprefix(_LIKE).partition(" : ")[0]: reason for (reason,) in found.fetchall()
        }
        self._scan = bool(self._sprung)

    def learn(self, readings: Iterable[Reading]) -> None:
        """Note what these answers brought."""
        for reading in readings:
            self._follow(reading)
            if self._counts(reading):
                self._count(reading)
            if self._sprung:
                self._want(link.url for link in reading.links)

    def found(self) -> Iterator[Passed]:
        """Yield what is found to be a trap since the last call, as far as it waits."""
        if self._scan:
            waiting = self._database.execute("select url from queue where state = 'pending'")
            self._want(url for (url,) in waiting)
            self._scan = False
        wanted, self._wanted = self._wanted, {}
        for reason, urls in wanted.items():
            waiting = self._database.execute(
                "select url from queue where +state = 'pending'"
                " and url in (select value from json_each(?)) order by url",
                [json.dumps(urls)],
            )
            passed = [url for (url,) in waiting.fetchall()]
            for start in range(0, len(passed), AT_ONCE):
                yield Passed(_place(passed[0]), reason, passed[start : start + AT_ONCE])

    def _follow(self, reading: Reading) -> None:
        """Count the redirects that led to an address."""
        hops = self._hops.pop(reading.address, 0) + 1
        if 300 <= reading.capture.status < 400:
            for link in reading.links:
                if link.url != reading.address:
                    self._hops[link.url] = hops
                    if hops > HOPS:
                        self._wanted.setdefault(_REDIRECTED, []).append(link.url)

    @staticmethod
    def _counts(reading: Reading) -> bool:
        """Whether an answer says what the page holds: no error, and not that it is as it was."""
        status = reading.capture.status
        same = any("same" in found.facts for found in reading.findings if found.subject == PAGE)
        return 200 <= status < 400 and status != 304 and reading.blocked is None and not same

    def _count(self, reading: Reading) -> None:
        document = _is_document(reading)
        for rule in rules(reading.address):
            if document or self._shows_news(reading, rule):
                self._barren.pop(rule, None)
            else:
                self._barren[rule] = self._barren.get(rule, 0) + 1
                if self._barren[rule] >= BARREN and rule not in self._sprung:
                    why = f"{BARREN} of them in a row told nothing new"
                    self._sprung[rule] = f"{_LIKE}{rule} : {why}"
                    self._scan = True

    def _shows_news(self, reading: Reading, rule: str) -> bool:
        """Whether a page shows an address that no page of its rule has shown; note them all."""
        if not self._shown:
            self._shown = bytearray(1 << (_BITS - 3))
        news = False
        for link in reading.links:
            at = zlib.crc32(f"{rule} {link.url}".encode()) >> (32 - _BITS)
            if not self._shown[at >> 3] & 1 << (at & 7) and rule not in rules(link.url):
                self._shown[at >> 3] |= 1 << (at & 7)
                news = True
        return news

    def _want(self, urls: Iterable[str]) -> None:
        for url in urls:
            rule = next((rule for rule in rules(url) if rule in self._sprung), None)
            if rule:
                self._wanted.setdefault(self._sprung[rule], []).append(url)


def rules(url: str) -> tuple[str, ...]:
    """Return what an address has in common with others that are made by the same rule.

    >>> rules("https://example.org/events/2026/11")
    ('https://example.org/events/#/#',)
    >>> rules("https://example.org/a/b/c/d/e/f")[1]
    'https://example.org/a/*/*/*/*/*'
    """
    own = shape(url)
    segments = own.split("/")[3:]
    if len(segments) <= DEEP:
        return (own,)
    return own, f"{_place(url)}{'/*' * DEEP}"


def _place(url: str) -> str:
    """Return an address's host and first segment, which stand for many addresses below them."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/{parts.path.split('/')[1]}"


def _is_document(reading: Reading) -> bool:
    """Whether a page is one of those that the archive is for, or shows somebody's comment."""
    for found in reading.findings:
        if found.subject.startswith("comment"):
            return True
        if found.subject == PAGE and "kind" in found.facts:
            return found.facts["kind"].value in _DOCUMENTS
    return False
