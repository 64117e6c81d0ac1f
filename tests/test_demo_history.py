"""The made-up site, crawled as it changes: what was edited, taken away and put back is told."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from demo.server import Server
from demo.site import Demo
from demo.truth import history
from tests.natural_rows import Row, natural_rows
from tests.test_demo_truth import crawl

PAGES = 24


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[Row]]]:
    """Three full crawls of three editions, and what they must leave."""
    folder = tmp_path_factory.mktemp("history")
    demo = Demo(pages=PAGES)
    with Server(demo) as site:
        for edition in (1, 2, 3):
            site.edition = edition
            crawl(site.base_url, folder, *(["--full"] if edition > 1 else []))
        first, second, third = (demo.at_edition(number) for number in (1, 2, 3))
        return folder / "archive.db", history(first, second, third, site.base_url)


def crawl_of(archive: Path) -> dict[str, int]:
    """Return which of the three crawls a time belongs to, for every capture's time.

    The first look at the site, a crawl of its own, is a part of the first.
    """
    with sqlite3.connect(archive) as db:
        crawls = [i for (i,) in db.execute("select id from crawls order by started_at")]
        rows = db.execute("select captured_at, crawl_id from captures").fetchall()
    return {at: max(crawls.index(crawl_id), 1) for at, crawl_id in rows}


def test_each_change_of_a_text_is_a_revision(told: tuple[Path, dict[str, list[Row]]]) -> None:
    archive, truth = told
    crawls = crawl_of(archive)
    names = ("page", "comment", "change", "title", "body_text")
    held = {
        (crawls[str(row["seen_at"])], *(row[name] for name in names))
        for row in natural_rows(archive, "revisions")
    }
    assert held == {(r["crawl"], *(r[name] for name in names)) for r in truth["revisions"]}


def test_each_comment_tells_when_it_came_changed_and_went(
    told: tuple[Path, dict[str, list[Row]]],
) -> None:
    archive, truth = told
    crawls = crawl_of(archive)
    held = {
        (
            row["page"],
            row["source_id"],
            crawls[str(row["first_seen_at"])],
            crawls[str(row["changed_at"])],
            crawls.get(str(row["deleted_at"])),
        )
        for row in natural_rows(archive, "comments")
    }
    names = ("page", "source_id", "first_crawl", "changed_crawl", "deleted_crawl")
    assert held == {tuple(row[name] for name in names) for row in truth["comments"]}


def test_each_page_has_the_state_that_the_site_left_it_in(
    told: tuple[Path, dict[str, list[Row]]],
) -> None:
    archive, truth = told
    names = ("url", "kind", "title", "status")
    held = {tuple(row[name] for name in names) for row in natural_rows(archive, "pages")}
    assert held == {tuple(row[name] for name in names) for row in truth["pages"]}
