"""What the benchmarks run on: the demo site in a process of its own, and an archive of it."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent


@contextmanager
def site(pages: int) -> Iterator[str]:
    """Serve the demo site of that size; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "demo", "--port", str(port), "--pages", str(pages)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            probe.settimeout(0.1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        subprocess.run(["sleep", "0.05"], check=True)
    message = "the demo site does not start"
    raise TimeoutError(message)


def archive(*arguments: str) -> None:
    """Run the command itself, as a user would; what it prints is thrown away."""
    run([sys.executable, "-m", "cli", *arguments])


def run(command: list[str]) -> None:
    """Run a process to its end; what it prints is thrown away, its errors are not."""
    subprocess.run(command, cwd=ROOT, env=environment(), check=True, stdout=subprocess.DEVNULL)


def environment() -> dict[str, str]:
    """Return the environment of what is measured: compiled once, as an installed program is."""
    compiled = {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "grace-archive-bench")}
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return compiled | kept


def crawl(base_url: str, folder: Path, *options: str) -> None:
    """Crawl the site into a folder, with further options of the command."""
    archive(
        "crawl",
        "--base-url",
        base_url,
        "--timezone",
        "America/Los_Angeles",
        "--delay",
        "0",
        "--data",
        str(folder),
        *options,
    )


def fetched(folder: Path) -> list[str]:
    """Return every address that a crawl asked for, in order."""
    with sqlite3.connect(folder / "archive.db") as db:
        return [url for (url,) in db.execute("select url from captures order by captured_at")]


def write_list(urls: list[str], file: Path) -> None:
    """Write addresses where the peer reads them."""
    file.write_text(json.dumps(urls), encoding="utf-8")
