"""Timing two ways of doing one thing, side by side, so that a slow moment hits both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: ours against a peer's, both medians in seconds, and what is asked for."""

    what: str
    against: str
    ours: float
    peer: float
    at_least: float
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times as fast as the peer ours is."""
        return self.peer / self.ours

    def as_json(self) -> dict[str, object]:
        """Return the row for `latest.json`."""
        return asdict(self) | {"ratio": round(self.ratio, 3)}


def side_by_side(
    ours: Callable[[], None], peer: Callable[[], None], runs: int
) -> tuple[float, float]:
    """Run the two in turn, after a warm-up of each; return the median seconds of each."""
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for which, call in enumerate((ours, peer)):
            start = time.perf_counter()
            call()
            if run:
                times[which].append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])
