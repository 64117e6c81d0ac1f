"""A small folder of kept answers, without network: for tests of what reads them."""

from __future__ import annotations

from pathlib import Path

from pipelines.keep.exchange import Exchange
from pipelines.keep.folder import WarcFolder
from pipelines.keep.writer import WarcWriter
from pipelines.records.answer import Answer
from pipelines.run import WARC
from pipelines.site_file import SiteFile

BASE = "http://127.0.0.1:9"
SITE_FILE = SiteFile(site="made", base_url=BASE, timezone="America/Los_Angeles")


def page(number: int, words: str = "A question.") -> bytes:
    """Return an article's markup, as Drupal's node template has it."""
    return f"""<!doctype html><html lang="en"><head><title>Title {number} | Made</title>
<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">
<link rel="canonical" href="{BASE}/post/{number}">
<link rel="shortlink" href="{BASE}/node/{number}"></head>
<body class="page-node-type-article"><main><h1><span>Title {number}</span></h1>
<article data-history-node-id="{number}" class="node node--type-article node--view-mode-full">
<div class="node__content"><div class="field field--name-body field__item"><p>{words}</p></div>
</div></article></main></body></html>""".encode()


def keep(folder: Path, pages: dict[str, bytes], day: int = 1) -> list[Answer]:
    """Write answers into a folder's warc/, as a crawl does."""
    (folder / WARC).mkdir(parents=True, exist_ok=True)
    with WarcWriter(
        WarcFolder(folder / WARC), software="test", operator=None, robots_policy="obey", settings={}
    ) as writer:
        answers = [
            writer.exchange(_exchange(path, body, f"2024-03-{day:02d}T10:00:{second:02d}.000Z"))
            for second, (path, body) in enumerate(pages.items())
        ]
        writer.flush()
    return answers


def _exchange(path: str, body: bytes, at: str) -> Exchange:
    return Exchange(
        url=BASE + path,
        method="GET",
        request_headers=(("Host", "127.0.0.1:9"),),
        status=200,
        reason="OK",
        headers=(("Content-Type", "text/html; charset=UTF-8"),),
        payload=body,
        captured_at=at,
    )
