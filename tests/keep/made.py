"""Archives, records and exchanges made for the tests, the same each time."""

from __future__ import annotations

import base64
import gzip
import hashlib
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from pipelines.keep.exchange import Exchange
from pipelines.keep.fields import Fields
from pipelines.keep.folder import WarcFolder
from pipelines.keep.writer import WarcWriter
from pipelines.records.answer import Answer

CRAWL = "urn:uuid:00000000-0000-4000-8000-00000000c0de"
URL = "https://example.org/post/one"
CAPTURED = "2026-11-23T15:00:00.250Z"


def clock() -> Callable[[], datetime]:
    """A clock that goes on one second a look."""
    seconds = itertools.count()
    return lambda: datetime(2026, 11, 23, 15, 0, tzinfo=UTC) + timedelta(seconds=next(seconds))


def ids() -> Callable[[], UUID]:
    """UUIDs counted from 1."""
    numbers = itertools.count(1)
    return lambda: UUID(int=next(numbers))


def writer(folder: WarcFolder, **changes: Any) -> WarcWriter:
    """A writer of the tests' crawl."""
    given: dict[str, Any] = {
        "software": "grace-archive/0.1",
        "operator": "Ada <ada@example.org>",
        "robots_policy": "obey",
        "settings": {"delay": 1},
        "crawl": CRAWL,
    }
    return WarcWriter(folder, **{**given, **changes})


def exchange(**changes: Any) -> Exchange:
    """A page that answered."""
    given: dict[str, Any] = {
        "url": URL,
        "status": 200,
        "reason": "OK",
        "headers": (("Content-Type", "text/html; charset=utf-8"),),
        "payload": b"<p>One</p>",
        "captured_at": CAPTURED,
    }
    return Exchange(**{**given, **changes})


def filled(path: Path, pages: int = 3) -> tuple[WarcFolder, list[Answer]]:
    """A folder with one file of some pages."""
    folder = WarcFolder(path)
    with writer(folder, clock=clock(), ids=ids()) as out:
        answers = [
            out.exchange(exchange(url=f"{URL}/{n}", payload=b"page %d " % n * 9))
            for n in range(pages)
        ]
    return folder, answers


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(block: bytes, *, version: str = "1.0", **fields: str) -> bytes:
    """A record of another tool; `WARC_Type` stands for WARC-Type, and so on."""
    given = {
        "WARC_Type": "response",
        "WARC_Record_ID": f"<urn:uuid:{UUID(hashlib.md5(block).hexdigest())}>",
        "WARC_Date": "2020-01-02T03:04:05Z",
        "WARC_Target_URI": f"<{URL}>",
        "Content_Type": "application/http;msgtype=response",
        "Content_Length": str(len(block)),
        **fields,
    }
    head = "".join(f"{k.replace('_', '-')}: {v}\r\n" for k, v in given.items() if v)
    return f"WARC/{version}\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def fields(**given: str) -> Fields:
    """Fields of a record; `WARC_Type` stands for WARC-Type, and so on."""
    return Fields(tuple((name.replace("_", "-"), value) for name, value in given.items()))


def http(body: bytes, *headers: str, status: str = "HTTP/1.1 200 OK") -> bytes:
    return "\r\n".join([status, *headers, "", ""]).encode() + body


def pages(count: int = 5) -> list[bytes]:
    """Records of several pages, with digests."""
    blocks = [http(b"page %d " % n * 50, "Content-Type: text/html") for n in range(count)]
    return [
        record(b, WARC_Target_URI=f"<{URL}/{n}>", WARC_Block_Digest=sha1(b))
        for n, b in enumerate(blocks)
    ]


def members(records: list[bytes]) -> list[bytes]:
    return [gzip.compress(one, mtime=0) for one in records]


def bodies(kept: Iterator[object]) -> list[bytes]:
    """The answers' bodies, in order."""
    return [one.body for one in kept if isinstance(one, Answer)]
