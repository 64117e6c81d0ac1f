"""A crawl from outside: it takes what is there, stops in good order, and goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from demo.server import serve
from demo.site import Demo
from pipelines.run import Archive
from pipelines.site_file import SiteFile
from scraper.run import CrawlPlan, crawl
from tests.scraper.crawling import ROOT, command, crawled, outcome
from tests.scraper.web import Reply, Web, page, serving


def test_every_page_is_fetched_once(web: Web, tmp_path: Path) -> None:
    """A crawl ends when each address has its answer; nothing is asked for twice."""
    done = crawled(tmp_path, web.url)
    assert (done.code, done.errors) == (0, "")
    guessed = ["/robots.txt", "/sitemap.xml"]
    assert sorted(asked.path for asked in web.asked) == ["/", "/a", "/b", "/c", *guessed]
    assert done.progress["pages"] == 5
    assert {state for state, _ in done.queue().values()} == {"done"}


def test_a_second_crawl_asks_for_what_shows_news_alone(web: Web, tmp_path: Path) -> None:
    """What is held is not fetched again, but for the share that is asked for."""
    crawled(tmp_path, web.url)
    web.asked.clear()
    assert crawled(tmp_path, web.url, recheck=0).code == 0
    assert [asked.path for asked in web.asked] == ["/robots.txt", "/"]


def test_max_pages_stops_and_the_next_run_finishes(web: Web, tmp_path: Path) -> None:
    """A limit is an early end (exit 3); the same command goes on where it stopped."""
    first = crawled(tmp_path, web.url, max_pages=2)
    assert first.code == 3
    assert first.progress["pages"] == 2
    assert "to go" in first.reason
    second = crawled(tmp_path, web.url)
    assert second.code == 0
    assert [web.times(path) for path in ("/", "/a", "/b", "/c")] == [1, 1, 1, 1]


def test_max_time_stops(web: Web, tmp_path: Path) -> None:
    """A crawl with a time limit ends soon after it, and can go on."""
    web.pages["/"] = page(*(f"/many/{n}" for n in range(50)))
    web.pages |= {f"/many/{n}": page() for n in range(50)}
    done = crawled(tmp_path, web.url, delay=0.2, max_time=1)
    assert done.code == 3
    assert done.progress["pages"] < 30
    assert done.queue()["/many/49"][0] == "pending"


def test_max_time_stops_a_crawl_at_full_speed(tmp_path: Path) -> None:
    """Addresses that were asked for when the end came are no last note: it is on record."""
    with serve(Demo(seed=7, pages=300)) as site:
        done = crawled(tmp_path, site.base_url, max_time=1)
    assert (done.code, done.errors) == (3, "")
    ends = [note.data["finish_reason"] for note in done.notes("crawl-end")]
    assert ends == ["closespider_timeout"]
    assert "leased" not in {state for state, _ in done.queue().values()}


@pytest.mark.parametrize("wait", [0.05, 0.2, 0.4, 0.8])
def test_an_interrupt_before_the_first_request(
    wait: float, web: Web, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C while the fetching process is starting ends it in good order as soon as it is up."""
    site = SiteFile(site="test", base_url=web.url)
    with closing(Archive.open(tmp_path, site)) as archive:
        timer = threading.Timer(wait, os.kill, (os.getpid(), signal.SIGINT))
        timer.start()
        outcome = crawl(archive, CrawlPlan(delay=1.0))
        timer.join()
    assert (outcome.code, capfd.readouterr().err) == (3, "")
    assert "to go" in outcome.reason
    assert len(web.asked) < 4


def test_a_second_interrupt_at_the_very_end_is_on_record(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when nothing is left to do but to judge what came in: `status` tells no other end."""

    def press_twice(archive: Archive) -> None:
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGINT)

    with closing(Archive.open(tmp_path, SiteFile(site="test", base_url=web.url))) as archive:
        monkeypatch.setattr(Archive, "settle", press_twice)
        with pytest.raises(KeyboardInterrupt):
            crawl(archive, CrawlPlan(delay=0))
        ((outcome, reason),) = archive.store.database.execute("select outcome, reason from crawls")
    assert outcome == "stopped"
    assert "Stopped at once" in reason
    assert crawled(tmp_path, web.url).code == 0


@pytest.mark.verify
@pytest.mark.parametrize(
    "number",
    [
        pytest.param(signal.SIGINT, id="ctrl-c"),
        pytest.param(signal.SIGTERM, id="sigterm"),
    ],
)
def test_an_interrupted_crawl_loses_nothing(number: int, web: Web, tmp_path: Path) -> None:
    """Ctrl-C keeps what is in flight; the next run fetches the rest and nothing twice."""
    paths = [f"/many/{n}" for n in range(60)]
    web.pages["/"] = page(*paths)
    web.pages |= {path: Reply(page().body, wait=0.02) for path in paths}
    with subprocess.Popen(
        command(tmp_path, web.url, delay=0.03),
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        _wait_for(lambda: len(web.asked) > 10)
        running.send_signal(number)
        stopped = outcome(*running.communicate(timeout=60), tmp_path)
    assert (stopped.code, stopped.errors) == (3, "")
    assert len(stopped.answers()) == len(web.asked)
    assert stopped.notes("crawl-end")[0].data["outcome"] == "stopped"
    assert crawled(tmp_path, web.url).code == 0
    assert [web.times(path) for path in paths] == [1] * 60


@pytest.mark.verify
def test_a_killed_crawl_loses_nothing_that_was_kept(web: Web, tmp_path: Path) -> None:
    """After a kill the next run goes on: only what was in flight is asked for again."""
    paths = [f"/many/{n}" for n in range(60)]
    web.pages["/"] = page(*paths)
    web.pages |= {path: page() for path in paths}
    with subprocess.Popen(
        command(tmp_path, web.url, delay=0.03), cwd=ROOT, stderr=subprocess.DEVNULL
    ) as running:
        _wait_for(lambda: len(web.asked) > 40)
        running.kill()
    done = crawled(tmp_path, web.url)
    assert done.code == 0
    assert all(web.times(path) >= 1 for path in paths)
    assert len({answer.url for answer in done.answers()}) == 63
    assert len(web.asked) < 63 + 2 + 50


@pytest.mark.verify
def test_a_host_that_is_down(tmp_path: Path) -> None:
    """Nobody listens: one sentence and exit 3, no page failed."""
    with serving(Web()) as web:
        nobody = web.url
    done = crawled(tmp_path, nobody)
    assert (done.code, done.errors) == (3, "")
    assert "the connection was refused" in done.reason
    assert done.queue()["/"][0] == "pending"


def test_a_host_that_goes_down_keeps_its_pages_pending(web: Web, tmp_path: Path) -> None:
    """When a host falls silent in the middle, its pages have not failed: they wait."""
    gone = Reply("Busy.", 503)
    web.pages["/robots.txt"] = [Reply("", 404), gone]
    web.pages |= {"/a": gone, "/b": gone}
    done = crawled(tmp_path, web.url)
    assert done.code == 3
    assert "does not answer any more" in done.reason
    assert {done.queue()[path][0] for path in ("/a", "/b")} == {"pending"}


def test_full_asks_again_and_keeps_what_is_the_same_small(web: Web, tmp_path: Path) -> None:
    """--full sends both validators; a 304 or the same bytes are a revisit record."""
    tags = {"ETag": '"17"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}

    def conditional(asked: object) -> Reply:
        headers = getattr(asked, "headers", {})
        same = headers.get("If-None-Match") == '"17"' and "If-Modified-Since" in headers
        return Reply(status=304) if same else Reply("<h1>Held</h1>", headers=tags)

    web.pages["/c"] = conditional
    crawled(tmp_path, web.url)
    done = crawled(tmp_path, web.url, full=True)
    assert done.code == 0
    again = [answer for answer in done.answers()[-5:] if answer.status != 404]
    assert {answer.refers_to is not None for answer in again} == {True}
    assert [answer.status for answer in again if answer.url.endswith("/c")] == [304]
    assert [web.times(path) for path in ("/", "/a", "/b", "/c")] == [2, 2, 2, 2]


def _wait_for(happened: object) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if callable(happened) and happened():
            return
        time.sleep(0.01)
    pytest.fail("it did not happen in time")
