"""What differs is told worst first."""

from __future__ import annotations

from share.ledger.gap import Gap, check


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
    assert len(found.unexplained) == 3
