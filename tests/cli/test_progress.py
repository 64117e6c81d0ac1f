"""How far a command has come is told in lines where there is no terminal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cli.progress import lines, progress


def _clock(*times: float) -> Iterator[float]:
    yield from times


def test_a_line_at_most_every_ten_seconds() -> None:
    written: list[str] = []
    times = _clock(0, 1, 11, 12, 22)
    step = lines("Reading", written.append, lambda: next(times))
    for done in (1, 2000, 2001, 4000):
        step(done, 5000, "2 problems" if done == 4000 else "")
    assert written == ["Reading: 2,000 of 5,000", "Reading: 4,000 of 5,000, 2 problems"]


def test_a_total_that_is_not_known_is_left_out() -> None:
    written: list[str] = []
    times = _clock(0, 11)
    lines("Fetching", written.append, lambda: next(times))(7, None)
    assert written == ["Fetching: 7"]


def test_quiet_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Reading", quiet=True) as step:
        step(1, 2, "x")
    assert capsys.readouterr() == ("", "")
