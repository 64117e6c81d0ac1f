"""A file that somebody wants imported: is it a WARC at all?"""

from __future__ import annotations

from pathlib import Path

from pipelines.keep.errors import NotWarcError
from pipelines.keep.scan import Record, scan
from pipelines.keep.tape import Tape

_OTHER_KINDS = (
    (b"PK\x03\x04", "a ZIP or WACZ package: unpack it and give the files of its folder archive/"),
    (b"\x28\xb5\x2f\xfd", "packed with Zstandard: unpack it with `zstd -d` first"),
    (b"BZh", "packed with bzip2: unpack it with `bunzip2` first"),
    (b"\xfd7zXZ", "packed with xz: unpack it with `unxz` first"),
)


def must_be_warc(source: Path) -> None:
    """Return if the file holds at least one WARC record; raises NotWarcError, OSError."""
    if source.stat().st_size == 0:
        raise NotWarcError(f"{source} is empty: it holds no WARC record.")
    with source.open("rb") as file:
        start = file.read(16)
        for magic, what in _OTHER_KINDS:
            if start.startswith(magic):
                raise NotWarcError(f"{source} is {what}.")
        tape = Tape(file)
        tape.want(16)
        if tape.buffer.startswith(b"filedesc:"):
            raise NotWarcError(
                f"{source} is an ARC file, the form before WARC: turn it into WARC first, "
                "with `warcio recompress`."
            )
        if not any(isinstance(item, Record) for item in scan(tape)):
            raise NotWarcError(f"{source} is no WARC file: no record can be read from it.")
