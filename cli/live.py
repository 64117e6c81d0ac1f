"""How far a crawl is: lines that stay in place on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from cli.wording import duration, listed, plain, size
from scraper.plan import Progress

EVERY = 10.0
"""Seconds between two lines where there is no terminal."""
SPAN = 60.0
"""Seconds over which the rate is taken: what the host gives now, not what it gave at first."""
_ORDER = ("pending", "leased", "done", "skipped", "failed", "blocked")
_BAR = 20  # characters

Watch = Callable[[Progress], None]
Clock = Callable[[], float]


@contextmanager
def watching(expected: int = 0) -> Iterator[Watch]:
    """Show on standard error how far a crawl is, as often as it tells.

    `expected` are the requests that it was estimated to make; what is known may be more.
    """
    far = _Far(expected, time.monotonic)
    console = Console(stderr=True)
    if not sys.stderr.isatty() or console.is_dumb_terminal:
        yield lines(far, lambda line: click.echo(line, err=True), time.monotonic)
        return
    with Live(console=console, auto_refresh=False, transient=True, redirect_stdout=False) as live:
        yield lambda now: live.update(picture(now, far.took(now), far), refresh=True)


def lines(far: _Far, write: Callable[[str], None], clock: Clock) -> Watch:
    """Return what writes a line at most every ten seconds, and where the host wants quiet."""
    last, quiet = clock(), False

    def tell(now: Progress) -> None:
        nonlocal last, quiet
        rate = far.took(now)
        falls_quiet, quiet = now.quiet > EVERY and not quiet, now.quiet > 0
        moment = clock()
        if moment - last >= EVERY or falls_quiet:
            last = moment
            write(f"fetching: {', '.join(_told(now, rate, far))}")

    return tell


class _Far:
    """How far it is, and how fast it goes."""

    def __init__(self, expected: int, clock: Clock) -> None:
        self._expected = expected
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()

    def took(self, now: Progress) -> float:
        """Take the news; return the requests a second of the last minute."""
        moment = self._clock()
        self._seen.append((moment, now.requests))
        while len(self._seen) > 2 and moment - self._seen[1][0] >= SPAN:
            self._seen.popleft()
        since, before = self._seen[0]
        if moment - since < 1.0:
            return now.requests / now.seconds if now.seconds else 0.0
        return (now.requests - before) / (moment - since)

    def total(self, now: Progress) -> int:
        """Return the requests of this run, as far as anybody knows."""
        return max(now.requests + now.waiting, self._expected)

    def left(self, now: Progress, rate: float) -> str:
        """Say how long it still takes, "" where there is nothing to go by."""
        ahead = self.total(now) - now.requests
        if not ahead or rate <= 0:
            return ""
        return f"about {duration(ahead / rate + now.quiet)} left"


def _told(now: Progress, rate: float, far: _Far) -> Iterator[str]:
    yield f"{now.requests:,} of about {far.total(now):,} requests"
    yield f"{rate:.1f} a second"
    yield size(now.received)
    if now.troubles:
        yield f"{now.troubles:,} in vain"
    if now.quiet >= 1:
        yield f"the host gets {duration(now.quiet)} of quiet"
    if left := far.left(now, rate):
        yield left


def picture(now: Progress, rate: float, far: _Far) -> RenderableType:
    """Return the lines that stay in place; each is cut where the terminal ends."""
    total = far.total(now)
    queue = {state: now.queue[state] for state in _ORDER if now.queue.get(state)}
    kinds = dict(sorted(now.kinds.items(), key=lambda item: -item[1]))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, min_width=8)
    grid.add_column(no_wrap=True, overflow="ellipsis")
    bar = ProgressBar(total=max(total, 1), completed=now.requests, width=_BAR)
    grid.add_row("fetching", bar)
    grid.add_row("", _line(" · ".join(_told(now, rate, far))))
    grid.add_row("pages", _line(listed(kinds)))
    grid.add_row("queue", _line(listed(queue)))
    return grid


def _line(said: str) -> Text:
    return Text(plain(said), no_wrap=True, overflow="ellipsis")
