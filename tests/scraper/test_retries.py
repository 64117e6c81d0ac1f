"""Another try: after how long, how often, and what is said in the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response

from scraper.guards import RefusedError
from scraper.retries import back_off, in_words, wait_asked_for
from tests.scraper.crawling import crawled
from tests.scraper.web import Reply, Web, page


def test_retry_after_is_obeyed(web: Web, tmp_path: Path) -> None:
    """A busy host gets the second that it asks for, from every page, and then is asked again."""
    busy = Reply("Busy.", 503, {"Retry-After": "1"})
    web.pages["/"] = [busy, web.pages["/"]]  # type: ignore[list-item]
    done = crawled(tmp_path, web.url)
    assert done.code == 0
    first, second = (asked.at for asked in web.asked if asked.path == "/")
    assert second - first > 0.95
    assert [answer.status for answer in done.answers()][1] == 503


def test_quiet_is_for_every_page(web: Web, tmp_path: Path) -> None:
    """While a host has the quiet that it asked for on one page, no other page is tried again."""
    web.pages["/a"] = Reply("Broken.", 500)
    web.pages["/b"] = [Reply("Busy.", 503, {"Retry-After": "2"}), page()]
    crawled(tmp_path, web.url, patience=0.02, delay=0.05)
    asked_at = next(asked.at for asked in web.asked if asked.path == "/b")
    after = [asked.at - asked_at for asked in web.asked if asked.at > asked_at]
    assert min(after) > 1.9
    assert web.times("/a") == 8


def test_a_page_that_is_given_up_takes_no_quiet_away(web: Web, tmp_path: Path) -> None:
    """Also the question whether the host is there at all waits as long as Retry-After says."""
    busy = Reply("Busy.", 503)
    web.pages["/"] = page("/a")
    web.pages["/a"] = [*[busy] * 7, Reply("Busy.", 503, {"Retry-After": "1"})]
    web.pages["/robots.txt"] = [Reply("", 404), busy]
    assert crawled(tmp_path, web.url).code == 3
    last, probe = web.asked[-2:]
    assert (last.path, probe.path) == ("/a", "/robots.txt")
    assert probe.at - last.at > 0.95


def test_a_page_that_always_fails(web: Web, tmp_path: Path) -> None:
    """Eight tries, then the page has failed, with its reason; the others are there: exit 4."""
    web.pages["/a"] = Reply("Broken.", 500)
    done = crawled(tmp_path, web.url)
    assert done.code == 4
    assert "1 address gave no answer" in done.reason
    assert web.times("/a") == 8
    assert done.queue()["/a"] == ("failed", "it answers 500")
    assert done.queue()["/b"][0] == "done"
    assert [(note.url, note.data["tries"]) for note in done.notes("failed")] == [
        (f"{web.url}/a", 8)
    ]


def test_a_connection_that_breaks(web: Web, tmp_path: Path) -> None:
    """Half a page is no page: it is asked for again, and kept when it is whole."""
    whole = web.pages["/a"]
    web.pages["/a"] = [Reply("<html>", claims=1000), whole]  # type: ignore[list-item]
    done = crawled(tmp_path, web.url)
    assert done.code == 0
    assert web.times("/a") == 2
    assert len(done.answers()) == 6


def test_a_page_that_is_too_large(web: Web, tmp_path: Path) -> None:
    """It fails with that reason, at once, without being fetched; the crawl goes on."""
    web.pages["/a"] = Reply("<html>", claims=33 << 20)
    done = crawled(tmp_path, web.url)
    assert (done.code, done.errors) == (4, "")
    assert web.times("/a") == 1
    assert done.queue()["/a"] == ("failed", "the answer is larger than a page may be")


def test_a_host_that_wants_quiet_for_long_gets_it(web: Web, tmp_path: Path) -> None:
    """A Retry-After of an hour ends the crawl instead of holding a process that long."""
    web.pages["/a"] = Reply("", 429, {"Retry-After": "3600"})
    done = crawled(tmp_path, web.url)
    assert done.code == 3
    assert "60 minutes of quiet" in done.reason
    assert done.queue()["/a"][0] == "pending"


def test_back_off_doubles_to_a_limit() -> None:
    """No page waits for more than about a minute between two tries."""
    assert [back_off(0.5, tries) for tries in range(1, 9)] == [0.5, 1, 2, 4, 8, 16, 32, 64]


def answer(retry_after: str) -> Response:
    return Response("http://127.0.0.1/", headers={"Retry-After": retry_after})


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0),
        (" 5 ", 5.0),
        ("0", 0.0),
        ("-5", 0.0),
        ("soon", 0.0),
        ("²", 0.0),
        ("9" * 400, 999999999.0),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0.0),
        (f"Sun, 06 Nov 1994 08:49:37 +{'9' * 23}", 0.0),
        ("", 0.0),
    ],
)
def test_retry_after_is_read(text: str, seconds: float) -> None:
    """Seconds or a date; what is neither asks for nothing."""
    assert wait_asked_for(answer(text)) == seconds


def test_retry_after_may_be_a_date() -> None:
    """RFC 9110 §10.2.3."""
    when = datetime.now(UTC) + timedelta(minutes=5)
    assert 298 < wait_asked_for(answer(format_datetime(when, usegmt=True))) <= 300


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (DownloadTimeoutError("60"), "no answer in time"),
        (DownloadFailedError("certificate verify failed"), "certificate could not be verified"),
        (RefusedError("it leads inside"), "it leads inside"),
        (ValueError("no host"), "could not be sent"),
    ],
)
def test_reasons_are_in_words(error: Exception, words: str) -> None:
    """A reason is for people; an exception's name says nothing to them."""
    assert words in in_words(error)
