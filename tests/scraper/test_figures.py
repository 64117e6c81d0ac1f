"""What is counted of a crawl."""

from __future__ import annotations

from scraper.figures import Figures


def test_response_times() -> None:
    """Half of them, and 95 of 100, came within so many milliseconds, give or take a twentieth."""
    figures = Figures()
    for number in range(1, 1001):
        figures.answered(number / 1000)
    figures.answered(None)
    told = figures.told()
    assert 500 <= told["response ms p50"] <= 525
    assert 950 <= told["response ms p95"] <= 998


def test_the_busiest_minute_is_any_sixty_seconds() -> None:
    """Not a minute of the clock, in which half of it might fall."""
    figures = Figures()
    for second in (0, 50, 61, 62, 63, 109.9, 110, 200):
        figures.sent(float(second), 1.0)
    assert figures.told()["peak requests a minute"] == 5


def test_waits_are_asked_for_and_kept() -> None:
    figures = Figures()
    figures.asked_to_wait(100.0, 30.0)
    figures.sent(130.0, 1.0)
    figures.asked_to_wait(140.0, 10.0)
    figures.sent(141.0, 2.0)
    figures.asked_to_wait(200.0, 900.0)
    told = figures.told()
    assert (told["waits"], told["seconds of waits"], told["waits kept"]) == (3, 940, 2)
    assert told["slowest delay ms"] == 2000


def test_nothing_is_told_of_nothing() -> None:
    assert Figures().told() == {}
