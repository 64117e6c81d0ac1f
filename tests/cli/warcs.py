"""Small WARC files for tests: a made-up Drupal site of a few pages, whole or spoilt."""

from __future__ import annotations

import gzip
import hashlib
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

BASE = "http://site.example"
HTML = "text/html; charset=UTF-8"


@dataclass(frozen=True)
class Sample:
    """One answer to be written."""

    path: str
    body: bytes
    mime: str = HTML
    status: str = "200 OK"
    headers: dict[str, str] = field(default_factory=dict)


def article(number: int, words: str = "Some words on a treatment.") -> Sample:
    """Return a Drupal article page."""
    body = f"""<!DOCTYPE html><html lang="en"><head><title>Article {number} | Site</title>
<link rel="canonical" href="{BASE}/post/article-{number}">
<link rel="shortlink" href="{BASE}/node/{number}"></head><body><main>
<h1 class="page-title">Article {number}</h1>
<article data-history-node-id="{number}" class="node node--type-article node--view-mode-full">
<div class="field field--name-body"><p>{words}</p></div></article></main></body></html>"""
    return Sample(f"/post/article-{number}", body.encode())


def record(sample: Sample, day: int = 1, minute: int = 0) -> bytes:
    """Return a WARC 1.1 response record (not packed) with right digests and lengths."""
    fields = {"Content-Type": sample.mime, **sample.headers}
    http = f"HTTP/1.1 {sample.status}\r\n" + "".join(f"{k}: {v}\r\n" for k, v in fields.items())
    block = http.encode() + b"\r\n" + sample.body
    head = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{day:04}{minute:08}>",
        "WARC-Date": f"2024-03-{day:02}T{10 + minute // 60}:{minute % 60:02}:00Z",
        "WARC-Target-URI": BASE + sample.path,
        "WARC-Payload-Digest": _sha1(sample.body),
        "WARC-Block-Digest": _sha1(block),
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def _sha1(content: bytes) -> str:
    return f"sha1:{b32encode(hashlib.sha1(content).digest()).decode()}"


def write(path: Path, samples: Sequence[Sample], day: int = 1) -> list[int]:
    """Write a WARC file, a gzip member a record; return where each member begins."""
    offsets, content = [], b""
    for minute, sample in enumerate(samples):
        offsets.append(len(content))
        content += gzip.compress(record(sample, day, minute))
    path.write_bytes(content)
    return offsets


def three(path: Path, day: int = 1) -> list[int]:
    """Write a WARC file of three articles."""
    return write(path, [article(1), article(2), article(3)], day)
