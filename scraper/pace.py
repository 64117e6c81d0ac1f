"""How long a host is left in peace between two requests, by what it asks and how it answers."""

from __future__ import annotations

import math

CEILING = 60.0
"""Seconds between two requests at most, unless the host itself asks for more."""
BUSY = frozenset({429, 503})
"""The host has too much to do: everything waits. Other 5xx are an accident of one page."""

_SLOWER, _FASTER = 0.5, 0.25  # what the latest answer weighs in the smoothed response time
_HARDER, _HARDEST, _EASIER = 2.0, 16.0, 0.5
"""Trouble doubles the delay, again and again; a good answer takes half of what was added back.

Where one answer in five is a 503 the mean is 1.9 times the delay, one in two 8 times, all 16 times.
"""
_NEARLY = 1.05
"""Times the delay from which on it is the delay again."""


class Pace:
    """The pace of a crawl; `least` (seconds) is what it keeps anyway.

    All hosts of a site share it: they are mostly one machine. Where `least` is 0 (a server on this
    machine) only what a host itself asks for slows us.
    """

    def __init__(self, least: float) -> None:
        self.least = least
        self.response = 0.0
        self.strain = 1.0
        self._asked: dict[str, float] = {}
        self._last = -math.inf

    @property
    def asked(self) -> float:
        """The longest Crawl-delay that holds, in seconds."""
        return max(self._asked.values(), default=0.0)

    @property
    def delay(self) -> float:
        """Seconds from one request to the next: as asked, or more while the host is slow.

        >>> pace = Pace(1.0)
        >>> pace.response = 1.5
        >>> pace.delay
        3.0
        """
        kept = max(self.least, self.asked)
        if not self.least:
            return kept
        return max(kept, min(CEILING, max(kept, 2 * self.response) * self.strain))

    def ask(self, origin: str, delay: float | None) -> None:
        """Keep the Crawl-delay of a host, in seconds; what is no number asks for nothing."""
        known = delay is not None and 0 < delay < math.inf
        self._asked[origin] = delay if known and delay else 0.0

    def answered(self, status: int, seconds: float | None) -> None:
        """Learn from an answer and the time it took; errors come fast, so they shorten nothing."""
        if status in BUSY:
            self.trouble()
        elif status < 500:
            eased = 1.0 + (self.strain - 1.0) * _EASIER
            self.strain = eased if eased > _NEARLY else 1.0
        if seconds is not None and (status == 200 or seconds > self.response):
            weight = _SLOWER if seconds > self.response else _FASTER
            self.response += (seconds - self.response) * (weight if self.response else 1.0)

    def trouble(self) -> None:
        """Learn that the host has too much to do, or did not answer at all."""
        self.strain = min(self.strain * _HARDER, _HARDEST)

    def turn(self, now: float) -> float:
        """Give out the next turn; return the seconds until it comes."""
        at = max(now, self._last + self.delay)
        self._last = at
        return at - now
