"""What a first contact has learned of robots.txt holds for the crawl that follows it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.scraper.crawling import crawled
from tests.scraper.web import Reply, Web

SHUT = Reply(
    "User-agent: *\nDisallow: /b\nCrawl-delay: 0.2\n", headers={"Content-Type": "text/plain"}
)
NONE = Reply("", 404)
MOVED = Reply("", 301, {"Location": "/elsewhere"})
BEFORE, AFTER = "2000-01-01T00:00:00+00:00", "9999-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("robots", "since", "times"),
    [
        pytest.param(SHUT, BEFORE, 1, id="rules"),
        pytest.param(NONE, BEFORE, 1, id="none", marks=pytest.mark.verify),
        pytest.param(SHUT, AFTER, 2, id="rules from another command", marks=pytest.mark.verify),
        pytest.param(SHUT, None, 2, id="no first contact", marks=pytest.mark.verify),
        pytest.param(MOVED, BEFORE, 2, id="a redirect", marks=pytest.mark.verify),
        pytest.param(
            [Reply("", 503), NONE], BEFORE, 2, id="none after an accident", marks=pytest.mark.verify
        ),
    ],
)
def test_robots_txt_is_asked_for_once(
    robots: Reply | list[Reply], since: str | None, times: int, web: Web, tmp_path: Path
) -> None:
    """RFC 9309 §2.4; what it forbids stays forbidden, and the pace that it asks for is kept."""
    web.pages["/robots.txt"] = robots
    assert crawled(tmp_path, web.url, sample=True, max_pages=1).code == 3
    looked = len(web.asked)
    assert crawled(tmp_path, web.url, since=since).code == 0
    assert web.times("/robots.txt") == times
    rest = [asked for asked in web.asked[looked:] if asked.path != "/robots.txt"]
    assert web.times("/b") == (robots is not SHUT)
    if robots is SHUT:
        assert all(b.at - a.at > 0.18 for a, b in pairwise(rest))
