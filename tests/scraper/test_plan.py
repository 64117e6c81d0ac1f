"""What a crawl is asked to do."""

from __future__ import annotations

import math

import pytest

from scraper.plan import CrawlPlan, Progress, is_loopback


@pytest.mark.parametrize(
    ("only", "spider"), [((), "site"), (("forum",), "forum"), (("article", "video"), "site")]
)
def test_one_kind_has_a_spider_of_its_own(only: tuple[str, ...], spider: str) -> None:
    """More than one kind is the site's spider with fewer kinds."""
    assert CrawlPlan(only=only).spider == spider


def test_the_kinds_that_are_wanted() -> None:
    """What leads to pages is always wanted; a forum is its list and its topics."""
    assert CrawlPlan().kinds is None
    forum = CrawlPlan(only=("forum",)).kinds or frozenset()
    assert {"forum", "topic", "listing", "feed"} <= forum
    assert forum.isdisjoint({"article", "video"})
    both = CrawlPlan(only=("article", "video")).kinds or frozenset()
    assert {"article", "video"} <= both
    assert "topic" not in both


@pytest.mark.parametrize(
    ("url", "asked", "pace"),
    [
        pytest.param("https://example.org", 0.0, 1.0, id="a host gets a second at least"),
        pytest.param("https://example.org", 5.0, 5.0, id="and more where we are told"),
        pytest.param("http://127.0.0.1:8610", 0.0, 0.0, id="this machine bears any pace"),
    ],
)
def test_pace(url: str, asked: float, pace: float) -> None:
    """No plan is faster than good manners."""
    assert CrawlPlan(delay=asked).pace(url) == pace


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://localhost:80/", True),
        ("http://127.3.2.1/", True),
        ("http://[::1]:8000", True),
        ("http://10.0.0.1/", False),
        ("http://127.0.0.1.example.org/", False),
        ("https://example.org/127.0.0.1", False),
    ],
)
def test_is_loopback(url: str, here: bool) -> None:
    """Only an address that cannot lead elsewhere is this machine."""
    assert is_loopback(url) is here


def test_rate() -> None:
    """Pages a second; a run that has just begun has none."""
    told = Progress(queue={}, pages=30, requests=31, received=0, seconds=10.0)
    assert told.rate == 3.0
    assert Progress(queue={}, pages=0, requests=0, received=0, seconds=0.0).rate == 0.0


@pytest.mark.parametrize("seconds", [math.nan, math.inf, -1.0])
def test_seconds_are_numbers_to_wait_for(seconds: float) -> None:
    """What is no number would pass every comparison with the least delay."""
    with pytest.raises(ValueError, match="delay must be a number of seconds"):
        CrawlPlan(delay=seconds)
    with pytest.raises(ValueError, match="max_time must be"):
        CrawlPlan(max_time=seconds)
