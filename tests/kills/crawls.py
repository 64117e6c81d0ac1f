"""Crawls that are killed, and what must hold of their archive afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from warcio.checker import Checker  # type: ignore[import-untyped]

from demo.server import Server
from pipelines.keep.folder import WarcFolder
from pipelines.records.answer import Answer, is_final
from tests.archive_rows import rows
from tests.cli.running import ROOT, ask, call
from tests.kills.points import environment, passed

ZONE = "America/Los_Angeles"
KILLED = -signal.SIGKILL
IN_FLIGHT = 16
"""Requests that may be under way at a kill at most: scraper/settings.py, without a delay."""


@dataclass
class Killed:
    """An archive whose crawls are killed.

    `asked` tells the paths that were asked for so far, `held` is what the WARC held after the last
    run (but for the files `before`, of an earlier crawl), `again` what was asked for although it
    was held, `kills` the runs that did not end well.
    """

    base_url: str
    asked: Callable[[], list[str]]
    data: Path
    before: frozenset[str] = frozenset()
    kills: int = 0
    held: set[str] = field(default_factory=set)
    again: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, site: Server, data: Path) -> Killed:
        """Return an archive, at a path where nothing is yet, of the made-up site."""
        shutil.rmtree(data, ignore_errors=True)
        return cls(site.base_url, lambda: [path for _, path, _ in list(site.requests)], data)

    @property
    def counted(self) -> Path:
        """Where the points of the last run are written."""
        return self.data.with_suffix(".points")

    def command(self) -> list[str]:
        """The command that is given again and again."""
        site = ("--base-url", self.base_url, "--timezone", ZONE, "--delay", "0")
        return [sys.executable, "-m", "cli", "crawl", *site, "--data", str(self.data)]

    def start(self, stop: str = "") -> subprocess.Popen[str]:
        """Start the crawl, to be stopped at a point (see `environment`) or not."""
        return subprocess.Popen(
            self.command(),
            cwd=ROOT,
            env=os.environ | environment(self.counted, self.data, stop),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(
        self, stop: str = "", meanwhile: Callable[[subprocess.Popen[str]], object] | None = None
    ) -> tuple[int, str]:
        """Run the crawl, return its exit code and what it said.

        What it asked for although the WARC held it is noted in `again`.
        """
        before = len(self.asked())
        with self.start(stop) as running:
            if meanwhile:
                meanwhile(running)
            said, errors = running.communicate(timeout=120)
        assert "Traceback" not in said + errors, said + errors
        self.again.update((set(self.asked()[before:]) & self.held) - {"/robots.txt"})
        self.kills += running.returncode != 0
        self.held = self._held()
        return running.returncode, said + errors

    def finish(self, runs: int = 1, codes: tuple[int, ...] = (0,)) -> str:
        """Run the crawl until it ends well, within that many runs; return all that was said."""
        said = ""
        for _ in range(runs):
            ended, told = self.run()
            said += told
            if ended in codes:
                return said
        raise AssertionError(said)

    def process(self, role: str) -> int | None:
        """Return the process of a run that is under way, None while there is none."""
        path = self.counted / f"{role}.pid"
        try:
            return int(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None

    def points(self, role: str) -> list[str]:
        """The points that a process of the last run came to."""
        return passed(self.counted, role)

    def _held(self) -> set[str]:
        """The paths whose final answer the WARC holds."""
        folder = WarcFolder(self.data / "warc")
        files = [file for file in folder.files() if file not in self.before]
        answers = [a for file in files for a in folder.records(file) if isinstance(a, Answer)]
        return {a.url.removeprefix(self.base_url) for a in answers if is_final(a.status)}


def assert_sound(killed: Killed, reference: Path) -> None:
    """What the issue asks of an archive whose crawls were killed.

    It equals that of a crawl that nobody disturbed, its rebuild equals it, its WARC is clean, and
    nothing was fetched again that the WARC held.
    """
    ours, theirs = (rows(data / "archive.db", two_crawls=True) for data in (killed.data, reference))
    _same(ours, theirs)
    assert _states(killed.data) == _states(reference)
    assert killed.again == Counter()
    files = sorted(map(str, (killed.data / "warc").iterdir()))
    assert Checker(SimpleNamespace(inputs=files, verbose=False)).process_all() == 0
    crawled = rows(killed.data / "archive.db")
    assert call("rebuild", "--data", killed.data, "--workers", 1).exit_code in (0, 4)
    _same(rows(killed.data / "archive.db"), crawled)
    assert ask(killed.data, "pragma foreign_key_check") == []


def assert_few_again(killed: Killed, asked: int, undisturbed: int) -> None:
    """No more was asked for again than was under way at the kills, and a robots.txt a run."""
    assert asked <= undisturbed + killed.kills * (IN_FLIGHT + 1)


def _same(ours: dict[str, list[str]], theirs: dict[str, list[str]]) -> None:
    assert ours.keys() == theirs.keys()
    for table in ours:
        assert ours[table] == theirs[table], table


def _states(data: Path) -> list[tuple[object, ...]]:
    return ask(data, "select url, state, reason from queue order by url")
