"""Captures of real sites, served again with faults, and the log of who asked for what."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
SERVER = SHARED / "serve_warc.py"
BUSY = 503


@dataclass(frozen=True)
class Asked:
    """A request: when it came and was answered (seconds), for what, and with which status."""

    start: float
    end: float
    path: str
    status: int


@dataclass(frozen=True)
class Capture:
    """A captured site that is served where it was captured."""

    base_url: str
    log: Path

    def asked(self) -> list[Asked]:
        """The requests so far, in the order in which they came."""
        rows = map(json.loads, self.log.read_text(encoding="utf-8").splitlines())
        found = [Asked(r["start"], r["end"], r["path"], r["status"]) for r in rows]
        return sorted(found, key=lambda asked: asked.start)


@contextmanager
def served(name: str, port: int, folder: Path, *options: str) -> Iterator[Capture]:
    """Serve a capture; the test is skipped where there is none, or its port is taken."""
    warc = SHARED / "real-sites" / name
    if not SERVER.exists() or not warc.exists():
        pytest.skip("the captures are not here")
    if _listens(port):
        pytest.skip(f"port {port}, at which {name} was captured, is taken")
    log = folder / f"asked-{time.monotonic_ns()}.jsonl"
    command = [sys.executable, str(SERVER), str(warc), "--log", str(log), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            assert server.stdout is not None
            assert server.stdout.readline().startswith(b"serving ")
            yield Capture(f"http://127.0.0.1:{port}", log)
        finally:
            server.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
