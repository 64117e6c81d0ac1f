"""What a crawl cost its host: response times, the busiest minute, the waits asked for and kept."""

from __future__ import annotations

import math
from collections import Counter, deque

MINUTE = 60.0
_STEP = 1.05
"""Response times are counted in steps of a twentieth: a million of them take no room."""
_NEARLY = 0.05  # seconds by which clocks of two machines may differ within a wait


class Figures:
    """Counted while a crawl runs; times are seconds of a clock that never goes back."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._times: Counter[int] = Counter()
        self._minute: deque[float] = deque()
        self._peak = 0
        self._slowest = 0.0
        self._until = 0.0
        self._waits = 0

    def sent(self, now: float, delay: float) -> None:
        """Count a request that goes out while the pace is `delay` seconds."""
        self._minute.append(now)
        while now - self._minute[0] >= MINUTE:
            self._minute.popleft()
        self._peak = max(self._peak, len(self._minute))
        self._slowest = max(self._slowest, delay)
        if now >= self._until - _NEARLY:
            self.counts["waits kept"] += self._waits
        self._waits = 0

    def answered(self, seconds: float | None) -> None:
        """Count how long the host took to begin its answer."""
        if seconds is not None:
            self._times[math.ceil(math.log(max(seconds, 0.001), _STEP))] += 1

    def asked_to_wait(self, now: float, seconds: float) -> None:
        """Count a wait that the host asked for (Retry-After)."""
        self.counts.update({"waits": 1, "seconds of waits": math.ceil(seconds)})
        self._until = max(self._until, now + seconds)
        self._waits += 1

    def told(self) -> dict[str, int]:
        """Return all of it, as it stands in `crawls.counts`; a wait that nothing broke was kept."""
        found = {
            "peak requests a minute": self._peak,
            "slowest delay ms": math.ceil(self._slowest * 1000),
            "response ms p50": self._quantile(0.5),
            "response ms p95": self._quantile(0.95),
        }
        told = {**self.counts, **found}
        told["waits kept"] = self.counts["waits kept"] + self._waits
        return {name: count for name, count in told.items() if count}

    def _quantile(self, share: float) -> int:
        """Return the time within which that share of the answers began, in milliseconds."""
        left = share * self._times.total()
        for step, count in sorted(self._times.items()):
            left -= count
            if left <= 0:
                return round(_STEP**step * 1000)
        return 0
