"""Writes what a crawl fetches, and what an import takes in, into WARC files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Self, cast
from uuid import UUID, uuid4

from pipelines.keep import compose
from pipelines.keep.answers import CRAWL_FIELD, OWN_FIELD, OWN_NAME, kept_of
from pipelines.keep.digests import sha1
from pipelines.keep.errors import KeepError
from pipelines.keep.exchange import Exchange
from pipelines.keep.fields import Fields
from pipelines.keep.folder import WarcFolder
from pipelines.keep.moments import instant, written
from pipelines.keep.scan import Record
from pipelines.keep.warc_file import WarcFile, next_name
from pipelines.records.answer import Answer, Note

ROLL_BYTES = 512 << 20
"""A file that has reached this many bytes is closed, and the next one opened."""


def _now() -> datetime:
    return datetime.now(UTC)


class WarcWriter:
    """Appends records to files of its own in a folder; use it in a `with` block.

    `crawl` is the Record-ID that names the crawl (without brackets), None for an import.
    `settings` are written into each file's warcinfo as JSON. `clock` gives aware times, `ids` the
    UUIDs of new records. No file is made before there is a record for it.
    """

    def __init__(
        self,
        folder: WarcFolder,
        *,
        software: str,
        operator: str | None,
        robots_policy: str,
        settings: Mapping[str, object],
        crawl: str | None = None,
        roll_bytes: int = ROLL_BYTES,
        clock: Callable[[], datetime] = _now,
        ids: Callable[[], UUID] = uuid4,
    ) -> None:
        self.folder = folder
        self.crawl = crawl
        self._info = {
            "software": software,
            "operator": operator,
            "format": "WARC File Format 1.1",
            "conformsTo": compose.CONFORMS_TO,
            "robots": robots_policy,
            "isPartOf": crawl,
            OWN_FIELD: OWN_NAME,
            "settings": json.dumps(settings, ensure_ascii=False, default=str),
        }
        self._roll_bytes = roll_bytes
        self._clock = clock
        self._ids = ids
        self._file: WarcFile | None = None
        self._number = 0
        self._info_id = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def exchange(self, exchange: Exchange) -> Answer:
        """Write request, then answer; return the answer as it will be read. Raises KeepError."""
        captured_at = instant(exchange.captured_at)
        if captured_at is None:
            raise KeepError(f"{exchange.captured_at!r} is no time; give UTC in ISO 8601.")
        file = self._open()
        request_id, answer_id = self._new_id(), self._new_id()
        shared = (
            ("WARC-Date", captured_at),
            ("WARC-Target-URI", compose.safe_uri(exchange.url)),
            ("WARC-IP-Address", exchange.ip),
            ("WARC-Warcinfo-ID", _bracketed(self._info_id) if self.crawl else None),
        )
        request = self._request(exchange, (request_id, answer_id), shared)
        fields, block = self._answer(exchange, (request_id, answer_id), shared)
        answer = compose.member(fields, block)
        start = file.append(request + answer) + len(request)
        record = Record(start, len(answer), fields, block)
        return cast(Answer, kept_of(record, file.path.name, check=False))

    def note(
        self, kind: str, url: str, data: Mapping[str, object], crawl: str | None = None
    ) -> Note:
        """Write what left no response, of the given crawl or else the writer's.

        A `crawl-start` gets the crawl's own Record-ID, and names no crawl.
        """
        crawl = crawl or self.crawl
        now = written(self._clock())
        if kind == "crawl-start" and crawl:
            return self.note_as(crawl, now, kind, url, data, None)
        return self.note_as(self._new_id(), now, kind, url, data, crawl)

    def note_as(
        self,
        record_id: str,
        noted_at: str,
        kind: str,
        url: str,
        data: Mapping[str, object],
        crawl: str | None,
    ) -> Note:
        """Write a note under a given Record-ID and time."""
        block = compose.json_block({"kind": kind, **data})
        fields = compose.with_length(
            block,
            ("WARC-Type", "metadata"),
            ("WARC-Record-ID", _bracketed(record_id)),
            ("WARC-Date", noted_at),
            ("WARC-Target-URI", compose.safe_uri(url) or None),
            (CRAWL_FIELD, _bracketed(crawl)),
            ("WARC-Block-Digest", sha1(block)),
            ("Content-Type", "application/json"),
        )
        return cast(Note, kept_of(self.copy(fields, block), self.file_name, check=False))

    def copy(self, fields: Fields, block: bytes) -> Record:
        """Write a record whose fields are given in full; return it with its new place."""
        file = self._open()
        packed = compose.member(fields, block)
        return Record(file.append(packed), len(packed), fields, block)

    @property
    def file_name(self) -> str:
        """The file that is being written, empty before the first record."""
        return self._file.path.name if self._file else ""

    def flush(self) -> None:
        """Return only when all that was written is on the disk (fsync)."""
        if self._file:
            self._file.sync()

    def close(self) -> None:
        """Bring all to the disk and close the file."""
        file, self._file = self._file, None
        if file:
            try:
                file.sync()
            finally:
                file.close()

    def _open(self) -> WarcFile:
        """Return the file to write to, a new one where the last has grown to its size."""
        if self._file and self._file.size < self._roll_bytes:
            return self._file
        self.close()
        self._number += 1
        self.folder.make()
        suffix = self._ids().hex[:6]
        name = next_name(self.folder.files(), self._clock().astimezone(UTC), self._number, suffix)
        file = WarcFile(self.folder.path / name)
        self._info_id = self._new_id()
        try:
            file.append(self._warcinfo(name))
        except KeepError:
            file.close()
            raise
        self._file = file
        return file

    def _warcinfo(self, name: str) -> bytes:
        block = compose.warcinfo_block(self._info)
        fields = compose.with_length(
            block,
            ("WARC-Type", "warcinfo"),
            ("WARC-Record-ID", _bracketed(self._info_id)),
            ("WARC-Date", written(self._clock())),
            ("WARC-Filename", name),
            ("WARC-Block-Digest", sha1(block)),
            ("Content-Type", "application/warc-fields"),
        )
        return compose.member(fields, block)

    def _request(
        self, exchange: Exchange, ids: tuple[str, str], shared: tuple[tuple[str, str | None], ...]
    ) -> bytes:
        block = compose.request_block(exchange)
        fields = compose.with_length(
            block,
            ("WARC-Type", "request"),
            ("WARC-Record-ID", _bracketed(ids[0])),
            *shared,
            ("WARC-Concurrent-To", _bracketed(ids[1])),
            ("WARC-Block-Digest", sha1(block)),
            ("Content-Type", "application/http;msgtype=request"),
        )
        return compose.member(fields, block)

    def _answer(
        self, exchange: Exchange, ids: tuple[str, str], shared: tuple[tuple[str, str | None], ...]
    ) -> tuple[Fields, bytes]:
        head, repeats = compose.answer_head(exchange), exchange.repeats
        block = head if repeats else head + exchange.payload
        fields = compose.with_length(
            block,
            ("WARC-Type", "revisit" if repeats else "response"),
            ("WARC-Record-ID", _bracketed(ids[1])),
            *shared,
            ("WARC-Concurrent-To", _bracketed(ids[0])),
            (CRAWL_FIELD, _bracketed(self.crawl)),
            ("WARC-Profile", compose.revisit_profile(exchange)),
            ("WARC-Refers-To", _bracketed(repeats.record_id) if repeats else None),
            ("WARC-Refers-To-Target-URI", compose.safe_uri(repeats.url) if repeats else None),
            ("WARC-Refers-To-Date", repeats.date if repeats else None),
            ("WARC-Payload-Digest", compose.payload_digest(exchange)),
            ("WARC-Block-Digest", sha1(block)),
            ("Content-Type", "application/http;msgtype=response"),
        )
        return fields, block

    def _new_id(self) -> str:
        return f"urn:uuid:{self._ids()}"


def _bracketed(record_id: str | None) -> str | None:
    return f"<{record_id}>" if record_id else None
