"""An archive whose captures stand in real WARC files: a page that means harm, and odd answers."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from pipelines.keep.exchange import Repeated
from pipelines.keep.folder import WarcFolder
from pipelines.records import Article, Capture, Comment, Crawl, Link, PageRow, Record
from pipelines.records.answer import Answer
from pipelines.store.database import insert, open_archive
from tests.browse.archive import SEEN, make_archive, row
from tests.keep.made import exchange, writer

PAGE, WITHHELD, BARE = 3, 4, 5
BASE = "https://example.org/post/c"
HTML, NOTHING_NEW, LATIN, FEED, BINARY, LARGE, REFUSED, SECRET, LOST, PART, EMPTY = range(11, 22)
"""Ids of the captures."""


def hostile(outside: str) -> bytes:
    """A page that tries everything to reach a server, in its title too."""
    return f"""<!doctype html><html><head><title>Harm</title>
<link rel="preconnect" href="{outside}"><LINK rel=stylesheet href="{outside}/link.css">
<link rel="icon" href="{outside}/icon.ico"><link
 rel=prefetch href="{outside}/prefetch">
<meta http-equiv="refresh" content="0;url={outside}/refresh">
<base href="{outside}/base/"><style>@import "{outside}/import.css";
@font-face {{ font-family: f; src: url({outside}/font.woff) }}
h1 {{ color: rgb(1, 2, 3); font-family: f; background: url({outside}/css.png) }}</style>
<script>document.title = "ran"; fetch("{outside}/fetch")</script>
<script src="{outside}/script.js"></script></head>
<body onload="top.location='{outside}/load'"><h1>The page as it was</h1>
<img src="{outside}/image.png" onerror="document.title='ran'; parent.document.title='ran'">
<svg onload="document.title='ran'"><image href="{outside}/svg.png"/></svg>
<iframe src="{outside}/frame"></iframe><iframe srcdoc="<script>parent.x=1</script>"></iframe>
<object data="{outside}/object"></object><embed src="{outside}/embed">
<video src="{outside}/video" autoplay poster="{outside}/poster"></video>
<form action="{outside}/form" method="post"><button id="send">Send</button></form>
<a id="run" href="javascript:document.title='ran'">run</a>
<a id="top" target="_top" href="{outside}/top" ping="{outside}/ping">top</a>
<p style="background:url({outside}/style.png)">text</p></body></html>""".encode()


def make_captured(folder: Path, outside: str = "https://outside.example") -> Path:
    """Write archive.db with warc/ beside it into a folder; return the database's path."""
    db = make_archive(folder)
    kept = _write(WarcFolder(folder / "warc"), outside)
    told = {"site": "s", "kind": "article", "status": "live", "capture_id": HTML}
    captures = [_capture(number, answer) for number, answer in kept.items()]
    records: list[Record] = [
        row(Crawl, id=2, record_id="urn:crawl", site="s", started_at=SEEN),
        row(PageRow, id=PAGE, url=BASE, title="A <b>page</b>", last_seen_at=SEEN, **told),
        row(PageRow, id=WITHHELD, url=f"{BASE}/w", **(told | {"status": "withheld"})),
        row(PageRow, id=BARE, url=f"{BASE}/bare", **told),
        *captures,
        row(Article, page_id=PAGE, title="A <b>page</b>", capture_id=HTML,
            body_html='<p><a href="/post/c/bare">bare</a></p>', body_text="bare"),
        row(Article, page_id=BARE, title="Bare", capture_id=HTML),
        row(Article, page_id=WITHHELD, title="secret", body_text="secret", capture_id=SECRET),
        row(Link, page_id=PAGE, comment_id=None, position=1, target_url=f"{BASE}/bare",
            target_id=BARE),
        row(Comment, id=900, page_id=PAGE, system="drupal", source_id="900", capture_id=HTML,
            body_html=f'<p><a href="{BASE}/bare/#x">bare</a></p>', body_text="bare"),
        row(Link, page_id=PAGE, comment_id=900, position=1, target_url=f"{BASE}/bare",
            target_id=BARE),
    ]  # fmt: skip
    archive = open_archive(db)
    with contextlib.closing(archive.conn):
        insert(archive, records)
        archive.conn.commit()
    return db


def _write(folder: WarcFolder, outside: str) -> dict[int, Answer]:
    xml = (("Content-Type", "application/rss+xml"),)
    html = (("Content-Type", "text/html"),)
    latin = '<meta charset="iso-8859-1"><p>naïve</p>'.encode("latin-1")
    with writer(folder) as out:
        first = out.exchange(exchange(url=BASE, payload=hostile(outside), captured_at=_at(1)))
        repeats = Repeated(record_id=first.record_id, url=BASE, date=first.captured_at)
        made: dict[int, dict[str, Any]] = {
            NOTHING_NEW: {"status": 304, "payload": b"", "repeats": repeats, "headers": ()},
            LATIN: {"url": f"{BASE}?page=1", "payload": latin, "headers": html},
            FEED: {"payload": b"<rss><script>1</script></rss>", "headers": xml},
            BINARY: {"payload": b"\x89PNG" + bytes(500), "headers": html},
            LARGE: {"payload": b"<p>x</p>" * 1_200_000, "headers": html},
            REFUSED: {"status": 404, "payload": b"<p>not there</p>"},
            SECRET: {"url": f"{BASE}/w", "payload": b"<p>secret</p>"},
            LOST: {"status": 304, "payload": b"", "headers": (), "url": f"{BASE}/bare"},
            PART: {"url": f"{BASE}?page=1", "payload": latin + b"more", "headers": html},
            EMPTY: {"payload": b""},
        }
        later = {
            number: out.exchange(exchange(**({"url": BASE, "captured_at": _at(at)} | told)))
            for at, (number, told) in enumerate(made.items(), 2)
        }
    return {HTML: first, **later}


def _at(minute: int) -> str:
    return f"2026-11-23T15:{minute:02}:00.000Z"


def _capture(number: int, answer: Answer) -> Capture:
    pages = {SECRET: WITHHELD, LOST: BARE, FEED: None, BINARY: None, LARGE: None, EMPTY: None}
    hashes = {HTML: "one", NOTHING_NEW: "one", LATIN: "two", PART: "three"}
    mime = (answer.header("content-type") or "").partition(";")[0] or None
    return row(
        Capture,
        id=number,
        page_id=pages.get(number, PAGE),
        crawl_id=2,
        record_id=answer.record_id,
        url=answer.url,
        captured_at=answer.captured_at,
        status=answer.status,
        mime=mime,
        content_hash=hashes.get(number),
        warc_file=answer.place.file,
        warc_offset=answer.place.offset,
        warc_length=answer.place.length,
    )
