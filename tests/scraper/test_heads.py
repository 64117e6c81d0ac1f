"""The head of an answer has a limit, and an ordinary one is far below it."""

from __future__ import annotations

from pathlib import Path

from demo.faults.broken import header_flood
from demo.faults.fault import Fault
from demo.faults.robots import robots
from demo.faults.server import serve
from demo.site import Demo
from tests.scraper.crawling import crawled


def test_many_headers_pass_and_a_flood_does_not(tmp_path: Path) -> None:
    """Each answer on a kept connection is counted for itself."""
    rules = robots("User-agent: *\nAllow: /$\nAllow: /about\nAllow: /forum$\nDisallow: /\n")
    many = [Fault(header_flood(500, 200), path) for path in ("/", "/forum")]
    with serve(Demo(pages=12), [rules, *many, Fault(header_flood(), "/about")]) as site:
        done = crawled(tmp_path, site.base_url, max_time=60)
    assert (done.code, done.errors) == (4, "")
    told = {path: done.queue()[path][0] for path in ("/", "/forum", "/about")}
    assert told == {"/": "done", "/forum": "done", "/about": "failed"}
