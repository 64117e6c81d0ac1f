"""`scrapy list` and `scrapy crawl` in the project's folder, on the same archive."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.outdated import is_outdated
from tests.scraper.crawling import ROOT
from tests.scraper.web import Web


def scrapy(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_the_spiders_are_listed() -> None:
    """By the names that --only has, and site for everything."""
    assert scrapy("list").stdout.split() == ["article", "forum", "site", "video"]


def test_a_spider_fills_the_archive(web: Web, tmp_path: Path) -> None:
    """As the command does: WARC, archive.db, site.toml, and a sentence at the end."""
    done = scrapy("crawl", "site", "-a", f"base_url={web.url}", "-a", f"data={tmp_path}",
                  "-a", "delay=0", "-a", "timezone=UTC")  # fmt: skip
    assert (done.returncode, done.stderr.count("Done: every address has its answer.")) == (0, 1)
    assert "reports/" in done.stderr
    assert web.times("/c") == 1
    assert (tmp_path / "archive.db").exists()
    assert 'timezone = "UTC"' in (tmp_path / "site.toml").read_text()
    again = scrapy("crawl", "forum", "-s", f"GRACE_DATA={tmp_path}", "-a", "delay=0")
    assert (again.returncode, web.times("/")) == (0, 2), "what shows news is asked for again"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param([], "Which site?", id="no address"),
        pytest.param(["-a", "base_url=https://example.org"], "Whom may the host", id="no contact"),
        pytest.param(["-a", "base_url=http://127.0.0.1:9", "-a", "pages=3"], "pages", id="typo"),
    ],
)
def test_wrong_arguments_get_a_sentence(
    arguments: list[str], sentence: str, tmp_path: Path
) -> None:
    """And no traceback; nothing is written."""
    done = scrapy("crawl", "site", "-s", f"GRACE_DATA={tmp_path / 'new'}", *arguments)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "new").exists()


def test_one_writes_at_a_time(web: Web, tmp_path: Path) -> None:
    """The lock is that of the commands."""
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = scrapy("crawl", "site", "-a", f"base_url={web.url}", "-a", f"data={tmp_path}")
    assert done.returncode == 1
    assert "is being written" in done.stderr
    assert web.asked == []


def test_the_lock_is_its_owners_and_left_empty(web: Web, tmp_path: Path) -> None:
    """Nobody is told of a crawl that has ended."""
    scrapy("crawl", "site", "-a", f"base_url={web.url}", "-a", f"data={tmp_path}", "-a", "delay=0")
    lock = tmp_path / "lock"
    assert (lock.read_text(), lock.stat().st_mode & 0o777) == ("", 0o600)


@pytest.mark.verify
def test_an_outdated_archive_is_rebuilt_first(web: Web, tmp_path: Path) -> None:
    """As the commands do: rows of two readings stand in no archive."""
    arguments = ["-a", f"base_url={web.url}", "-a", f"data={tmp_path}", "-a", "delay=0"]
    scrapy("crawl", "site", *arguments)
    with (tmp_path / "site.toml").open("a") as file:
        file.write('timezone = "UTC"\n')
    done = scrapy("crawl", "site", *arguments)
    assert done.returncode == 0
    assert "it is rebuilt first" in done.stderr
    assert not is_outdated(tmp_path)


def test_a_folder_that_cannot_be_written_is_told(web: Web, tmp_path: Path) -> None:
    """In a sentence, before anything is fetched."""
    (tmp_path / "warc").write_text("in the way")
    done = scrapy("crawl", "site", "-a", f"base_url={web.url}", "-a", f"data={tmp_path}")
    assert (done.returncode, web.asked) == (1, [])
    assert "warc" in done.stderr
    assert "Traceback" not in done.stderr
