"""What a host asks not to archive is not archived."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipelines.rebuild import rebuild
from tests.scraper.crawling import crawled
from tests.scraper.web import Reply, Web, page

SECRET = "Not for an archive."


def in_a_page(name: str, content: str) -> Reply:
    html = f"<head><meta name='{name}' content='{content}'></head><p>{SECRET}</p>"
    return Reply(gzip.compress(html.encode()), headers={"Content-Encoding": "gzip"})


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (
            Reply(SECRET, headers={"X-Robots-Tag": "noindex, NoArchive"}),
            "the host asks not to archive it (X-Robots-Tag: noarchive)",
        ),
        (
            Reply(SECRET, headers={"x-robots-tag": "other: all, Grace-Archive: noarchive"}),
            "the host asks not to archive it (X-Robots-Tag: noarchive)",
        ),
        (
            in_a_page("ROBOTS", "nofollow,noarchive"),
            "the page asks not to be archived (meta robots: noarchive)",
        ),
        (
            in_a_page("grace-archive", "noarchive"),
            "the page asks not to be archived (meta robots: noarchive)",
        ),
    ],
)
def test_only_the_wish_is_kept(answer: Reply, why: str, web: Web, tmp_path: Path) -> None:
    """No byte of it in the WARC, no row of it in the archive, and the same after a rebuild."""
    web.pages["/a"] = answer
    done = crawled(tmp_path, web.url)
    assert done.code == 0
    assert web.times("/a") == 1
    assert done.queue()["/a"] == ("skipped", why)
    assert f"{web.url}/a" not in {kept.url for kept in done.answers()}
    assert all(SECRET.encode() not in kept.body for kept in done.answers())
    rebuild(tmp_path)
    assert done.queue()["/a"] == ("skipped", why)
    with closing(sqlite3.connect(tmp_path / "archive.db")) as db:
        assert db.execute("select 1 from captures where url like '%/a'").fetchone() is None
        assert db.execute("select 1 from pages where url like '%/a'").fetchone() is None


@pytest.mark.parametrize(
    "answer",
    [
        Reply("<p>Words.</p>", headers={"X-Robots-Tag": "none"}),
        Reply("<p>Words.</p>", headers={"X-Robots-Tag": "googlebot: noarchive, none"}),
        Reply("<p>Gone.</p>", 404, {"X-Robots-Tag": "noarchive"}),
        in_a_page("googlebot", "noarchive"),
        in_a_page("description", "none of it, noarchive"),
    ],
)
def test_other_wishes_are_not_about_us(answer: Reply, web: Web, tmp_path: Path) -> None:
    web.pages["/a"] = answer
    assert crawled(tmp_path, web.url).queue()["/a"][0] == "done"


def test_robots_txt_itself_is_kept(web: Web, tmp_path: Path) -> None:
    """It is written for robots, and says why addresses are skipped."""
    headers = {"Content-Type": "text/plain", "X-Robots-Tag": "noarchive"}
    web.pages["/robots.txt"] = Reply("User-agent: *\nDisallow: /c", headers=headers)
    web.pages["/b"] = page()
    done = crawled(tmp_path, web.url)
    assert done.queue()["/c"] == ("skipped", "robots.txt forbids it")
