"""What a check of completeness finds: differences, counted by reason, and the worst of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

EXAMPLES = 1000
"""Differences that one check lists at most; all of them are counted."""
OF_EACH = 3
"""Differences of each reason that come before all others where not all can be listed."""


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
class Reason:
    """Why something differs (`explained` as in `Gap`), and how many do so."""

    why: str
    explained: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was compared (in the plural), how often, and where it differs: the worst first.

    `reasons` count every difference. `gaps` lists them, 1,000 (`EXAMPLES`) at most: a site may have
    a million addresses that are known and not held. Of more than that it has three of each reason,
    then those that nothing explains, then the others; of each reason the widest.
    """

    name: str
    compared: int
    gaps: tuple[Gap, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def differ(self) -> int:
        """How many are not as they should be."""
        return sum(one.count for one in self.reasons)

    @property
    def agree(self) -> int:
        """How many are as they should be."""
        return max(self.compared - self.differ, 0)

    @property
    def missing(self) -> int:
        """How many differ, and nothing explains it."""
        return sum(one.count for one in self.reasons if not one.explained)


def check(name: str, compared: int, gaps: Iterable[Gap]) -> Check:
    """Return a check of differences that are counted as they come: few are ever held at once."""
    tally = Tally()
    for gap in gaps:
        tally.add(gap)
    return tally.check(name, compared)


_Sort = tuple[bool, str]
"""Explained or not, and why."""


class Tally:
    """Counts differences by reason, and holds on to the worst of them."""

    def __init__(self) -> None:
        self._counts: Counter[_Sort] = Counter()
        self._worst: list[Gap] = []
        self._bars: dict[_Sort, tuple[int, str]] = {}

    def add(self, gap: Gap) -> None:
        """Count a difference."""
        sort = (gap.explained, gap.why)
        self._counts[sort] += 1
        bar = self._bars.get(sort)
        if bar is None or _order(gap) < bar:
            self._worst.append(gap)
            if len(self._worst) >= 2 * EXAMPLES:
                self._cut()

    def check(self, name: str, compared: int) -> Check:
        """Return the check: what nothing explains first, in its reasons and in its examples."""
        self._cut()
        counts = sorted(self._counts.items(), key=lambda one: (one[0][0], -one[1], one[0][1]))
        return Check(
            name=name,
            compared=compared,
            gaps=tuple(sorted(self._worst, key=lambda gap: (gap.explained, *_order(gap)))),
            reasons=tuple(Reason(why=why, explained=fine, count=n) for (fine, why), n in counts),
        )

    def _cut(self) -> None:
        """Keep the worst; what comes later and is no worse than a reason's last need not be held.

        A further difference only ever moves others back, so that what is cut now is cut at last.
        """
        ranks: Counter[_Sort] = Counter()
        ranked: list[tuple[tuple[bool, bool, int, str], Gap]] = []
        for gap in sorted(self._worst, key=_order):
            sort = (gap.explained, gap.why)
            rank = ranks[sort]
            ranks[sort] += 1
            ranked.append(((rank >= OF_EACH, gap.explained, rank, gap.why), gap))
        ranked.sort(key=lambda one: one[0])
        for _, gap in ranked[EXAMPLES:]:
            sort, order = (gap.explained, gap.why), _order(gap)
            self._bars[sort] = min(order, self._bars.get(sort, order))
        self._worst = [gap for _, gap in ranked[:EXAMPLES]]


def _order(gap: Gap) -> tuple[int, str]:
    return -gap.size, gap.url
