"""Figures are taken side by side, and put as a ratio."""

from __future__ import annotations

from benchmarks.timing import Row, side_by_side


def test_both_run_in_turn_after_a_warm_up() -> None:
    """A slow moment of the machine hits both alike, and first runs do not count."""
    calls: list[str] = []
    side_by_side(lambda: calls.append("ours"), lambda: calls.append("peer"), 2)
    assert calls == ["ours", "peer"] * 3


def test_twice_as_fast_is_two() -> None:
    """The ratio is speed, not time, and stands in the file beside both."""
    row = Row("rebuild", "soup", ours=1.0, peer=2.0, at_least=8.0)
    assert row.ratio == 2
    assert row.as_json()["ratio"] == 2
    assert row.as_json()["peer"] == 2
