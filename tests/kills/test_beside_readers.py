"""Crawling and rebuilding while others read: nobody is told that the database is locked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from demo.server import serve
from demo.site import Demo
from tests.cli.running import ask, spawn
from tests.kills.crawls import Killed


@contextmanager
def _looking(data: Path, *commands: Callable[[Path], str]) -> Iterator[list[str]]:
    """Run reading commands over and over in threads; yield what went wrong."""
    over, wrong = threading.Event(), list[str]()

    def look(command: Callable[[Path], str]) -> None:
        while not over.wait(0.02):
            if said := command(data):
                wrong.append(said)

    threads = [threading.Thread(target=look, args=(command,)) for command in commands]
    for thread in threads:
        thread.start()
    try:
        yield wrong
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _command(*arguments: str) -> Callable[[Path], str]:
    def run(data: Path) -> str:
        done = spawn(*arguments, "--data", data)
        unfit = done.returncode not in (0, 4) or "locked" in done.stderr
        return f"{arguments}: {done.stderr}" if unfit else ""

    return run


def _query(data: Path) -> str:
    """Read as a browser of the archive does, for a while in one transaction."""
    ask(data, "select count(*), max(length(body_text)) from comments join pages on true limit 1")
    return ""


@pytest.mark.verify
@pytest.mark.parametrize("pages", [16, 600])
def test_no_reader_meets_a_lock(pages: int, tmp_path: Path) -> None:
    with serve(Demo(seed=5, pages=pages)) as site:
        crawl = Killed.of(site, tmp_path / "data")
        crawl.finish()
        site.edition = 2
        explain = _command("explain", site.base_url + "/")
        readers = [_query, _command("status"), _command("check"), explain]
        with _looking(crawl.data, *readers) as wrong:
            done = spawn(*crawl.command()[3:], "--full")
            assert done.returncode in (0, 4), done.stderr
            assert spawn("rebuild", "--data", crawl.data, "--workers", 1).returncode in (0, 4)
    assert wrong == []
