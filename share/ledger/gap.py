"""What a check of completeness finds: one difference, and the check that found it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A difference between what is known and what is held.

    `shown` is the number that the site shows, `held` that in the archive (None: no numbers are
    compared). `why` is the reason; where there is none, `explained` is False and `why` says what
    is wrong.
    """

    url: str
    why: str
    explained: bool
    shown: int | None = None
    held: int | None = None

    @property
    def size(self) -> int:
        """How far the two numbers are apart, 1 where none are compared."""
        return abs((self.shown or 0) - (self.held or 0)) or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was compared (in the plural), how often, and where it differs: the worst first."""

    name: str
    compared: int
    gaps: tuple[Gap, ...] = ()

    @property
    def agree(self) -> int:
        """How many are as they should be."""
        return max(self.compared - len(self.gaps), 0)

    @property
    def unexplained(self) -> tuple[Gap, ...]:
        """The differences that nothing explains."""
        return tuple(gap for gap in self.gaps if not gap.explained)


def check(name: str, compared: int, gaps: Sequence[Gap]) -> Check:
    """Return a check with its differences in order: unexplained first, then the widest."""
    order = sorted(gaps, key=lambda gap: (gap.explained, -gap.size, gap.url))
    return Check(name=name, compared=compared, gaps=tuple(order))
