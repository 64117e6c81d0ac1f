"""The command as a user runs it: in this process, or as a program of its own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner, Result

from cli.commands import command

ROOT = Path(__file__).parents[2]


def call(*arguments: object, stdin: str | None = None) -> Result:
    """Run the command in this process; a bug is raised."""
    return CliRunner().invoke(command, [str(a) for a in arguments], stdin, catch_exceptions=False)


def spawn(
    *arguments: object,
    before: Callable[[], None] | None = None,
    timeout: float = 200,
    **env: str,
) -> subprocess.CompletedProcess[str]:
    """Run the command as a program; `before` runs in it first (to lower its rights or limits).

    `timeout` are the seconds after which it is killed, which fails the test.
    """
    return subprocess.run(
        [sys.executable, "-m", "cli", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        preexec_fn=before,
        timeout=timeout,
        check=False,
    )


def start(*arguments: object) -> subprocess.Popen[str]:
    """Start the command as a program."""
    return subprocess.Popen(
        [sys.executable, "-m", "cli", *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ask(data: Path, query: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on the folder's archive.db."""
    with closing(sqlite3.connect(data / "archive.db")) as db:
        return db.execute(query).fetchall()


def articles(data: Path) -> list[object]:
    """Return the titles of the articles that are held."""
    return [title for (title,) in ask(data, "select title from articles order by title")]


def kept(data: Path) -> dict[str, bytes]:
    """Return the WARC files of a folder with their bytes."""
    return {path.name: path.read_bytes() for path in (data / "warc").iterdir()}
