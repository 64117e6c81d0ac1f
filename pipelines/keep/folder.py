"""The folder of WARC files, read in order or record by record."""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from pipelines.keep.answers import kept_of
from pipelines.keep.dated import dated
from pipelines.keep.digests import block_digest
from pipelines.keep.errors import KeepError
from pipelines.keep.mend import mend
from pipelines.keep.scan import LARGEST, Damage, Record, scan
from pipelines.keep.tape import Tape
from pipelines.keep.warc_file import OWN_NAME
from pipelines.records.answer import Answer, Kept, Note, Place


class WarcFolder:
    """`data/warc`: everything that was fetched or imported."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def make(self) -> None:
        """Create the folder, for its owner alone. Raises KeepError."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise KeepError(
                f"The folder {self.path} cannot be made ({error.strerror or error}). "
                "Choose another with --data, or give permission to write there."
            ) from error

    def files(self) -> list[str]:
        """Return the names of the WARC files, sorted: for our own that is the order of time."""
        if not self.path.is_dir():
            return []
        return sorted(
            entry.name
            for entry in self.path.iterdir()
            if entry.name.endswith((".warc.gz", ".warc")) and entry.is_file()
        )

    def end_of(self, file: str) -> int:
        """Return the size of a file in bytes: where its next record will start."""
        return (self.path / file).stat().st_size

    def records(
        self, file: str | None = None, start: Mapping[str, int] | None = None
    ) -> Iterator[Kept]:
        """Yield what one file or all of them hold, by name and offset.

        `start` gives for a file the offset of the record to begin with. A stretch that cannot be
        read is yielded as a note of the kind damage.
        """
        for name in self.files() if file is None else [file]:
            for item, date in dated(self._scan(name, (start or {}).get(name, 0))):
                if isinstance(item, Damage):
                    yield _damage_note(name, item, date)
                elif kept := kept_of(item, name):
                    yield kept

    def record_ids(self) -> dict[str, str]:
        """Return the Record-ID of every record, without brackets, with its block's digest."""
        return {
            item.record_id: block_digest(item.fields, item.block)
            for name in self.files()
            for item in self._scan(name, 0)
            if isinstance(item, Record)
        }

    def answer_at(self, place: Place, largest: int = LARGEST) -> Answer:
        """Return the answer that stands there, of at most `largest` bytes in its record.

        Raises KeepError if there is none.
        """
        kept = kept_of(self._record_at(place, largest), place.file)
        if not isinstance(kept, Answer):
            raise KeepError(f"{place.file} holds no answer at byte {place.offset}.")
        return kept

    def raw_at(self, place: Place) -> bytes:
        """Return the record that stands there as it is, decompressed. Raises KeepError."""
        try:
            with (self.path / place.file).open("rb") as file:
                file.seek(place.offset)
                stored = file.read(place.length)
            return zlib.decompress(stored, wbits=31) if stored[:2] == b"\x1f\x8b" else stored
        except (OSError, zlib.error) as error:
            raise KeepError(
                f"{place.file} has no record at byte {place.offset}: {error}."
            ) from error

    def mend(self, known: Mapping[str, int] | None = None) -> list[str]:
        """Cut off what a kill left half-written; return a sentence for each cut.

        `known` gives, for a file, the offset up to which it is known to be whole. Without a word
        about it, only the newest file of ours is looked at: no other can have been open.
        """
        own = [name for name in self.files() if OWN_NAME.fullmatch(name)]
        return [
            sentence
            for name in own
            if name == own[-1] or name in (known or {})
            for sentence in mend(self.path / name, (known or {}).get(name, 0))
        ]

    def _scan(
        self, name: str, start: int, largest: int = LARGEST
    ) -> Generator[Record | Damage, None, None]:
        path = self.path / name
        with path.open("rb") as file:
            yield from scan(Tape(file, start), largest)

    def _record_at(self, place: Place, largest: int) -> Record:
        try:
            with closing(self._scan(place.file, place.offset, largest)) as found_there:
                found = next(found_there, None)
        except FileNotFoundError:
            raise KeepError(f"{self.path / place.file} is not there any more.") from None
        if not isinstance(found, Record):
            why = found.sentence if found else "the file ends before it"
            raise KeepError(f"{place.file} has no record at byte {place.offset}: {why}.")
        return found


def _damage_note(name: str, damage: Damage, date: str) -> Note:
    return Note(
        record_id=f"urn:uuid:{uuid5(NAMESPACE_URL, f'{name}#{damage.offset}')}",
        kind="damage",
        url=damage.url,
        noted_at=date,
        crawl=None,
        data={"sentence": damage.sentence, "file": name, "offset": damage.offset},
        place=Place(file=name, offset=damage.offset, length=damage.length),
    )
