"""A file that somebody wants imported: is it a WARC at all, and of which hosts?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from pipelines.keep.errors import NotWarcError
from pipelines.keep.scan import Damage, Record, scan
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


def host_of(url: str) -> str:
    """Return host[:port] of an address, without a name and password; "" where it has none.

    >>> host_of("http://ann:secret@Example.org:8610/x"), host_of("http://[")
    ('example.org:8610', '')
    """
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    return f"{parts.hostname or ''}{port}"


def only_elsewhere(source: Path, wanted: Callable[[str], bool]) -> Counter[str]:
    """Count the answers of each host in a file that holds nothing wanted.

    Nothing is counted where anything in it is wanted, or may be: a damaged stretch may have been.
    """
    hosts: Counter[str] = Counter()
    with source.open("rb") as file:
        for item in scan(Tape(file)):
            url = _about(item)
            if wanted(url) or (isinstance(item, Damage) and not url):
                return Counter()
            if isinstance(item, Record) and item.kind in ("response", "revisit") and host_of(url):
                hosts[host_of(url)] += 1
    return hosts


def _about(item: Record | Damage) -> str:
    return item.url if isinstance(item, Damage) else item.fields.bare("WARC-Target-URI") or ""
