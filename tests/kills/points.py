"""Commit points of a crawl's processes, and the kill of both at one of them.

A process that starts with `environment` counts its commit points: each file of the data folder
that is opened to be written, each write to a WARC file and the middle of it (half of the bytes are
there), each cut, fsync, rename and removal, each SQLite transaction, before and after, and each
copy of a database. At the point that is named, the other process is killed, then this one.
The code under test knows nothing of it: Python loads `sitecustomize` before anything else.
"""

from __future__ import annotations

import builtins
import io
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FOLDER, DATA, STOP = "KILLS_FOLDER", "KILLS_DATA", "KILLS_STOP"
ARCHIVE, FETCH = "archive", "fetch"


def environment(folder: Path, data: Path, stop: str = "") -> dict[str, str]:
    """Return what a command's environment needs: it writes its points into `folder`.

    `stop` says which process's which point is the last: "archive 17", "fetch 12 half" (the twelfth
    of that kind).
    """
    folder.mkdir(exist_ok=True)
    for left in (*folder.glob("*.points"), *folder.glob("*.pid")):
        left.unlink()
    hook = "from tests.kills.points import install, role\n\ninstall(role())\n"
    (folder / "sitecustomize.py").write_text(hook, encoding="utf-8")
    path = os.pathsep.join((str(folder), str(ROOT)))
    return {"PYTHONPATH": path, FOLDER: str(folder), DATA: str(data.resolve()), STOP: stop}


def passed(folder: Path, role: str) -> list[str]:
    """Return the points that a process has come to, in words."""
    path = folder / f"{role}.points"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


class Points:
    """The points of this process."""

    def __init__(self, role: str) -> None:
        self.folder = Path(os.environ[FOLDER])
        self.data = os.environ[DATA]
        self.role = role
        of, number, kind, *_ = (*os.environ[STOP].split(), "", "", "")
        self.last = int(number) if of == role else 0
        self.kind = kind
        before = passed(self.folder, self.role)  # a command may start one process after the other
        self.count = sum(point.split()[0] == kind or not kind for point in before)
        log = self.folder / f"{self.role}.points"
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        (self.folder / f"{self.role}.pid").write_text(str(os.getpid()), encoding="utf-8")

    def come_to(self, what: str, name: object = "") -> bool:
        """Count a point; at the last one stop here, or return True where only half is done."""
        os.write(self._log, f"{what} {Path(str(name)).name}\n".encode())
        if self.kind not in ("", what):
            return False
        self.count += 1
        if self.count == self.last and what != "half":
            self.stop()
        return self.count == self.last

    def stop(self) -> None:
        """Kill the other process, and this one."""
        other = self.folder / f"{FETCH if self.role == ARCHIVE else ARCHIVE}.pid"
        with suppress(FileNotFoundError, ProcessLookupError):
            os.kill(int(other.read_text(encoding="utf-8")), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)

    def ours(self, path: object) -> bool:
        """Whether a file lies in the data folder."""
        if not isinstance(path, str | os.PathLike):
            return False
        return os.path.abspath(os.fspath(path)).startswith(self.data)  # noqa: PTH100


def role() -> str:
    """Return what this program is for, by its command line."""
    return FETCH if "scraper.fetch" in sys.orig_argv else ARCHIVE


def install(role: str) -> None:
    """Count from here on."""
    points = Points(role)
    io.open = builtins.open = _opening(points, io.open)
    for name in ("replace", "rename", "unlink", "remove", "truncate"):
        setattr(os, name, _changing(points, name, getattr(os, name)))
    os.fsync = _syncing(points, os.fsync)  # type: ignore[assignment]
    sqlite3.connect = _connecting(points, sqlite3.connect)


def _opening(points: Points, real: Callable[..., Any]) -> Callable[..., Any]:
    class Counted(io.FileIO):
        def write(self, data: Any, /) -> int:
            points.come_to("write", self.name)
            if points.come_to("half", self.name):
                super().write(bytes(data)[: len(data) // 2])
                points.stop()
            return super().write(data)

        def truncate(self, size: int | None = None, /) -> int:
            points.come_to("cut", self.name)
            return super().truncate(size)

    def opened(file: Any, mode: str = "r", buffering: int = -1, *more: Any, **named: Any) -> Any:
        if not points.ours(file) or not set(mode) & set("wxa+"):
            return real(file, mode, buffering, *more, **named)
        points.come_to("open", file)
        if not str(file).endswith(".warc.gz"):
            return real(file, mode, buffering, *more, **named)
        raw = Counted(os.fspath(file), mode.replace("b", ""))
        return io.BufferedRandom(raw) if buffering and "+" in mode else raw

    return opened


def _changing(points: Points, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def changed(path: Any, *more: Any, **named: Any) -> Any:
        if points.ours(path):
            points.come_to(name, path)
        return real(path, *more, **named)

    return changed


def _syncing(points: Points, real: Callable[[Any], None]) -> Callable[[Any], None]:
    def synced(file: Any) -> None:
        points.come_to("fsync")
        real(file)
        points.come_to("synced")

    return synced


def _connecting(points: Points, real: Callable[..., Any]) -> Callable[..., Any]:
    class Counted(sqlite3.Connection):
        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            commits = sql.strip(" ;").casefold() == "commit"
            if commits:
                points.come_to("commit")
            done = super().execute(sql, *parameters)
            if commits:
                points.come_to("committed")
            return done

        def commit(self) -> None:
            open_still = self.in_transaction
            if open_still:
                points.come_to("commit")
            super().commit()
            if open_still:
                points.come_to("committed")

        def backup(self, *to: Any, **named: Any) -> None:
            points.come_to("backup")
            super().backup(*to, **named)
            points.come_to("backed up")

    def connected(*of: Any, **named: Any) -> Any:
        return real(*of, **{"factory": Counted} | named)

    return connected
