"""The records of a WARC file as they are stored, one gzip member each."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path


def members(file: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (WARC-Type, the member's bytes) of each record of a .warc.gz file."""
    content = file.read_bytes()
    while content:
        inflate = zlib.decompressobj(31)
        record = inflate.decompress(content)
        found = re.search(rb"^WARC-Type: *(\w+)", record, re.MULTILINE)
        assert found, "a member that holds no record"
        length = len(content) - len(inflate.unused_data)
        yield found[1].decode(), content[:length]
        content = content[length:]
