"""Takes WARC files of any tool into the archive: the records of the wanted addresses."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from pipelines.keep.answers import is_answer, is_ours, kept_of, note_data
from pipelines.keep.dated import dated
from pipelines.keep.digests import block_digest, matches
from pipelines.keep.foreign import adopted
from pipelines.keep.moments import instant, written
from pipelines.keep.requests import Requests
from pipelines.keep.scan import Damage, Record, scan
from pipelines.keep.source import host_of, must_be_warc
from pipelines.keep.tape import Tape
from pipelines.keep.writer import WarcWriter
from pipelines.records.answer import Kept, Note

EXAMPLES = 3
"""Damaged records of a file that are told one by one."""

_HTTP = re.compile(r"https?://", re.IGNORECASE)


@dataclass(slots=True)
class Counts:
    """What became of the records of one file; requests and warcinfo are not counted.

    `elsewhere` counts the unwanted answers of each host[:port], `other` records that are no web
    page's (dns:, ftp:, a tool's own log), `damages` says where the first damaged ones are.
    """

    kept: int = 0
    held: int = 0
    damaged: int = 0
    other: int = 0
    elsewhere: Counter[str] = field(default_factory=Counter)
    damages: list[str] = field(default_factory=list, compare=False)


def take_in(
    source: Path,
    writer: WarcWriter,
    wanted: Callable[[str], bool],
    held: dict[str, str] | None = None,
) -> Intake:
    """Return the copying of a WARC file: iterate over it to do it. Raises NotWarcError, OSError.

    `wanted` judges target addresses. `held` are the Record-IDs that the folder has (`record_ids`
    of the folder, asked for where it is None); it is added to, for the next file of the run.
    """
    must_be_warc(source)
    return Intake(source, writer, wanted, writer.folder.record_ids() if held is None else held)


class Intake:
    """Copies as it is iterated over, and yields each answer, note and origin that it has kept.

    Nothing is on the disk for sure before the writer's `flush`. `offset` tells how far in the
    source it is, in bytes.
    """

    def __init__(
        self, source: Path, writer: WarcWriter, wanted: Callable[[str], bool], held: dict[str, str]
    ) -> None:
        self.source = source
        self.counts = Counts()
        self.offset = 0
        self._writer = writer
        self._wanted = wanted
        self._held = held
        self._requests = Requests()
        self._infos: dict[str, Record] = {}
        self._info_id: str | None = None

    def __iter__(self) -> Iterator[Kept]:
        with self.source.open("rb") as file:
            for item, date in dated(scan(Tape(file))):
                self.offset = item.offset
                if isinstance(item, Damage):
                    yield from self._damage(item, date)
                else:
                    yield from self._record(item)

    def _record(self, record: Record) -> Iterator[Kept]:
        if record.kind == "warcinfo":
            self._infos[record.record_id] = record
            self._info_id = None if is_ours(record) else record.record_id
            return
        url = record.fields.bare("WARC-Target-URI") or ""
        if note_data(record) is not None:
            yield from self._note(record, url)
            return
        record = adopted(record, self._info_id)
        if not _HTTP.match(url):
            self.counts.other += 1
        elif not self._wanted(url):
            self._count_elsewhere(record, url)
        elif record.kind == "request":
            self._request(record)
        elif record.kind in ("response", "revisit"):
            yield from self._answer(record, url)
        else:
            yield from self._copy(record)

    def _count_elsewhere(self, record: Record, url: str) -> None:
        if record.kind in ("response", "revisit"):
            self.counts.elsewhere[host_of(url)] += 1

    def _note(self, record: Record, url: str) -> Iterator[Kept]:
        """Keep a note of ours; one about a broken stretch may be about no address."""
        if url and not self._wanted(url):
            return
        yield from self._copy(record)

    def _request(self, record: Record) -> None:
        if self._requests.follows_answer(record):
            self._write(record)

    def _answer(self, record: Record, url: str) -> Iterator[Kept]:
        if instant(record.fields.get("WARC-Date")) is None:
            why = "the record has no date that can be read"
            yield from self._damage(Damage(record.offset, record.length, why, url), "")
        elif not is_answer(record):
            self.counts.other += 1
        elif record.record_id in self._held:
            yield from self._again(record, url)
        else:
            yield from self._origin_of(record)
            for request in self._requests.of(record):
                self._write(request)
            yield from self._copy(record)
            self.counts.kept += 1

    def _again(self, record: Record, url: str) -> Iterator[Kept]:
        """Pass a record that is held; another one under its id has no place beside it."""
        held = self._held[record.record_id]
        same = block_digest(record.fields, record.block) == held
        if same or matches(held, record.block) is not False:
            self.counts.held += 1
            return
        why = "another record with the same Record-ID is held already"
        yield from self._damage(Damage(record.offset, record.length, why, url), "")

    def _origin_of(self, record: Record) -> Iterator[Kept]:
        """Keep the warcinfo that a record stands under, before the first record that does."""
        info = self._infos.pop(record.fields.bare("WARC-Warcinfo-ID") or "", None)
        if info is not None:
            yield from self._copy(info)

    def _copy(self, record: Record) -> Iterator[Kept]:
        copied = self._write(record)
        kept = kept_of(copied, self._writer.file_name) if copied else None
        if kept is not None:
            yield kept

    def _write(self, record: Record) -> Record | None:
        if record.record_id in self._held:
            return None
        self._held[record.record_id] = block_digest(record.fields, record.block)
        return self._writer.copy(record.fields, record.block)

    def _damage(self, damage: Damage, date: str) -> Iterator[Note]:
        if damage.url and not self._wanted(damage.url):
            return
        self.counts.damaged += 1
        if len(self.counts.damages) < EXAMPLES:
            place = f"byte {damage.offset} of {self.source.name}"
            self.counts.damages.append(f"{damage.sentence} ({place})")
        record_id = f"urn:uuid:{uuid5(NAMESPACE_URL, f'{self._digest}#{damage.offset}')}"
        if record_id in self._held:
            return
        self._held[record_id] = ""
        data = {
            "sentence": damage.sentence,
            "file": self.source.name,
            "offset": damage.offset,
            "length": damage.length,
        }
        noted_at = date or written(datetime.now(UTC))
        yield self._writer.note_as(record_id, noted_at, "damage", damage.url, data, None)

    @cached_property
    def _digest(self) -> str:
        with self.source.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
