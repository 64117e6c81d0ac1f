"""A site that shows no page of its own: the crawl's end says so, and whom to write to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from share.completeness import completeness
from tests.scraper.crawling import crawled
from tests.scraper.web import Reply, Web, page

CHECK = Reply("<title>Just a moment...</title>", 403, {"cf-mitigated": "challenge"})


def shut(web: Web) -> None:
    web.pages = dict.fromkeys(("/", "/sitemap.xml", "/a", "/b"), CHECK)


def test_a_site_that_answers_all_with_a_robot_check_shuts_us_out(web: Web, tmp_path: Path) -> None:
    """Fewer than five addresses are known of it: five in a row never come."""
    shut(web)
    done = crawled(tmp_path, web.url)
    assert done.code == 3
    assert "no page of its own (a robot check in its place)" in done.reason
    assert "write to the webmaster" in done.reason
    with closing(sqlite3.connect(tmp_path / "archive.db")) as db:
        ledger = completeness(db)
    assert (ledger.missing, ledger.complete) == (0, False)
    times = web.times("/")
    web.pages = {"/": page("/a"), "/a": page()}
    again = crawled(tmp_path, web.url)
    assert (again.code, web.times("/")) == (0, times + 1)
    assert again.queue()["/a"] == ("done", "answered 200")


def test_a_site_that_begins_to_shut_us_out_is_told_so_too(web: Web, tmp_path: Path) -> None:
    """One page behind a robot check is no shut site."""
    web.pages = {"/": page("/a"), "/a": CHECK}
    assert crawled(tmp_path, web.url).code == 0
    shut(web)
    done = crawled(tmp_path, web.url, full=True)
    assert (done.code, "no page of its own" in done.reason) == (3, True)
