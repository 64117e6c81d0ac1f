"""What a spider brings home from the made-up site."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from demo.server import serve
from demo.site import Demo
from tests.scraper.crawling import crawled


def held(data: Path, *only: str) -> tuple[dict[str, int], dict[str, int]]:
    """Crawl a small made-up site; return how many articles, videos and topics it has, and we."""
    demo = Demo(pages=40)
    with serve(demo) as server:
        assert crawled(data, server.base_url, only=only).code == 0
    with closing(sqlite3.connect(data / "archive.db")) as db:
        ours = dict(db.execute("select kind, count(*) from pages where status = 'live' group by 1"))
    return _counted(demo), ours


def _counted(demo: Demo) -> dict[str, int]:
    from demo.truth import truth

    rows = truth(demo, "http://127.0.0.1")
    return {kind: len(rows[f"{kind}s"]) for kind in ("article", "video", "topic")}
