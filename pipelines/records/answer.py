"""What a WARC holds, as the rest of the program sees it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record stands: file name in warc/, first byte and length of its gzip member."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of the server: a `response` or `revisit` record.

    `captured_at` is UTC as `2026-11-23T13:48:15.000Z`, always with three decimals, so that text
    order is time order. `body` is the payload after content-decoding; it is empty for a revisit.
    `crawl` is the Record-ID that names the crawl (`crawls.record_id`), `refers_to` the Record-ID of
    the capture that a 304 or revisit repeats ("" where it does not say). Record-IDs stand without
    angle brackets. `faults` are sentences about what is wrong with the record (digest, length,
    content-encoding); the body is then what could be saved of it.
    """

    record_id: str
    url: str
    captured_at: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    payload_digest: str | None
    crawl: str | None
    refers_to: str | None
    place: Place
    faults: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """Return the first header of that name, whatever its case."""
        wanted = name.lower()
        return next((v for k, v in self.headers if k.lower() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What left no response: a `metadata` record of ours (DESIGN §1, rule 2).

    `kind` is one of crawl-start, crawl-end, failed, skipped, again, damage; `url` is what it is
    about (the site's base address for a crawl), `data` its JSON object. For `crawl-start` the
    note's own `record_id` is the crawl's; every other note of a crawl names it in `crawl`.
    """

    record_id: str
    kind: str
    url: str
    noted_at: str
    crawl: str | None
    data: dict[str, object]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A `warcinfo` record of another tool's file: it stands for that tool's crawl."""

    record_id: str
    software: str | None
    started_at: str | None
    fields: dict[str, str]
    place: Place


Kept = Answer | Note | Origin
"""What reading data/warc yields, in file order."""


def is_final(status: int) -> bool:
    """Whether an answer needs no other try: 429 and 5xx do (RFC 9110 §15.6, RFC 6585 §4).

    >>> [is_final(status) for status in (200, 304, 404, 429, 503)]
    [True, True, True, False, False]
    """
    return status != 429 and status < 500
