"""The pace as a server sees it."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from tests.scraper.crawling import crawled
from tests.scraper.web import Reply, Web, page

TEXT = {"Content-Type": "text/plain"}


def gaps(web: Web) -> list[float]:
    """Seconds between each request and the next."""
    at = [asked.at for asked in web.asked]
    return [later - earlier for earlier, later in pairwise(at)]


def test_the_delay_follows_the_servers_response_time(web: Web, tmp_path: Path) -> None:
    """A server that takes three tenths of a second is left in peace for six."""
    slow = Reply("<h1>Slow</h1>", wait=0.3)
    first = replace(slow, body=page("/a", "/b").body)
    web.pages = {"/": first, "/a": slow, "/b": slow}
    assert crawled(tmp_path, web.url, delay=0.02).code == 0
    asked = {asked.path: asked.at for asked in web.asked}
    assert asked["/b"] - asked["/a"] > 0.3 + 0.1


def test_a_busy_host_is_asked_less_often_for_a_while(web: Web, tmp_path: Path) -> None:
    """Not only until its page has come: half of what was added stays, then a quarter."""
    web.pages["/a"] = [Reply("", 503), Reply("", 503), page("/c", "/d")]
    assert crawled(tmp_path, web.url, delay=0.15).code == 0
    came = [number for number, asked in enumerate(web.asked) if asked.path == "/a"][-1]
    assert gaps(web)[0] > 0.14
    assert gaps(web)[came] > 0.15 * 2.5 - 0.02
    assert gaps(web)[came + 1] > 0.15 * 1.75 - 0.02


def test_a_long_crawl_delay_does_not_hold_a_crawl_that_ends(web: Web, tmp_path: Path) -> None:
    """--max-time holds also while nobody may be asked; what waits stays pending."""
    web.pages["/robots.txt"] = Reply("User-agent: *\nCrawl-delay: 50", headers=TEXT)
    began = time.monotonic()
    done = crawled(tmp_path, web.url, max_time=0.5)
    assert done.code == 3
    assert time.monotonic() - began < 30
    assert len(web.asked) == 1
    assert done.queue()["/"][0] == "pending"


def test_max_time_holds_while_a_page_has_asked_for_quiet(web: Web, tmp_path: Path) -> None:
    web.pages["/a"] = Reply("", 429, {"Retry-After": "60"})
    began = time.monotonic()
    done = crawled(tmp_path, web.url, max_time=1)
    assert (done.code, done.queue()["/a"][0]) == (3, "pending")
    assert time.monotonic() - began < 30


def test_max_pages_stops_cleanly(web: Web, tmp_path: Path) -> None:
    """Exit 3, and the next run takes the rest."""
    done = crawled(tmp_path, web.url, max_pages=2)
    assert done.code == 3
    assert done.progress["pages"] == 2
    assert crawled(tmp_path, web.url).code == 0
    assert all(web.times(path) == 1 for path in ("/", "/a", "/b", "/c"))
