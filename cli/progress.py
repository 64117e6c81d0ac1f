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
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


class Step(Protocol):
    """Told the stage, how much of it is done, of how much, and what else to say."""

    def __call__(self, stage: str, done: int, total: int, said: str = "", /) -> None:
        """Take the news."""


EVERY = 10.0  # seconds between two lines where there is no terminal


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Step]:
    """Show how far something has come, on standard error; `quiet` shows nothing."""
    if quiet:
        yield _silent
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield _on_terminal(bar)
    else:
        yield lines(lambda line: click.echo(line, err=True))


def _silent(stage: str, done: int, total: int, said: str = "", /) -> None:
    """Say nothing."""


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TextColumn("gone,"),
        TimeRemainingColumn(),
        TextColumn("left {task.fields[said]}"),
        console=Console(stderr=True),
        transient=True,
    )


def _on_terminal(bar: Progress) -> Step:
    tasks: dict[str, TaskID] = {}

    def step(stage: str, done: int, total: int, said: str = "", /) -> None:
        if stage not in tasks:
            for earlier in tasks.values():
                bar.update(earlier, visible=False)
            tasks[stage] = bar.add_task(stage, said="")
        bar.update(tasks[stage], completed=done, total=total, said=said)

    return step


def lines(write: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> Step:
    """Return a step that writes a plain line at most every ten seconds."""
    last = clock()

    def step(stage: str, done: int, total: int, said: str = "", /) -> None:
        nonlocal last
        now = clock()
        if now - last >= EVERY:
            last = now
            write(f"{stage}: {done / max(total, 1):.0%}{f', {said}' if said else ''}")

    return step
