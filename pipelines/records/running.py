"""Crawls, the queue, and what this file is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipelines.records.table import Record, Table


@dataclass(frozen=True, kw_only=True, slots=True)
class Crawl(Record):
    """A run that fetched pages."""

    table: ClassVar = Table(
        name="crawls",
        a_row_is="a run that fetched pages: ours, or another tool's whose WARC was imported",
        key=("id",),
        unique=(("record_id",),),
        indexes=(("started_at",),),
    )
    id: Annotated[int, "Derived from the Record-ID of its start (other tools: its warcinfo)"]
    record_id: Annotated[str, "That WARC-Record-ID, without angle brackets"]
    site: Annotated[str, "The site"]
    software: Annotated[str | None, "Name and version of the program that crawled"]
    started_at: Annotated[str | None, "Start, UTC"]
    ended_at: Annotated[str | None, "End, UTC; NULL: it was cut off, or another tool's"]
    outcome: Annotated[str | None, "complete, stopped, or NULL: no end is on record"]
    reason: Annotated[str | None, "Why it ended so, in words; NULL: no end is on record"]
    settings: Annotated[str | None, "JSON: the options it ran with"]
    counts: Annotated[str | None, "JSON: requests, bytes, answers by status"]


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueEntry(Record):
    """An address and its one state."""

    table: ClassVar = Table(
        name="queue",
        title="Addresses and their states",
        a_row_is="an address that is known, and its one state with a reason",
        key=("url",),
        indexes=(("state",), ("kind",)),
        # «next»: in the order of leasing, so that no lease looks at all that wait.
        partial={
            "idx_queue_number": "(number) where number is not null",
            "idx_queue_next": "(priority desc) where state = 'pending' and number is null",
            "idx_queue_next_of_kind": (
                "(kind, priority desc) where state = 'pending' and number is null"
            ),
            "idx_queue_next_numbered": (
                "(priority desc) where state = 'pending' and number is not null"
            ),
        },
    )
    url: Annotated[str, "The address, in its normal form"]
    site: Annotated[str, "The site"]
    state: Annotated[str, "pending, leased, done, skipped, failed or blocked"]
    reason: Annotated[str | None, "Why it is in this state, in words"]
    kind: Annotated[str | None, "What the page is expected to be"]
    priority: Annotated[int, "Higher is fetched earlier"]
    number: Annotated[
        str | None, "System and number in the address (drupal node 5, drupal comment 7)"
    ]
    answer: Annotated[int | None, "HTTP status of the last final answer"]
    answered_at: Annotated[str | None, "Time of the last final answer, UTC"]
    failed_at: Annotated[str | None, "When it was last given up, UTC"]
    failure: Annotated[str | None, "Why it was given up"]
    blocked_at: Annotated[str | None, "When an answer was last no page of the site, UTC"]
    blocked: Annotated[str | None, "What that answer was"]
    passed_at: Annotated[str | None, "When a crawl last decided not to ask for it, UTC"]
    passed_for: Annotated[str | None, "Why it decided so"]
    again_at: Annotated[str | None, "When a crawl last decided to ask for it once more, UTC"]
    again_for: Annotated[str | None, "Why it decided so"]
    lastmod: Annotated[
        str | None, "When sitemaps or feeds say that it last changed, UTC", "ISO 8601, UTC"
    ]
    lastmod_at: Annotated[str | None, "Time of the first capture that says so, UTC"]
    lastmod_first: Annotated[
        str | None, "The earliest change that any capture told, UTC", "ISO 8601, UTC"
    ]
    lastmod_first_at: Annotated[str | None, "Time of the first capture that told that, UTC"]
    listed_at: Annotated[str | None, "When a sitemap last listed it, UTC"]
    listed_in: Annotated[str | None, "The sitemap that did"]
    lists_at: Annotated[str | None, "Of a sitemap: when it last told what it lists, UTC"]
    main: Annotated[int | None, "1: a start page links to it"]
    ending: Annotated[
        int, "1 or 3: asked for with a slash at its end, as links (1) or a redirect (3) tell"
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class About(Record):
    """A statement about this file."""

    table: ClassVar = Table(name="about", a_row_is="a statement about this file", key=("key",))
    key: Annotated[str, "What the statement is about"]
    value: Annotated[str | None, "The statement"]


@dataclass(frozen=True, kw_only=True, slots=True)
class DictionaryEntry(Record):
    """A table or column explained."""

    table: ClassVar = Table(
        name="dictionary",
        a_row_is="a table or column of this file, explained",
        key=("table_name", "column_name"),
    )
    table_name: Annotated[str, "The table"]
    column_name: Annotated[str, "The column; empty for the table itself"]
    type: Annotated[str | None, "SQLite type"]
    about: Annotated[str, "What it holds"]
    unit: Annotated[str | None, "What its values are counted in, or how they are written"]


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptFile(Record):
    """How far a WARC file has been read in."""

    table: ClassVar = Table(
        name="kept_files",
        a_row_is="a file in warc/, and how far it has been read in",
        key=("file",),
        hidden=True,
    )
    file: Annotated[str, "File name in warc/"]
    read_to: Annotated[int, "First byte that has not been read in", "bytes"]


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchRow(Record):
    """Which row of `search` holds which text."""

    table: ClassVar = Table(
        name="search_rows",
        a_row_is="which row of the search index holds which text",
        key=("rowid_in_search",),
        indexes=(("page_id",),),
        hidden=True,
    )
    rowid_in_search: Annotated[int, "rowid in `search`"]
    page_id: Annotated[int, "The page"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ToAssemble(Record):
    """A page whose findings are newer than its rows."""

    table: ClassVar = Table(
        name="to_assemble",
        a_row_is="a page whose rows must be made again from its findings",
        key=("page_id",),
        hidden=True,
    )
    page_id: Annotated[int, "The page"]
