"""A page of a design that nobody has seen is read as a visitor would read it (issue 3)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from demo.site import Demo
from tests.redesigns.measure import Measure, measure
from tests.redesigns.table import HEAD, line


@dataclass(frozen=True)
class Asked:
    """Which redesigns are looked at, and what is asked of them together."""

    numbers: tuple[int, ...]
    comments: float
    wrong: float
    """Values that are not true and of which no problem speaks, of all values: at most."""


FEW = Asked((3, 8, 17, 21, 37), comments=0.94, wrong=0.001)
"""Five, at the level that is reached: a floor is only ever raised."""
ALL = Asked(tuple(range(50)), comments=0.95, wrong=0.001)
"""Fifty, at the level that is aimed at."""
AT_LEAST = {"title": 0.99, "authors": 0.95, "published": 0.95}


@dataclass(frozen=True)
class Found:
    """What was asked, and each redesign's measure."""

    asked: Asked
    measures: list[Measure]

    def share(self, field: str) -> float:
        """Return how much of what all of them show of a field was found."""
        shown = sum(told.shown[field] for told in self.measures)
        return sum(told.found[field] for told in self.measures) / shown


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(FEW, id="five"),
        pytest.param(ALL, id="fifty", marks=[pytest.mark.verify, pytest.mark.timeout(900)]),
    ],
)
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """Every redesign's measure; `-s` shows the table."""
    measures = []
    print(f"\n{HEAD}")  # noqa: T201 - the table is what one runs this with -s for
    for number in request.param.numbers:
        demo = Demo(seed=3, pages=24, design=f"redesign-{number}")
        measures.append(measure(demo, tmp_path_factory.mktemp("redesign")))
        print(line(measures[-1]))  # noqa: T201
    return Found(request.param, measures)


def test_no_page_is_lost(found: Found) -> None:
    assert [words for told in found.measures for words in told.lost] == []


def test_no_text_holds_words_of_other_pages_blocks(found: Found) -> None:
    foreign = [f"{told.design}: {words}" for told in found.measures for words in told.foreign]
    assert foreign == []


@pytest.mark.parametrize("field", AT_LEAST)
def test_what_pages_show_is_found(found: Found, field: str) -> None:
    missed = {told.design: told.share(field) for told in found.measures if told.share(field) < 1}
    assert found.share(field) >= AT_LEAST[field], missed


def test_comments_are_found(found: Found) -> None:
    missed = {told.design: told.share("comments") for told in found.measures}
    assert found.share("comments") >= found.asked.comments, missed


def test_what_is_wrong_is_flagged(found: Found) -> None:
    wrong: Counter[str] = Counter()
    for told in found.measures:
        wrong.update(told.wrong)
    notes = [w for told in found.measures for w in told.notes if w.startswith("WRONG")]
    values = sum(told.values for told in found.measures)
    assert wrong.total() / values <= found.asked.wrong, (dict(wrong), notes[:20])


@pytest.mark.parametrize("name", ["drupal", "drupal7", "bare"])
def test_designs_of_the_system_itself_are_read_whole(tmp_path: Path, name: str) -> None:
    """Drupal's own themes, old and without classes, show all and lose nothing."""
    told = measure(Demo(seed=3, pages=24, design=name), tmp_path)
    assert (told.lost, told.foreign) == ([], [])
    assert [words for words in told.notes if not words.startswith("flagged")] == []
