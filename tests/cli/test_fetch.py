"""A crawl from the first look to its end, at a small site and at one that nobody understands."""

from __future__ import annotations

import fcntl
import json
import os
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from demo.server import Server, serve
from demo.site import Demo
from tests.cli.running import ROOT, ask, call, spawn, start
from tests.scraper.web import Reply, Web, page, serving


@pytest.fixture(scope="module")
def site() -> Iterator[Server]:
    with serve(Demo(seed=5, pages=12)) as served:
        yield served


@pytest.fixture(scope="module")
def looked(site: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder after an estimate, and what that printed."""
    data = tmp_path_factory.mktemp("looked") / "data"
    done = spawn("crawl", "--base-url", site.base_url, "--delay", 0, "--data", data, "--estimate")
    assert done.returncode == 0, done.stdout + done.stderr
    return data, done.stdout


def test_a_first_look_takes_twenty_pages_and_says_what_it_understood(
    site: Server, looked: tuple[Path, str]
) -> None:
    data, said = looked
    paths = [path for _, path, _ in site.requests]
    assert len([path for path in paths if path != "/robots.txt" and "sitemap" not in path]) <= 20
    assert len(set(paths)) == len(paths)
    for kind in ("article", "topic", "forum"):
        assert f"\n{kind}" in said
    assert "Still ahead: " in said
    assert "--only article,video,forum" in said
    assert ask(data, "select count(*) from crawls") == [(1,)]


def test_a_second_estimate_asks_for_nothing_and_a_letter_is_all_that_is_printed(
    site: Server, looked: tuple[Path, str]
) -> None:
    data, _ = looked
    before = len(site.requests)
    letter = call("crawl", "--data", data, "--delay", 0, "--estimate", "--letter")
    assert letter.stdout.startswith(f"Subject: A research crawl of {site.base_url[7:]}")
    told = json.loads(call("crawl", "--data", data, "--delay", 0, "--estimate", "--json").stdout)
    assert told["requests"] > 0
    assert not told["refresh"]
    assert len(site.requests) == before


def test_the_estimate_is_right_within_a_factor_of_two_and_the_crawl_goes_on(
    site: Server, looked: tuple[Path, str]
) -> None:
    data, _ = looked
    told = json.loads(call("crawl", "--data", data, "--delay", 0, "--estimate", "--json").stdout)
    before = len(site.requests)
    done = spawn("crawl", "--data", data, "--delay", 0)
    assert done.returncode == 0, done.stdout + done.stderr
    asked = [path for _, path, _ in site.requests[before:]]
    assert 0.5 <= told["requests"] / len(asked) <= 2.0
    fetched = [path for _, path, _ in site.requests if path != "/robots.txt"]
    assert len(set(fetched)) == len(fetched)
    again = json.loads(call("crawl", "--data", data, "--delay", 0, "--estimate", "--json").stdout)
    assert again["refresh"]
    assert 0 < again["requests"] < len(asked)


def test_letter_and_json_are_part_of_an_estimate(tmp_path: Path) -> None:
    done = call("crawl", "--base-url", "http://127.0.0.1:9", "--letter", "--data", tmp_path / "d")
    assert done.exit_code == 2
    assert "add --estimate" in done.stderr


def test_a_site_that_nobody_understands_is_left_alone(tmp_path: Path) -> None:
    web = Web()
    web.pages = {"/": page(*(f"/p/{n}" for n in range(60)))}
    web.pages |= {f"/p/{n}": page(text=f"Words {n}.") for n in range(60)}
    with serving(web):
        where = ("crawl", "--base-url", web.url, "--delay", 0, "--data", tmp_path / "data")
        done = spawn(*where)
        assert done.returncode == 3, done.stdout + done.stderr
        assert f"'grace-archive explain {web.url}" in done.stderr
        assert "site.toml" in done.stderr
        assert done.stdout.rstrip().splitlines()[-1].startswith("For the webmaster")
        asked = len(web.asked)
        assert asked <= 26
        assert call(*where).exit_code == 3  # nothing has changed, and nothing is asked for
        assert len(web.asked) == asked


def test_what_to_do_about_a_site_that_nobody_understands_is_said_last(
    tmp_path: Path,
) -> None:
    """Not above what was not needed, what waits and what could not be read."""
    web = Web()
    web.pages = {"/": page("/p"), "/p": page(text="Words.")}
    with serving(web):
        where = ("crawl", "--base-url", web.url, "--delay", 0, "--data", tmp_path / "data")
        done = call(*where)
    assert done.exit_code == 4
    assert "Next step: " in done.output.rstrip().splitlines()[-1]
    assert "For the webmaster" in done.output


@pytest.mark.parametrize(
    ("reply", "code", "says"),
    [
        (Reply("Wait.", 403, {"cf-mitigated": "challenge"}), 3, "write to the webmaster"),
        pytest.param(Reply("Down.", 503), 4, "The site showed no page", marks=pytest.mark.verify),
    ],
)
def test_a_site_that_shows_nothing_is_never_complete(
    reply: Reply, code: int, says: str, tmp_path: Path
) -> None:
    web = Web()
    web.pages = dict.fromkeys(("/", "/sitemap.xml"), reply)
    with serving(web):
        done = call("crawl", "--base-url", web.url, "--delay", 0, "--data", tmp_path / "data")
    assert done.exit_code == code, done.output
    assert says in done.output
    for word in ("Complete", "MISSING", "--full", "rebuild", "Done"):
        assert word not in done.output


def _on_a_terminal(
    arguments: list[object], ready: Callable[[], bool], presses: int
) -> tuple[int, str, float]:
    """Run on a real terminal and press Ctrl-C; return the code, what was shown, and how long
    it went on after the first press.
    """
    ours, theirs = os.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "cli", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    os.close(theirs)
    shown, pressed, until = b"", 0.0, time.monotonic() + 60
    while time.monotonic() < until:
        if presses and ready() and time.monotonic() - pressed > 0.3:
            os.write(ours, b"\x03")
            pressed, presses = pressed or time.monotonic(), presses - 1
        if select.select([ours], [], [], 0.02)[0]:
            try:
                shown += os.read(ours, 65536)
            except OSError:  # Linux's way to say that the other end is closed
                break
    code = running.wait(10)
    os.close(ours)
    return code, shown.decode(errors="replace"), time.monotonic() - pressed


@pytest.mark.parametrize("presses", [1, 2])
def test_ctrl_c_ends_it_also_while_the_host_makes_us_wait(presses: int, tmp_path: Path) -> None:
    web = Web()
    web.pages = {"/": Reply("Busy.", 503, {"Retry-After": "40"})}
    with serving(web):
        where: list[object] = ["crawl", "--base-url", web.url, "--delay", 0.1]
        code, shown, seconds = _on_a_terminal(
            [*where, "--data", tmp_path / "data"], lambda: web.times("/") > 0, presses
        )
    assert code == 3, shown
    assert seconds < 15
    assert "Stopping" in shown or presses == 2
    assert "Traceback" not in shown
    assert ask(tmp_path / "data", "select state from queue where url like '%/'") == [("pending",)]


def test_sigterm_is_as_ctrl_c(site: Server, tmp_path: Path) -> None:
    before = len(site.requests)
    running = start(
        "crawl", "--base-url", site.base_url, "--delay", 0.1, "--data", tmp_path / "data"
    )
    while len(site.requests) < before + 4:
        assert running.poll() is None
        time.sleep(0.01)
    running.send_signal(signal.SIGTERM)
    said, errors = running.communicate(timeout=60)
    assert running.returncode == 3, said + errors
    assert "Stopping" in errors
    assert "run the same command again" in said


@pytest.mark.verify
def test_a_site_smaller_than_the_first_look_is_refreshed_too(tmp_path: Path) -> None:
    """All of it is known after the look; what is new next week is found all the same."""
    article = (
        '<main><article data-history-node-id="5" class="node node--type-article '
        'node--view-mode-full"><h1><span>A title</span></h1><div class="node__content">'
        '<div class="field field--name-body"><p>Words.</p></div></div></article></main>'
    )
    web = Web()
    web.pages = {"/": page("/a"), "/a": Reply(article), "/new": Reply(article)}
    with serving(web):
        where = ("crawl", "--data", tmp_path, "--base-url", web.url, "--delay", 0)
        spawn(*where)
        assert web.times("/") == 1
        web.pages["/"] = page("/a", "/new")
        spawn(*where)
        costs = [_cost(*where, "--recheck", share) for share in (0, 1)]
    assert web.times("/new") == 1
    assert costs[0] < costs[1]


def _cost(*command: object) -> int:
    """The requests that the estimate tells of."""
    told = json.loads(call(*command, "--estimate", "--json").stdout)
    return int(told["requests"])
