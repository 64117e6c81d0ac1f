"""How far a command has come is told in lines where there is no terminal."""

from __future__ import annotations

import pytest

from cli.progress import lines, progress


def test_a_line_at_most_every_ten_seconds() -> None:
    written: list[str] = []
    times = iter((0.0, 1.0, 11.0, 12.0, 22.0))
    step = lines(written.append, lambda: next(times))
    for done in (1, 2000, 2001, 4000):
        step("reading", done, 5000, "2 pages" if done == 4000 else "")
    assert written == ["reading: 40%", "reading: 80%, 2 pages"]


def test_nothing_to_do_is_no_division_by_zero() -> None:
    written: list[str] = []
    times = iter((0.0, 11.0))
    lines(written.append, lambda: next(times))("reading", 0, 0)
    assert written == ["reading: 0%"]


def test_quiet_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(quiet=True) as step:
        step("reading", 1, 2, "x")
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_a_bar_with_the_stage(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with progress() as step:
        step("reading", 1, 4)
        step("assembling", 1, 2, "7 pages")
    shown = capsys.readouterr().err
    assert "assembling" in shown
    assert "50%" in shown
    assert "7 pages" in shown
