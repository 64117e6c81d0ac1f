"""Programs that start warm: forked from a process that has loaded the modules they need.

A crawl takes three programs, each of which loads for half a second; here they are the same
programs (`python -m …`, as their own `__main__`), but for the loading.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any, NamedTuple, Self

from scraper.signals import ENDING

ROOT = Path(__file__).parents[2]
SERVER = "KILLS_WARM"
"""The environment variable that tells a program where to have others started."""
LOADED = (
    "cli.commands",
    "cli.errors",
    "scraper.run",
    "scraper.fetch",
    "scraper.archiving",
    "scraper.frontier",
    "scraper.heads",
    "scraper.robots",
    "scraper.spiders.site",
    "scraper.turns",
    "scrapy.core.downloader.handlers.http11",
    "scrapy.downloadermiddlewares.httpproxy",
    "scrapy.extensions.closespider",
    "scrapy.logformatter",
    "scrapy.statscollectors",
    "tests.kills.points",
)


class Wanted(NamedTuple):
    """A program that is to be started: its files, signals that wait, whether in a new session."""

    module: str
    arguments: list[str]
    env: dict[str, str]
    files: list[int]
    blocked: list[int]
    session: bool


class Started:
    """A program that runs, as far as `subprocess.Popen` would tell of it."""

    def __init__(self, told: socket.socket) -> None:
        self._told = told
        self.returncode: int | None = None
        self.pid = int(told.recv(16))

    def poll(self) -> int | None:
        """Return how it ended, None while it runs."""
        return self.wait(0)

    def wait(self, timeout: float | None = None) -> int | None:
        """Return how it ended, None if it still runs after that many seconds."""
        if self.returncode is None and select.select([self._told], [], [], timeout)[0]:
            self.returncode = int(self._told.recv(16))
            self._told.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it runs."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.wait()


def start(
    address: str,
    module: str,
    arguments: Sequence[str],
    env: Mapping[str, str],
    files: Mapping[int, int],
    *,
    session: bool = False,
) -> Started:
    """Start a module as a program; `files` are its file descriptors, with ours for each."""
    told = socket.socket(socket.AF_UNIX)
    told.connect(address)
    blocked = [int(number) for number in signal.pthread_sigmask(signal.SIG_BLOCK, ())]
    wanted = Wanted(module, list(arguments), dict(env), list(files), blocked, session)
    socket.send_fds(told, [json.dumps(wanted).encode()], list(files.values()))
    return Started(told)


class Warm:
    """A process of the tests that starts programs, at an address; it ends with this one."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="warm")
        self.address = str(Path(self._folder.name, "socket"))
        command = [sys.executable, "-m", "tests.kills.warm", self.address]
        self._server = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE)
        until = time.monotonic() + 30
        while not Path(self.address).exists():
            assert time.monotonic() < until
            assert self._server.poll() is None
            time.sleep(0.02)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server.stdin is not None
        self._server.stdin.close()
        self._server.wait()
        self._folder.cleanup()


def _serve(address: str) -> tuple[Wanted, list[int]]:
    """Fork for each one who asks, and tell him how it ended; return what a fork is to become."""
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    running: dict[int, socket.socket] = {}
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address + ".new")
        listener.listen()
        Path(address + ".new").rename(address)
        while True:
            ready = select.select([0, listener.fileno(), woken], [], [])[0]
            if 0 in ready:
                sys.exit()
            if woken in ready:
                os.read(woken, 64)
                _tell(running)
            if listener.fileno() in ready:
                client, _ = listener.accept()
                told, files, *_ = socket.recv_fds(client, 1 << 20, 16)
                pid = os.fork()
                if not pid:
                    break
                running[pid] = client
                with suppress(BrokenPipeError):  # who asked was killed meanwhile
                    client.send(str(pid).encode())
                for file in files:
                    os.close(file)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for left in (woken, wake):
        os.close(left)
    for other in (client, *running.values()):
        other.close()
    return Wanted(*json.loads(told)), files


def _tell(running: dict[int, socket.socket]) -> None:
    with suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            with running.pop(ended[0]) as client, suppress(BrokenPipeError):
                client.send(str(os.waitstatus_to_exitcode(ended[1])).encode())


def _become(wanted: Wanted, files: list[int]) -> None:
    """Be that program, with those files; how it ends is how this process ends."""
    high = [os.dup2(file, 200 + number) for number, file in enumerate(files)]
    for file in files:
        os.close(file)
    for file, number in zip(high, wanted.files, strict=True):
        os.dup2(file, number)
        os.close(file)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
    if wanted.session:
        os.setsid()
    os.environ.clear()
    os.environ.update(wanted.env)
    sys.argv = [wanted.module, *wanted.arguments]
    from tests.kills import points

    points.install(points.FETCH if wanted.module == "scraper.fetch" else points.ARCHIVE)
    _have_others_started()
    signal.pthread_sigmask(signal.SIG_SETMASK, wanted.blocked)
    sys.modules.pop(wanted.module, None)  # a program is `__main__`, and not there by its name
    runpy.run_module(wanted.module, run_name="__main__", alter_sys=True)


def _have_others_started() -> None:
    """Let the fetching process start as this one did."""
    import scraper.run

    def popen(command: list[str], *, pass_fds: Sequence[int], env: Any, **named: Any) -> Started:
        files = {0: null, 1: 1, 2: 2} | {number: number for number in pass_fds}
        module, *arguments = command[command.index("-m") + 1 :]
        return start(
            os.environ[SERVER], module, arguments, env, files, session=named["start_new_session"]
        )

    null = os.open(os.devnull, os.O_RDONLY)
    vars(scraper.run)["subprocess"] = SimpleNamespace(Popen=popen, DEVNULL=subprocess.DEVNULL)


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    for name in LOADED:
        importlib.import_module(name)
    gc.freeze()
    _become(*_serve(sys.argv[1]))
