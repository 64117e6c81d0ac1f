"""The start and the end of a crawl are on record."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.read.start_pages import start_pages
from pipelines.run import Archive
from pipelines.site_file import SiteFile
from scraper.desk import OwnDesk
from scraper.ledger import begin, close, conclude, prepare
from scraper.plan import CrawlPlan
from tests.scraper.crawling import crawled
from tests.scraper.web import Reply, Web


def test_a_crawl_tells_of_itself(web: Web, tmp_path: Path) -> None:
    """The WARC alone tells who crawled what, how, when and with what outcome (rule 2)."""
    done = crawled(tmp_path, web.url, contact="me@example.org")
    (start,), (finish,) = done.notes("crawl-start"), done.notes("crawl-end")
    assert start.url == finish.url == web.url
    assert start.data["spider"] == "site"
    asked = start.data["settings"]
    assert isinstance(asked, dict)
    assert (asked["delay"], asked["full"], asked["contact"]) == (0, False, "me@example.org")
    assert start.data["seeds"] == [f"{web.url}/"]
    assert finish.crawl == start.record_id
    assert (finish.data["outcome"], finish.data["finish_reason"]) == ("complete", "finished")
    assert {answer.crawl for answer in done.answers()} == {start.record_id}


def test_the_crawl_is_a_row(web: Web, tmp_path: Path) -> None:
    """With its counts: requests, bytes, answers by status."""
    crawled(tmp_path, web.url)
    with closing(sqlite3.connect(tmp_path / "archive.db")) as db:
        ((outcome, counts, ended),) = db.execute("select outcome, counts, ended_at from crawls")
    assert outcome == "complete"
    assert ended
    told = json.loads(counts)
    assert (told["requests"], told["answered 200"], told["answered 404"]) == (6, 4, 2)


def test_the_queue_can_be_made_again_from_the_warc(web: Web, tmp_path: Path) -> None:
    """Also that of a crawl that came nowhere: its start pages stand in the note of its start."""
    web.pages["/robots.txt"] = Reply("", 503)
    crawl = crawled(tmp_path / "one", web.url)
    shutil.copytree(tmp_path / "one" / "warc", tmp_path / "two" / "warc")
    archive = Archive.open(tmp_path / "two", SiteFile(site="test", base_url=web.url))
    archive.catch_up()
    archive.close()
    assert replace(crawl, data=tmp_path / "two").queue() == crawl.queue() != {}


def test_failed_pages_make_the_exit_code_4(web: Web, tmp_path: Path) -> None:
    """Done, but not with everything; a failed page is not forgotten by the next run."""
    web.pages["/c"] = Reply("", 500)
    assert crawled(tmp_path, web.url).code == 4


def test_start_pages_are_in_normal_form() -> None:
    """The site's own start pages, once each."""
    pages = start_pages(SiteFile(site="grace", base_url="http://127.0.0.1:9/").as_site())
    assert pages[0] == "http://127.0.0.1:9/"
    assert "http://127.0.0.1:9/forum" in pages
    assert len(pages) == len(set(pages))


def test_what_broke_the_crawl_is_raised_at_its_end(tmp_path: Path) -> None:
    """Then no end is on record: the crawl was cut off."""
    archive = Archive.open(tmp_path, SiteFile(site="test", base_url="http://127.0.0.1:9"))
    plan = CrawlPlan()
    prepare(archive, plan)
    session = begin(OwnDesk(archive, plan), archive.keep, plan)
    session.error = OSError("disk full")
    with pytest.raises(OSError, match="disk full"):
        conclude(archive, plan, close(session, "finished"), 1.0)
    session.journal.close()
    ended = archive.store.database.execute("select outcome from crawls").fetchall()
    assert ended == [(None,)]


def test_a_refresh_that_is_ended_before_it_has_decided_all_is_not_done(
    web: Web, tmp_path: Path
) -> None:
    """Nothing waits between two of its decisions; Ctrl-C and --max-time may fall there."""
    assert crawled(tmp_path, web.url).code == 0
    with closing(Archive.open(tmp_path, SiteFile(site="test", base_url=web.url))) as archive:
        plan = CrawlPlan(delay=0, max_time=60)
        prepare(archive, plan)
        session = begin(OwnDesk(archive, plan), archive.keep, plan)
        ended = close(session, "finished")
        assert conclude(archive, plan, ended, 1.0).code == 0
        for finish in ("shutdown", "closespider_timeout"):
            outcome = conclude(archive, plan, ended._replace(finish=finish), 1.0)
            assert outcome.code == 3
            assert "Stopped before all" in outcome.reason
        session.journal.close()
