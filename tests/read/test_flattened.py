"""Answers below the deepest level are told by numbers out of order."""

from __future__ import annotations

import pytest

from pipelines.read.flattened import flattened

TOP = ("1", None, 0)


def level(*numbers: int) -> list[tuple[str, str | None, int]]:
    """A topic's reply with answers on the deepest level."""
    return [TOP, *((str(number), "1", 1) for number in numbers)]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        pytest.param((2, 3, 4), {}, id="nothing out of order"),
        pytest.param((2, 9, 3), {"9": "2"}, id="an answer stands before its parent's sibling"),
        pytest.param((2, 8, 9, 3), {"8": "2", "9": None}, id="the second may answer either"),
        pytest.param((9, 2, 3), {}, id="no order of numbers at all"),
    ],
)
def test_numbers_tell(numbers: tuple[int, ...], found: dict[str, str | None]) -> None:
    """Siblings stand in the order of their numbers, answers right behind what they answer."""
    assert flattened(level(*numbers)) == found


def test_other_levels_are_believed() -> None:
    """Above the deepest level answers are nested; numbers out of order say they tell nothing."""
    assert flattened([("5", None, 0), ("3", None, 0), ("6", "3", 1), ("4", "3", 1)]) == {}
    assert flattened([]) == {}
