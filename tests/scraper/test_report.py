"""What a webmaster is told of a crawl."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from scraper.report import Report
from tests.scraper.crawling import crawled
from tests.scraper.web import Reply, Web, page


def test_a_crawl_leaves_a_report(web: Web, tmp_path: Path) -> None:
    """What he sees in his own log stands in it, and it is for the owner of the folder alone."""
    web.pages["/robots.txt"] = Reply(
        "User-agent: *\nDisallow: /c", headers={"Content-Type": "text/plain"}
    )
    web.pages["/b"] = [Reply("Busy.", 503, {"Retry-After": "1"}), page()]
    web.pages["/a"] = [Reply("<html>", claims=1000), page("/", "/c")]
    crawled(tmp_path, web.url, contact="me@example.org")
    (path,) = (tmp_path / "reports").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    text = path.read_text()
    for line in (
        f"A crawl of {web.url}",
        "grace-archive/",
        "(+me@example.org)",
        "200: ",
        "503: 1",
        "the answer broke off: 1",
        "1 (Retry-After), 1 seconds in all; 1 kept",
        "obeyed (RFC 9309); 1 known addresses",
        "Done: every address has its answer.",
    ):
        assert line in text
    asked = f"Requests            {len(web.asked) - 1:,}"  # the broken one gave no answer
    assert asked in text
    with closing(sqlite3.connect(tmp_path / "archive.db")) as db:
        (counts,) = db.execute("select counts from crawls").fetchone()
    told = json.loads(counts)
    assert told["waits"] == told["waits kept"] == told["no answer: the answer broke off"] == 1
    assert told["response ms p50"] <= told["response ms p95"]
    assert told["peak requests a minute"] == len(web.asked)


def test_two_crawls_in_a_second_leave_two_reports(tmp_path: Path) -> None:
    when = datetime(2026, 11, 23, 22, 0, 5, tzinfo=UTC)
    report = Report(
        site="https://example.org",
        began=when,
        over=when,
        agent="grace-archive/1",
        contact=None,
        delay=10.0,
        counts={"requests": 1, "slowest delay ms": 20000},
        forbidden=0,
        ended="Done.",
    )
    written = [report.write(tmp_path), report.write(tmp_path)]
    assert [path.name for path in written] == ["20261123T220005Z.txt", "20261123T220005Z-2.txt"]
    assert "10 seconds at least, up to 20 seconds" in report.text
    assert "not measured" in report.text
