"""Pages, the addresses that lead to them, and the captures they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipelines.records.table import Record, Table


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRow(Record):
    """One page that was captured, under its canonical address."""

    table: ClassVar = Table(
        name="pages",
        a_row_is="one page that was captured, under its canonical address",
        key=("id",),
        refers={"capture_id": "captures.id"},
        unique=(("site", "url"),),
        indexes=(("kind", "status"), ("changed_at",), ("capture_id",)),
    )
    id: Annotated[int, "Derived from site and canonical address; the same on every machine"]
    site: Annotated[str, "The site's name in site.toml; the page's host where any site is taken"]
    url: Annotated[str, "Canonical address"]
    kind: Annotated[
        str, "article, video, topic, forum, category, tag, author, listing, feed or other"
    ]
    title: Annotated[str | None, "The page's heading as shown"]
    status: Annotated[str, "live, gone, forbidden, withheld or error: what the site last answered"]
    first_seen_at: Annotated[str, "Time of the first capture, UTC"]
    last_seen_at: Annotated[str, "Time of the last capture, UTC"]
    changed_at: Annotated[
        str | None, "First capture, of the part that changed last, with today's content; UTC"
    ]
    content_hash: Annotated[
        str | None, "SHA-256 of what the page says of its own; NULL where no body was read"
    ]
    reader: Annotated[str | None, "The reader that the values come from"]
    capture_id: Annotated[int | None, "The latest capture that told something new of the page"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Address(Record):
    """An address that leads to a page."""

    table: ClassVar = Table(
        name="addresses",
        a_row_is="an address that leads to a page",
        key=("url",),
        refers={"page_id": "pages.id"},
        indexes=(("page_id",),),
    )
    url: Annotated[str, "The address, in its normal form"]
    page_id: Annotated[int, "The page it leads to"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture(Record):
    """One answer of the server, kept in a WARC."""

    table: ClassVar = Table(
        name="captures",
        a_row_is="one answer of the server, kept in a WARC file",
        key=("id",),
        refers={"page_id": "pages.id", "crawl_id": "crawls.id", "said_in": "captures.id"},
        unique=(("record_id",),),
        indexes=(("page_id", "captured_at"), ("url",), ("crawl_id",), ("status",), ("said_in",)),
        partial={"idx_captures_repeats": "(repeats) where repeats is not null"},
    )
    id: Annotated[int, "Derived from the WARC-Record-ID"]
    page_id: Annotated[int | None, "The page it shows; NULL for robots.txt and the like"]
    crawl_id: Annotated[int | None, "The crawl that fetched it"]
    record_id: Annotated[str, "WARC-Record-ID, without angle brackets"]
    url: Annotated[str, "The address that was asked for"]
    captured_at: Annotated[str, "WARC-Date, UTC, to the millisecond"]
    status: Annotated[int, "HTTP status"]
    mime: Annotated[str | None, "Media type as declared, without parameters"]
    etag: Annotated[str | None, "ETag header, word for word"]
    last_modified: Annotated[str | None, "Last-Modified header, word for word"]
    payload_digest: Annotated[str | None, "WARC-Payload-Digest: algorithm and Base32 digest"]
    content_hash: Annotated[
        str | None, "SHA-256 of what this capture says of its own page; NULL: no body read"
    ]
    repeats: Annotated[
        str | None,
        "Record-ID of the capture that a 304 or revisit repeats, empty where it names none;"
        " NULL: it has content of its own",
    ]
    said: Annotated[int | None, "Digest of all that was read of it; NULL: it repeats another"]
    said_in: Annotated[
        int, "The capture whose findings are its own: itself, or the first here that says the same"
    ]
    warc_file: Annotated[str, "File in warc/"]
    warc_offset: Annotated[int, "Where the record's gzip member begins, in bytes"]
    warc_length: Annotated[int, "The member's length, in bytes"]
