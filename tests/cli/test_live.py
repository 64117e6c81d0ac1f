"""How far a crawl is: cheap lines in place on a terminal of any size, plain lines elsewhere."""

from __future__ import annotations

import io
import time

import pytest
from rich.console import Console

from cli.live import _Far, lines, picture, watching
from scraper.plan import Progress


def far(requests: int = 50, **said: object) -> Progress:
    queue = {"pending": 150, "done": 50, "skipped": 9}
    told = {"queue": queue, "pages": 48, "requests": requests, "received": 3_000_000}
    kinds = {"article": 30, "topic": 18}
    return Progress(**{**told, "seconds": 50.0, "kinds": kinds, **said})  # type: ignore[arg-type]


def test_a_line_every_ten_seconds_and_at_once_where_the_host_wants_quiet() -> None:
    written: list[str] = []
    times = iter((0.0, 1.0, 11.0, 12.0, 13.0))
    tell = lines(_Far(0, lambda: 0.0), written.append, lambda: next(times))
    for quiet in (0.0, 0.0, 300.0, 299.0):
        tell(far(quiet=quiet))
    assert written[0] == (
        "fetching: 50 of about 200 requests, 1.0 a second, 3.0 MB, about 3 min left"
    )
    assert "the host gets 5 min of quiet" in written[1]
    assert len(written) == 2


def test_the_rate_is_that_of_the_last_minute_and_the_estimate_counts() -> None:
    times = iter((0.0, 30.0, 90.0, 150.0))
    seen = _Far(1000, lambda: next(times))
    for requests in (0, 300, 360, 420):
        rate = seen.took(far(requests))
    assert rate == pytest.approx(1.0)
    assert seen.total(far(420)) == 1000
    assert seen.left(far(420), rate) == "about 10 min left"


@pytest.mark.parametrize("width", [12, 40, 200])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    told = io.StringIO()
    console = Console(file=told, width=width, force_terminal=True, color_system=None)
    console.print(picture(far(troubles=3, quiet=42.0), 1.0, _Far(0, time.monotonic)))
    shown = told.getvalue().splitlines()
    assert len(shown) == 4
    assert max(map(len, shown)) <= width
    if width == 200:
        assert "3 in vain · the host gets 42 s of quiet" in shown[1]
        assert "article 30 · topic 18" in shown[2]


@pytest.mark.parametrize("terminal", ["dumb", "xterm"])
def test_a_dumb_terminal_gets_lines(
    terminal: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setenv("NO_COLOR", "1")
    with watching() as watch:
        watch(far())
    assert ("\x1b[" in capsys.readouterr().err) == (terminal == "xterm")


def test_a_picture_costs_next_to_nothing() -> None:
    """Twice a second: less than a hundredth of the time."""
    console = Console(file=io.StringIO(), width=100, force_terminal=True)
    seen = _Far(0, time.monotonic)
    began = time.process_time()
    for _ in range(20):
        console.print(picture(far(), seen.took(far()), seen))
    assert (time.process_time() - began) / 20 < 0.01
