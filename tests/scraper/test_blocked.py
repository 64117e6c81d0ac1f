"""A host that shows something else in its pages' place is left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.scraper.crawling import crawled
from tests.scraper.web import Reply, Web, page

CHECK = Reply("<title>Just a moment...</title>", 403, {"cf-mitigated": "challenge"})
MAINTENANCE = "<title>Site under maintenance</title><h1>Site under maintenance</h1>"


def pages(data: Path) -> dict[str, str]:
    """The status of each page that is held, by its path."""
    with closing(sqlite3.connect(data / "archive.db")) as db:
        rows = db.execute("select url, status from pages").fetchall()
    return {"/" + url.split("/", 3)[3]: status for url, status in rows}


def test_a_robot_check_is_asked_once(web: Web, tmp_path: Path) -> None:
    """At 503 too: asking again does not make us human. It is no page, and no failure."""
    web.pages["/a"] = Reply("<title>Just a moment...</title>", 503)
    done = crawled(tmp_path, web.url)
    assert done.queue()["/a"] == ("blocked", "a robot check")
    assert web.times("/a") == 1
    assert "/a" not in pages(tmp_path)
    assert done.notes("failed") == []


def test_what_was_held_stays_as_it_was(web: Web, tmp_path: Path) -> None:
    """A firewall that comes later makes no page forbidden."""
    crawled(tmp_path, web.url)
    before = pages(tmp_path)
    web.pages["/a"] = CHECK
    done = crawled(tmp_path, web.url, full=True)
    assert pages(tmp_path) == before
    assert done.queue()["/a"] == ("blocked", "a robot check")


def test_maintenance_is_waited_for(web: Web, tmp_path: Path) -> None:
    """It mostly lasts for a minute."""
    web.pages["/a"] = [Reply(MAINTENANCE, 503), page("/", "/c")]
    done = crawled(tmp_path, web.url)
    assert done.queue()["/a"] == ("done", "answered 200")


def test_maintenance_that_does_not_end_blocks(web: Web, tmp_path: Path) -> None:
    web.pages["/c"] = Reply(MAINTENANCE, 503)
    done = crawled(tmp_path, web.url)
    assert web.times("/c") == 8
    assert done.queue()["/c"] == ("blocked", "maintenance")
    assert done.notes("failed") == []


def test_five_in_a_row_end_the_crawl(web: Web, tmp_path: Path) -> None:
    """Exit 3, and a sentence that says whom to write to."""
    links = [f"/p{n}" for n in range(9)]
    web.pages = {"/": page("/contact", *links), "/contact": page(), **dict.fromkeys(links, CHECK)}
    done = crawled(tmp_path, web.url, delay=0.01)
    assert done.code == 3
    assert "5 pages were none of the site (a robot check in their place)" in done.reason
    assert f"{web.url}/contact" in done.reason
    assert sum(map(web.times, links)) == 5
    assert sum(state == "pending" for state, _ in done.queue().values()) == 4


def test_what_was_blocked_before_ends_no_refresh(web: Web, tmp_path: Path) -> None:
    """Pages for members stay a login form: each refresh asks for them, and goes on."""
    login = "<h1>Log in</h1><form><input type='password' name='pass'></form>"
    for number in range(6):
        web.pages[f"/members/{number}"] = Reply(login)
    web.pages["/"] = page(*(f"/members/{n}" for n in range(3)), "/a")
    web.pages["/a"] = page("/b")
    web.pages["/b"] = page(*(f"/members/{n}" for n in range(3, 6)))
    first = crawled(tmp_path, web.url)
    states = [state for path, (state, _) in first.queue().items() if "members" in path]
    assert (first.code, states) == (0, ["blocked"] * 6)
    assert crawled(tmp_path, web.url, delay=0.01).code == 0  # one after the other
    assert web.times("/members/0") == 2
