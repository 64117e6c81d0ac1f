"""Crawls that are killed, and what must hold of their archive afterwards."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from warcio.checker import Checker  # type: ignore[import-untyped]

from demo.server import Server
from pipelines.keep.folder import WarcFolder
from pipelines.records.answer import Answer, is_final
from pipelines.store.refresh.reasons import PARTS
from tests.archive_rows import rows
from tests.cli.running import ROOT, ask, call
from tests.kills.points import environment, passed
from tests.kills.warm import SERVER, Started, Warm, start

Running = Started | subprocess.Popen[bytes]

ZONE = "America/Los_Angeles"
KILLED = -signal.SIGKILL
IN_FLIGHT = 16
"""Requests that may be under way at a kill at most: scraper/settings.py, without a delay."""


@dataclass
class Killed:
    """An archive whose crawls are killed.

    `asked` tells the paths that were asked for so far, `sent` how many were by this one, `held` is
    what the WARC held after the last run (but for the files `before`, of an earlier crawl), `again`
    what was asked for although it was held, `kills` the runs that did not end well. Once it held
    the `whole` of what an undisturbed crawl holds, the runs that follow are a refresh, whose
    requests are neither `sent` nor `again`; `refreshed` tells that there was a refresh. `warm`
    starts the crawls, if it is given.
    """

    base_url: str
    asked: Callable[[], list[str]]
    data: Path
    warm: Warm | None = None
    before: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    refreshed: bool = False
    options: tuple[str, ...] = ()
    kills: int = 0
    sent: int = 0
    held: set[str] = field(default_factory=set)
    again: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(
        cls, site: Server, data: Path, warm: Warm | None = None, whole: Killed | None = None
    ) -> Killed:
        """Return an archive, at a path where nothing is yet, of the made-up site."""
        shutil.rmtree(data, ignore_errors=True)
        asked = lambda: [path for _, path, _ in list(site.requests)]  # noqa: E731
        return cls(site.base_url, asked, data, warm, whole=frozenset(whole.held if whole else ()))

    @property
    def counted(self) -> Path:
        """Where the points of the last run are written."""
        return self.data.with_suffix(".points")

    def command(self) -> list[str]:
        """The command that is given again and again."""
        site = ("--base-url", self.base_url, "--timezone", ZONE, "--delay", "0")
        return [
            sys.executable,
            "-m",
            "cli",
            "crawl",
            *site,
            *self.options,
            "--data",
            str(self.data),
        ]

    def start(self, said: int, stop: str = "") -> Running:
        """Start the crawl, to be stopped at a point (see `environment`) or not.

        What it says goes to that file; only what writes there keeps it open.
        """
        env = os.environ | environment(self.counted, self.data, stop)
        with open(os.devnull, "rb") as null:  # noqa: PTH123
            if not self.warm:
                return subprocess.Popen(
                    self.command(), cwd=ROOT, env=env, stdin=null, stdout=said, stderr=said
                )
            env[SERVER] = self.warm.address
            files = {0: null.fileno(), 1: said, 2: said}
            return start(self.warm.address, "cli", self.command()[3:], env, files)

    def run(
        self, stop: str = "", meanwhile: Callable[[Running], object] | None = None
    ) -> tuple[int, str]:
        """Run the crawl, return its exit code and what it said.

        What it asked for although the WARC held it is noted in `again`.
        """
        before = len(self.asked())
        hear, speak = os.pipe()
        try:
            running = self.start(speak, stop)
        finally:
            os.close(speak)
        if meanwhile:
            meanwhile(running)
        said = _heard(hear)
        code = running.wait()
        assert code is not None
        assert "Traceback" not in said, said
        asked = self.asked()[before:]
        if self.whole and self.held >= self.whole:
            self.refreshed = True
        else:
            self.sent += len(asked)
            self.again.update((set(asked) & self.held) - {"/robots.txt"})
        self.kills += code != 0
        self.held = self._held()
        return code, said

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
    nothing was fetched again that the WARC held, but the parts of a discussion that changed.
    """
    ours, theirs = (rows(data / "archive.db", two_crawls=True) for data in (killed.data, reference))
    _same(ours, theirs)
    states = [_states(data, killed.refreshed) for data in (killed.data, reference)]
    assert states[0] ^ states[1] == set()
    assert killed.again.keys() <= _read_as_one(killed), killed.again
    files = sorted(map(str, (killed.data / "warc").iterdir()))
    assert Checker(SimpleNamespace(inputs=files, verbose=False)).process_all() == 0
    crawled = rows(killed.data / "archive.db")
    assert call("rebuild", "--data", killed.data, "--workers", 1).exit_code in (0, 4)
    _same(rows(killed.data / "archive.db"), crawled)
    assert ask(killed.data, "pragma foreign_key_check") == []


def assert_as_undisturbed(killed: Killed, undisturbed: Killed, story: object) -> None:
    """Both of what is asked of an archive whose crawls were killed; a failure tells the story."""
    try:
        assert_sound(killed, undisturbed.data)
        assert_few_again(killed, undisturbed)
    except AssertionError as error:
        error.add_note(f"What happened: {story}")
        raise


def assert_few_again(killed: Killed, undisturbed: Killed) -> None:
    """No more was asked for again than was under way at the kills, and a robots.txt a run."""
    assert killed.sent <= undisturbed.sent + killed.kills * (IN_FLIGHT + 1)


def _heard(said: int, patience: float = 120) -> str:
    """Return what was said until the last who could say more has ended."""
    until, parts = time.monotonic() + patience, list[bytes]()
    with open(said, "rb", buffering=0) as file:
        while select.select([file], [], [], max(0, until - time.monotonic()))[0]:
            if not (part := file.read(1 << 16)):
                return b"".join(parts).decode("utf-8", "replace")
            parts.append(part)
    raise AssertionError(f"still running after {patience} seconds: {parts}")


def _same(ours: dict[str, list[str]], theirs: dict[str, list[str]]) -> None:
    assert ours.keys() == theirs.keys()
    for table in ours:
        assert ours[table] == theirs[table], table


def _states(data: Path, refreshed: bool) -> set[tuple[object, ...]]:
    """Every address with its state and the reason; after a refresh 304 is as good as 200."""
    found = ask(data, "select url, state, reason from queue")
    if not refreshed:
        return set(found)
    return {(url, state, str(reason).replace("304", "200")) for url, state, reason in found}


def _read_as_one(killed: Killed) -> set[str]:
    """What a crawl that goes on with a refresh asks for whoever had asked: see Further.parts."""
    query = f"select url from queue where again_for = '{PARTS}'"
    return {str(url).removeprefix(killed.base_url) for (url,) in ask(killed.data, query)}
