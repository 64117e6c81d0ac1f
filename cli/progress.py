"""How far a long command has come: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


class Step(Protocol):
    """Told how much is done, of how much (None: not known), and what else to say."""

    def __call__(self, done: int, total: int | None, said: str = "") -> None:
        """Take the news."""


EVERY = 10.0  # seconds between two lines where there is no terminal


@contextmanager
def progress(title: str, *, quiet: bool = False) -> Iterator[Step]:
    """Show how far something has come, on standard error; `quiet` shows nothing."""
    if quiet:
        yield _silent
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield _on_terminal(bar, bar.add_task(title, total=None, said=""))
    else:
        yield lines(title, lambda line: click.echo(line, err=True))


def _silent(done: int, total: int | None, said: str = "") -> None:
    """Say nothing."""


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[said]}"),
        console=Console(stderr=True),
        transient=True,
    )


def _on_terminal(bar: Progress, task: TaskID) -> Step:
    def step(done: int, total: int | None, said: str = "") -> None:
        bar.update(task, completed=done, total=total, said=said)

    return step


def lines(
    title: str, write: Callable[[str], None], clock: Callable[[], float] = time.monotonic
) -> Step:
    """Return a step that writes a plain line at most every ten seconds."""
    last = clock()

    def step(done: int, total: int | None, said: str = "") -> None:
        nonlocal last
        now = clock()
        if now - last < EVERY:
            return
        last = now
        of = f" of {total:,}" if total else ""
        write(f"{title}: {done:,}{of}{f', {said}' if said else ''}")

    return step
