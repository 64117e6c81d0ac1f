"""The pace that a host gets."""

from __future__ import annotations

import math
from random import Random

import pytest

from scraper.pace import CEILING, Pace


def test_a_slow_server_is_asked_less_often() -> None:
    """Twice its own response time passes, smoothed, and never less than was asked for."""
    pace = Pace(1.0)
    for _ in range(20):
        pace.answered(200, 3.0)
    assert pace.delay == pytest.approx(6.0)
    pace.answered(200, 0.1)
    assert 4.0 < pace.delay < 6.0
    for _ in range(40):
        pace.answered(200, 0.1)
    assert pace.delay == 1.0


def test_errors_that_come_fast_make_nobody_faster() -> None:
    pace = Pace(1.0)
    pace.answered(200, 3.0)
    for _ in range(20):
        pace.answered(404, 0.01)
    assert pace.delay == pytest.approx(6.0)
    pace.answered(404, 9.0)
    assert pace.delay > 6.0


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_asked_half_as_often_for_a_while(status: int) -> None:
    """Good answers take it back by halves, not at once; an error of one page does neither."""
    pace = Pace(1.0)
    pace.answered(status, 0.01)
    assert pace.delay == 2.0
    pace.answered(500, 0.01)
    assert pace.delay == 2.0
    after = []
    for _ in range(5):
        pace.answered(200, 0.01)
        after.append(pace.delay)
    assert after == [1.5, 1.25, 1.125, 1.0625, 1.0]


@pytest.mark.parametrize(
    ("faulty", "least", "most"), [(0.05, 1.0, 1.2), (0.2, 1.5, 2.2), (0.5, 6.0, 10.0), (1, 15, 16)]
)
def test_the_pace_is_that_of_the_trouble(faulty: float, least: float, most: float) -> None:
    """Accidents cost little, a host that is busy every second time is left in peace, at random."""
    pace, drawn, waited = Pace(1.0), Random(1), 0.0
    for _ in range(2000):
        waited += pace.delay
        pace.answered(503 if drawn.random() < faulty else 200, 0.01)
    assert least <= waited / 2000 <= most


def test_no_trouble_makes_a_crawl_endless() -> None:
    """There is a ceiling; what the host itself asks for may lie above it."""
    pace = Pace(10.0)
    for _ in range(20):
        pace.trouble()
        pace.answered(200, 500.0)
    assert pace.delay == CEILING
    pace.ask("https://example.org", 90.0)
    assert pace.delay == 90.0


def test_the_longest_crawl_delay_of_the_sites_hosts_holds() -> None:
    """They are one machine; a robots.txt that is learned anew may ask for less."""
    pace = Pace(1.0)
    pace.ask("http://example.org", 5.0)
    pace.ask("http://www.example.org", 10.0)
    assert pace.delay == 10.0
    pace.ask("http://www.example.org", None)
    assert pace.delay == 5.0
    for nothing in (math.nan, math.inf, -1.0):
        pace.ask("http://example.org", nothing)
        assert pace.delay == 1.0


def test_a_server_on_this_machine_is_slowed_by_its_own_word_only() -> None:
    pace = Pace(0.0)
    pace.trouble()
    pace.answered(200, 3.0)
    assert pace.delay == 0.0
    pace.ask("http://127.0.0.1", 0.5)
    assert pace.delay == 0.5


def test_turns_follow_each_other() -> None:
    """Also where several ask at once; and the pace of now counts, not that of the last turn."""
    pace = Pace(1.0)
    assert [pace.turn(100.0), pace.turn(100.0), pace.turn(100.5)] == [0.0, 1.0, 1.5]
    pace.trouble()
    assert pace.turn(103.0) == 1.0
    assert pace.turn(200.0) == 0.0
