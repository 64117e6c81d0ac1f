"""A fault strikes by its rule, the same each time."""

from __future__ import annotations

import pytest

from demo.faults.busy import busy
from demo.faults.fault import Fault


@pytest.mark.parametrize(
    ("where", "target", "strikes"),
    [(r"/forum/.*", "/forum/a?page=1", True), (r"/forum", "/forum/a", False),
     (r"/a\?page=1", "/a?page=1", True), (".*", "/anything", True)],
)  # fmt: skip
def test_the_path_with_its_query_must_match(where: str, target: str, strikes: bool) -> None:
    assert Fault(busy(), where).strikes(target, 1, 0) is strikes


def test_the_count_of_requests_chooses() -> None:
    first, some = Fault(busy(), nth=1), Fault(busy(), nth=range(2, 4))
    assert [first.strikes("/", n, 0) for n in (1, 2, 3)] == [True, False, False]
    assert [some.strikes("/", n, 0) for n in (1, 2, 3, 4)] == [False, True, True, False]


def test_it_strikes_no_oftener_than_it_may() -> None:
    assert [Fault(busy(), most=2).strikes("/", 1, before) for before in (0, 1, 2)] == [
        True, True, False,
    ]  # fmt: skip


def test_a_share_is_drawn_by_the_seed() -> None:
    """About as many as it says, the same ones each time, others with another seed."""

    def struck(seed: int) -> set[int]:
        fault = Fault(busy(), share=0.2, seed=seed)
        return {n for n in range(1000) if fault.strikes(f"/page/{n}", 1, 0)}

    assert 150 < len(struck(7)) < 250
    assert struck(7) == struck(7) != struck(8)
