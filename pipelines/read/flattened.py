"""Answers below the deepest level that a site shows: they stand beside what they answer.

WordPress and bbPress print them right behind it on its own level (Walker_Comment,
BBP_Walker_Reply: display_element), so that nesting alone would make them its siblings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def flattened(shown: Iterable[tuple[str, str | None, int]]) -> dict[str, str | None]:
    """Return whom those answer whose numbers are out of order on the deepest level.

    `shown` are number, parent and depth by the nesting, in display order. Siblings come in the
    order of their numbers: what comes before a smaller number answers the one before it; None
    where it may be another. Where numbers do not follow the order at all, nothing is said.

    >>> flattened([("1", None, 0), ("3", "1", 1), ("9", "1", 1), ("4", "1", 1)])
    {'9': '3'}
    """
    siblings: defaultdict[tuple[int, str | None], list[int]] = defaultdict(list)
    for number, parent, depth in shown:
        siblings[depth, parent].append(int(number))
    deepest = max((depth for depth, _ in siblings), default=0)
    found: dict[str, str | None] = {}
    for (depth, _), numbers in siblings.items():
        late = _out_of_order(numbers)
        if late and (depth < deepest or depth == 0 or 0 in late):
            return {}
        for place in late:
            sure = place - 1 not in late
            found[str(numbers[place])] = str(numbers[place - 1]) if sure else None
    return found


def _out_of_order(numbers: list[int]) -> set[int]:
    """Return the places of the numbers that a smaller one follows."""
    late, least = set(), numbers[-1]
    for place in range(len(numbers) - 1, -1, -1):
        if numbers[place] > least:
            late.add(place)
        least = min(least, numbers[place])
    return late
