"""`crawl`: what it refuses, how it ends, and that it goes on after whatever ended it."""

from __future__ import annotations

import os
import pty
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.server import Server, serve
from demo.site import Demo
from tests.cli.running import ROOT, ask, call, spawn, start
from tests.cli.warcs import three

THERE = "https://site.example"
HERE = "http://127.0.0.1:9"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture(scope="module")
def site() -> Iterator[Server]:
    """A small made-up site."""
    with serve(Demo(seed=5, pages=12)) as served:
        yield served


@pytest.fixture(scope="module")
def whole(site: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a crawl that nothing stopped holds."""
    folder, before = tmp_path_factory.mktemp("whole") / "data", len(site.requests)
    done = _crawl(site, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    asked = [path for _, path, _ in site.requests[before:]]
    assert asked.count("/robots.txt") == 1  # the first look and the rest are one crawl
    return folder


def _crawl(site: Server, data: Path, *options: object) -> subprocess.CompletedProcess[str]:
    return spawn("crawl", "--base-url", site.base_url, "--delay", 0, "--data", data, *options)


def _slowly(site: Server, data: Path, requests: int) -> subprocess.Popen[str]:
    """Start a crawl and return when it has made that many requests."""
    before = len(site.requests)
    running = start("crawl", "--base-url", site.base_url, "--delay", 0.03, "--data", data)
    while len(site.requests) < before + requests:
        assert running.poll() is None, "the crawl has ended too early"
        time.sleep(0.01)
    return running


def _goes_on(site: Server, data: Path, whole: Path) -> None:
    """The same command takes the rest, and then holds what a crawl that was not stopped holds."""
    done = _crawl(site, data)
    assert done.returncode == 0, done.stdout + done.stderr
    assert _pages(data) == _pages(whole)


def _pages(data: Path) -> list[tuple[object, ...]]:
    return ask(data, "select kind, url from pages where status = 'live' order by url")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param([], "Which site is it?", id="neither a site nor an address"),
        pytest.param(["--base-url", THERE], "Whom may the host write to?", id="no contact"),
        pytest.param(["--base-url", THERE, "--delay", "0.9"], "is too fast", id="delay"),
        pytest.param(["--site", "grace", "--delay", "0"], "is too fast", id="delay of a known one"),
        pytest.param(["--base-url", THERE, "--contact", "me"], "no contact", id="contact"),
        pytest.param(["--base-url", THERE, "--contact", "httpme"], "no contact", id="like a page"),
        pytest.param(["--base-url", THERE, "--contact", "http://"], "no contact", id="no page"),
        pytest.param(["--base-url", THERE, "--only", "poem"], "'poem' is none of", id="kind"),
        pytest.param(["--base-url", THERE, "--delay", "-1"], "--delay", id="negative"),
        pytest.param(
            ["--base-url", HERE, "--delay", "nan"], "no number of seconds", id="delay is none"
        ),
        pytest.param(
            ["--base-url", HERE, "--delay", "inf"], "no number of seconds", id="delay for ever"
        ),
        pytest.param(
            ["--base-url", HERE, "--delay", "abc"],
            "'abc' is no number of seconds",
            id="delay is a word",
        ),
        pytest.param(
            ["--base-url", HERE, "--recheck", "all"], "'all' is no share", id="share is a word"
        ),
        pytest.param(
            ["--base-url", HERE, "--max-time", "nan"], "no number of seconds", id="time is none"
        ),
        pytest.param(["--site", "any"], "filled by 'grace-archive import'", id="any site"),
    ],
)
def test_wrong_use_makes_no_folder_and_no_request(
    data: Path, options: list[str], said: str
) -> None:
    done = call("crawl", *options, "--data", data)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not data.exists()


def test_an_archive_of_any_site_is_not_crawled(data: Path, tmp_path: Path) -> None:
    three(tmp_path / "three.warc.gz")
    call("import", tmp_path / "three.warc.gz", "--site", "any", "--data", data)
    done = call("crawl", "--data", data)
    assert done.exit_code == 2
    assert "filled by 'grace-archive import'" in done.stderr


def test_the_contact_is_asked_for_on_a_terminal(data: Path) -> None:
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "cli", "crawl", "--base-url", THERE, "--data", str(data)],
        cwd=ROOT,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(theirs)
    os.write(ours, b"nobody\n")
    said, errors = running.communicate(timeout=60)
    os.close(ours)
    assert "Your mail or web address" in said + errors
    assert "'nobody' is no contact" in errors
    assert running.returncode == 2


def test_a_crawl_says_what_it_holds_and_the_same_command_goes_on(
    site: Server, data: Path, whole: Path
) -> None:
    before = len(site.requests)
    first = _crawl(site, data, "--max-pages", 10)
    assert first.returncode == 3, first.stderr
    assert "run the same command again to go on" in first.stdout
    rest = spawn("crawl", "--delay", 0, "--data", data)
    assert rest.returncode == 0, rest.stderr
    assert "Done" in rest.stdout
    assert "addresses were not needed ('grace-archive status' says why)" in rest.stdout
    assert "profiles of members" not in rest.stdout
    fetched = [path for _, path, _ in site.requests[before:] if path != "/robots.txt"]
    assert len(fetched) == len(set(fetched))  # nothing was asked for twice
    assert _pages(data) == _pages(whole)


def test_an_interrupt_ends_it_in_good_order(site: Server, data: Path, whole: Path) -> None:
    running = _slowly(site, data, 8)
    running.send_signal(signal.SIGINT)
    said, errors = running.communicate(timeout=60)
    assert running.returncode == 3, said + errors
    assert "Traceback" not in errors
    assert ask(data, "select count(*) from queue where state = 'leased'") == [(0,)]
    _goes_on(site, data, whole)


@pytest.mark.verify
def test_a_killed_crawl_goes_on_and_loses_nothing(site: Server, data: Path, whole: Path) -> None:
    running = _slowly(site, data, 40)
    running.kill()
    running.communicate()
    _goes_on(site, data, whole)


def test_a_second_crawl_at_once_is_refused(site: Server, data: Path) -> None:
    running = _slowly(site, data, 3)
    second = _crawl(site, data)
    running.kill()
    running.communicate()
    assert second.returncode == 1
    assert f"'grace-archive crawl' (process {running.pid}, since" in second.stderr


def test_a_full_disk_ends_it_and_the_next_run_goes_on(
    site: Server, data: Path, whole: Path
) -> None:
    limit = 700_000
    done = spawn(
        *("crawl", "--base-url", site.base_url, "--delay", 0, "--data", data),
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Error: " in done.stderr
    assert "Traceback" not in done.stderr
    _goes_on(site, data, whole)


def test_a_host_that_is_down_is_told(data: Path) -> None:
    with socket.socket() as taken:  # bound and not listening: nobody answers, nobody can take it
        taken.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{taken.getsockname()[1]}"
        done = spawn("crawl", "--base-url", base, "--delay", 0, "--data", data)
    assert done.returncode == 3, done.stdout + done.stderr
    assert base in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_new_contact_is_kept_and_reads_nothing_anew(
    site: Server, data: Path, whole: Path
) -> None:
    shutil.copytree(whole, data)
    done = _crawl(site, data, "--contact", "ann@site.example")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "rebuilt" not in done.stderr
    assert 'contact = "ann@site.example"' in (data / "site.toml").read_text()
    assert call("status", "--data", data).stderr == ""
