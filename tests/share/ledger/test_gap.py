"""What differs is told worst first."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from share.ledger.gap import EXAMPLES, Gap, check


def test_what_nothing_explains_comes_first_then_the_widest() -> None:
    gaps = [
        Gap(url="a", why="hidden", explained=True, shown=90, held=1),
        Gap(url="b", why="?", explained=False, shown=3, held=1),
        Gap(url="c", why="?", explained=False, shown=1, held=9),
        Gap(url="d", why="?", explained=False),
    ]
    found = check("numbers", 10, gaps)
    assert [gap.url for gap in found.gaps] == ["c", "b", "d", "a"]
    assert found.agree == 6
    assert (found.differ, found.missing) == (4, 3)
    assert [(one.why, one.count) for one in found.reasons] == [("?", 3), ("hidden", 1)]


def test_a_million_differences_are_counted_and_a_thousand_listed() -> None:
    def gaps() -> Iterator[Gap]:
        for number in range(20_000):
            yield Gap(url=f"/{number * 7919 % 20_000:05}", why="skipped: closed", explained=True)
        for number in range(2_500):
            yield Gap(url=f"/{number:05}", why="?", explained=False, shown=number, held=0)
        yield Gap(url="/one", why="rare", explained=True)

    found = check("addresses", 30_000, gaps())
    assert [(one.why, one.count) for one in found.reasons] == [
        ("?", 2_500),
        ("skipped: closed", 20_000),
        ("rare", 1),
    ]
    assert (found.differ, found.missing, found.agree) == (22_501, 2_500, 7_499)
    assert len(found.gaps) == EXAMPLES
    assert [gap.shown for gap in found.gaps[:2]] == [2_499, 2_498]
    assert [gap.url for gap in found.gaps if gap.explained] == [
        *("/00000", "/00001", "/00002"),
        "/one",
    ]


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.integers(0, 9)), max_size=40),
    st.randoms(use_true_random=False),
)
@settings(derandomize=True, max_examples=40)
def test_what_is_listed_does_not_hang_on_the_order_in_which_it_was_found(
    drawn: list[tuple[str, bool, int]], shuffled: Random
) -> None:
    gaps = [
        Gap(url=str(number), why=why, explained=fine, shown=size * 100, held=0)
        for number, (why, fine, size) in enumerate(drawn * 60)
    ]
    mixed = list(gaps)
    shuffled.shuffle(mixed)
    assert check("numbers", 9, gaps) == check("numbers", 9, mixed)
    assert len(check("numbers", 9, gaps).gaps) == min(len(gaps), EXAMPLES)
