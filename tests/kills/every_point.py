"""A crawl that is killed at one commit point after another, each time from its start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from tests.kills.crawls import KILLED, Killed, assert_as_undisturbed

MANY = 60
"""Points that half of the kills at one process's points are more than."""


def kill_at(
    numbers: Iterable[int], role: str, begun: Callable[[], Killed], undisturbed: Killed
) -> Counter[str]:
    """Kill a crawl at each of these points of a process; return how many there were, by kind.

    `begun` returns a crawl that is to be killed; the same command is then given once, after which
    its archive must be that of the undisturbed. It ends where a crawl has no such point.
    """
    seen = Counter[str]()
    for number in numbers:
        killed = begun()
        code, _ = killed.run(f"{role} {number}")
        if code == 0:
            break
        assert code == KILLED, (number, code)
        point = killed.points(role)[-1]
        said = killed.finish()
        story = f"{role} was killed at point {number} ({point}), then: {said}"
        assert_as_undisturbed(killed, undisturbed, story)
        seen[point.split()[0]] += 1
    return seen
