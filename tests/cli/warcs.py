"""Small WARC files for tests: a made-up Drupal site of a few pages, whole or spoilt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

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


def write(path: Path, samples: Sequence[Sample], day: int = 1) -> list[int]:
    """Write a WARC file, a gzip member a record; return where each member begins."""
    offsets = []
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for minute, sample in enumerate(samples):
            offsets.append(file.tell())
            headers = [("Content-Type", sample.mime), *sample.headers.items()]
            http = StatusAndHeaders(sample.status, headers, protocol="HTTP/1.1")
            record = writer.create_warc_record(
                BASE + sample.path,
                "response",
                payload=BytesIO(sample.body),
                http_headers=http,
                warc_headers_dict={
                    "WARC-Date": f"2024-03-{day:02}T10:{minute:02}:00Z",
                    "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{day:04}{minute:08}>",
                },
            )
            writer.write_record(record)
    return offsets


def three(path: Path, day: int = 1) -> list[int]:
    """Write a WARC file of three articles."""
    return write(path, [article(1), article(2), article(3)], day)
