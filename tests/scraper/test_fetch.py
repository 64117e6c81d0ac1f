"""The fetching process and the archive's process, when one of them goes away."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipelines.keep.errors import KeepError
from pipelines.run import Archive
from pipelines.site_file import SiteFile
from scraper.run import CrawlPlan, crawl
from tests.scraper.crawling import ROOT, command, crawled, outcome
from tests.scraper.web import Web, page

PROC = Path("/proc/self/task")


@pytest.fixture
def many(web: Web) -> Web:
    paths = [f"/many/{n}" for n in range(80)]
    web.pages["/"] = page(*paths)
    web.pages |= {path: page() for path in paths}
    return web


def running(data: Path, web: Web) -> subprocess.Popen[str]:
    asked = command(data, web.url, delay=0.03)
    pipe = subprocess.PIPE
    return subprocess.Popen(asked, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


def child_of(pid: int) -> int:
    """The fetching process: the last that was started."""
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[-1])


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


@pytest.mark.skipif(not PROC.exists(), reason="finds the other process in /proc")
def test_the_fetching_process_dies(many: Web, tmp_path: Path) -> None:
    """The archive stays whole: exit 3 with a sentence, and the next run goes on."""
    with running(tmp_path, many) as archive:
        until(lambda: len(many.asked) > 20)
        os.kill(child_of(archive.pid), signal.SIGKILL)
        done = outcome(*archive.communicate(timeout=60), tmp_path)
    assert done.code == 3
    assert "ended unexpectedly" in done.reason
    again = crawled(tmp_path, many.url)
    assert again.code == 0
    assert len({answer.url for answer in again.answers()}) == 83


@pytest.mark.skipif(not PROC.exists(), reason="finds the other process in /proc")
@pytest.mark.parametrize(
    "asked",
    [pytest.param(1, marks=pytest.mark.verify), 10, pytest.param(200, marks=pytest.mark.verify)],
)
def test_the_fetching_process_dies_at_full_speed(
    asked: int, web: Web, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Also in the middle of a word to it: nothing is raised, nothing stays leased."""
    paths = [f"/many/{n}" for n in range(1000)]
    web.pages["/"] = page(*paths)
    web.pages |= {path: page() for path in paths}
    with closing(Archive.open(tmp_path, SiteFile(site="test", base_url=web.url))) as archive:

        def kill() -> None:
            until(lambda: len(web.asked) > asked)
            os.kill(child_of(os.getpid()), signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        outcome = crawl(archive, CrawlPlan(delay=0))
        killer.join()
        assert outcome.code == 3
        assert "ended unexpectedly" in outcome.reason
        assert "leased" not in archive.store.queue.counts()
    assert capfd.readouterr().err == ""


def test_the_users_folder_is_no_place_for_code(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever modules lie where the command is run, they are not ours."""
    (tmp_path / "asyncio.py").write_text("raise SystemExit('code of the folder ran')\n")
    monkeypatch.chdir(tmp_path)
    with closing(Archive.open(tmp_path, SiteFile(site="test", base_url=web.url))) as archive:
        assert crawl(archive, CrawlPlan(delay=0)).code == 0
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(not PROC.exists(), reason="finds the other process in /proc")
def test_the_archives_process_dies(many: Web, tmp_path: Path) -> None:
    """Then the host is left in peace: nobody fetches for an archive that nobody writes."""
    with running(tmp_path, many) as archive:
        until(lambda: len(many.asked) > 5)
        fetcher = child_of(archive.pid)
        archive.kill()
        archive.communicate(timeout=60)
        until(lambda: is_gone(fetcher))
    assert len(many.asked) < 80
    assert crawled(tmp_path, many.url).code == 0


def test_a_folder_that_cannot_be_written(web: Web, tmp_path: Path) -> None:
    """What the fetching process meets is raised here, as if there were one process."""
    (tmp_path / "warc").write_text("in the way")
    site = SiteFile(site="test", base_url=web.url)
    with (
        closing(Archive.open(tmp_path, site)) as archive,
        pytest.raises(KeepError, match="warc"),
    ):
        crawl(archive, CrawlPlan(delay=0))
    assert web.asked == []


def test_an_archive_that_cannot_be_written(
    many: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """An error of the archive ends the fetching too, and is the only one that is told."""
    with closing(Archive.open(tmp_path, SiteFile(site="test", base_url=many.url))) as archive:
        archive.store.database.execute("create trigger full before insert on pages begin "
                                       "select raise(fail, 'disk full'); end")  # fmt: skip
        with pytest.raises(sqlite3.IntegrityError, match="disk full"):
            crawl(archive, CrawlPlan(delay=0))
        archive.store.database.execute("drop trigger full")
    assert capfd.readouterr().err == ""
    assert crawled(tmp_path, many.url).code == 0
    assert len(many.asked) <= 82 + 30
