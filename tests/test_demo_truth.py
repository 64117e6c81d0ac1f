"""A crawl of the made-up site, held against the site's own truth, to the last row."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.server import Server
from demo.site import Demo
from demo.truth import truth
from tests.natural_rows import QUERIES, differences, natural_rows

PAGES = 40


def crawl(base_url: str, folder: Path, *more: str) -> None:
    """Crawl the site into a folder, as a user would."""
    command = [sys.executable, "-m", "cli", "crawl", "--base-url", base_url, "--delay", "0"]
    command += ["--timezone", "America/Los_Angeles", "--data", str(folder), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def site() -> Iterator[Server]:
    server = Server(Demo(pages=PAGES))
    yield server
    server.close()


@pytest.fixture(scope="module")
def archive(site: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    crawl(site.base_url, folder)
    return folder / "archive.db"


OF_MANY_CAPTURES = {"revisions", "comment_numbers"}
"""Tables that one crawl of a site on one system leaves empty."""


@pytest.mark.parametrize("table", [name for name in QUERIES if name not in OF_MANY_CAPTURES])
def test_every_row_is_right_and_none_is_missing(site: Server, archive: Path, table: str) -> None:
    rows = truth(site.demo, site.base_url)[table]
    assert rows, f"the truth has no row of {table}"
    assert differences(natural_rows(archive, table), rows) == []


def test_a_crawl_costs_little_more_than_what_it_holds(site: Server, archive: Path) -> None:
    """DESIGN §10: at most 1.1 requests a page, list page or feed that is held.

    robots.txt, which is asked for once a run, weighs nothing on a site of real size.
    """
    held = {row["url"] for row in natural_rows(archive, "addresses")}
    asked = [(path, status) for _, path, status in site.requests if path != "/robots.txt"]
    lists = {path for path, status in asked if status == 200 and "sitemap" in path}
    pages = {path for path, status in asked if status == 200 and site.base_url + path in held}
    assert len(asked) <= 1.1 * len(pages | lists)
