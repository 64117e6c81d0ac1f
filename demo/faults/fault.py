"""When a fault strikes, and what it does to the answer."""

from __future__ import annotations

import enum
import re
import zlib
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from demo.site import Answered


class Pause(NamedTuple):
    """Send nothing for so many seconds."""

    seconds: float


class End(enum.Enum):
    """How a connection ends: in order, or reset (RFC 9293 §3.10.7: the visitor sees an error)."""

    CLOSED = "closed"
    RESET = "reset"


Step = bytes | Pause | End
"""Raw bytes to send, a pause, or the connection's end. After the last one it stays open."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request: `number` counts those for its address, from 1; `site` gives the true answer."""

    target: str
    headers: dict[str, str]
    number: int
    base_url: str
    site: Callable[[], Answered]

    @property
    def path(self) -> str:
        """The address's path, without a query."""
        return self.target.partition("?")[0]


Act = Callable[[Asked], Iterable[Step]]
"""What is sent in place of the true answer."""


@dataclass(frozen=True)
class Fault:
    """An act and its rule.

    `where` is a pattern that the path with its query must match as a whole; `nth` which of the
    requests for one address it takes (a number from 1, a range; None: all); `share` which part
    of those, chosen by `seed` from the address and the count, so that the same visit meets the
    same faults; `most` how often it strikes at all.
    """

    act: Act
    where: str = ".*"
    nth: int | Container[int] | None = None
    share: float = 1.0
    seed: int = 7
    most: int | None = None

    def strikes(self, target: str, number: int, before: int) -> bool:
        """Whether it takes this request, having struck `before` times."""
        if self.most is not None and before >= self.most:
            return False
        wanted = self.nth is None or (
            number == self.nth if isinstance(self.nth, int) else number in self.nth
        )
        return (
            wanted and re.fullmatch(self.where, target) is not None and self._drawn(target, number)
        )

    def _drawn(self, target: str, number: int) -> bool:
        drawn = zlib.crc32(f"{self.seed} {number} {target}".encode())
        return drawn < self.share * 2**32
