"""robots.txt: asked for first, obeyed, and fatal where it cannot be had (RFC 9309)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scraper.crawling import crawled
from tests.scraper.web import Reply, Web, page

TEXT = {"Content-Type": "text/plain"}


def robots(*lines: str) -> Reply:
    return Reply("\n".join(("User-agent: *", *lines)), headers=TEXT)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Reply("", 404), id="it has none"),
        pytest.param(Reply("", 403), id="it will not show it"),
        pytest.param(Reply("<html><p>Welcome!</p></html>"), id="a page in its place"),
        pytest.param(robots("Disallow:"), id="it forbids nothing"),
        pytest.param(Reply("", 302, {"Location": "http://127.0.0.2/robots.txt"}), id="elsewhere"),
        pytest.param(Reply("", 302, {"Location": "/robots.txt"}), id="round in a circle"),
    ],
)
def test_the_site_may_be_crawled(answer: Reply, web: Web, tmp_path: Path) -> None:
    """RFC 9309 §2.3.1.2, §2.3.1.3: no robots.txt, no rules."""
    web.pages["/robots.txt"] = answer
    assert crawled(tmp_path, web.url).code == 0
    assert web.asked[0].path == "/robots.txt"
    assert web.times("/robots.txt") == 1
    assert web.times("/c") == 1


def test_an_accident_is_waited_out(web: Web, tmp_path: Path) -> None:
    """A robots.txt that comes at the third try is as good as one at the first."""
    web.pages["/robots.txt"] = [Reply("", 503), Reply("", 500), robots("Disallow: /c")]
    done = crawled(tmp_path, web.url)
    assert done.code == 0
    assert web.times("/robots.txt") == 3
    assert web.times("/c") == 0


def test_an_unreachable_robots_txt_forbids_everything(web: Web, tmp_path: Path) -> None:
    """RFC 9309 §2.3.1.4: after eight tries nothing is fetched; one sentence, exit 3."""
    web.pages["/robots.txt"] = Reply("", 503)
    done = crawled(tmp_path, web.url)
    assert done.code == 3
    assert "it answers 503, 8 times" in done.reason
    assert {asked.path for asked in web.asked} == {"/robots.txt"}
    assert web.times("/robots.txt") == len(done.answers()) == 8


def test_what_it_forbids_is_not_asked_for(web: Web, tmp_path: Path) -> None:
    """A forbidden address is skipped, with the reason; that is an answer, not a failure."""
    web.pages["/robots.txt"] = robots("Disallow: /b", "Allow: /b/open")
    web.pages["/a"] = page("/b/open", "/b/shut")
    done = crawled(tmp_path, web.url)
    assert done.code == 0
    assert web.times("/b") == web.times("/b/shut") == 0
    assert web.times("/b/open") == 1
    assert done.queue()["/b/shut"] == ("skipped", "robots.txt forbids it")


def test_our_own_name_is_listened_to(web: Web, tmp_path: Path) -> None:
    """A group for our product token holds for us, and the one for all does not."""
    web.pages["/robots.txt"] = Reply(
        "User-agent: Grace-Archive\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n", headers=TEXT
    )
    done = crawled(tmp_path, web.url)
    assert (web.times("/"), web.times("/b"), web.times("/a")) == (1, 1, 0)
    assert done.code == 0


def test_redirects_on_the_own_host_are_followed(web: Web, tmp_path: Path) -> None:
    """Five of them, as the standard asks for."""
    web.pages["/robots.txt"] = Reply("", 301, {"Location": "/1"})
    web.pages |= {f"/{n}": Reply("", 302, {"Location": f"/{n + 1}"}) for n in range(1, 5)}
    web.pages["/5"] = robots("Disallow: /c")
    crawled(tmp_path, web.url)
    assert web.times("/5") == 1
    assert web.times("/c") == 0


def test_crawl_delay_is_kept(web: Web, tmp_path: Path) -> None:
    """Crawl-delay slows a crawl that would be faster."""
    web.pages["/robots.txt"] = robots("Crawl-delay: 0.3")
    assert crawled(tmp_path, web.url).code == 0
    first, last = web.asked[0].at, web.asked[-1].at
    assert len(web.asked) == 5
    assert last - first > 4 * 0.3 - 0.1
