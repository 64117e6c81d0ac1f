"""The note to the webmaster says who, what, how fast, how much, when, and how to say no."""

from __future__ import annotations

from datetime import UTC, datetime

from cli.estimate import Cost, Estimate
from cli.letter import WIDTH, letter
from pipelines.read.robots import Rules
from share.outlook.outlook import Outlook

WEEKEND = Cost(only=(), requests=17_280, received=1_200_000_000, seconds=172_800.0)


def test_a_webmaster_learns_all_he_must_know_and_how_to_say_no() -> None:
    found = Estimate(
        outlook=Outlook(ahead=(), basis=(), whole=True),
        total=WEEKEND,
        less=(),
        pace=10.0,
        asked=10.0,
    )
    now = datetime(2026, 11, 21, 9, tzinfo=UTC)
    said = letter(found, "https://forum.example", "ann@uni.example", now)
    words = " ".join(said.split())
    assert "about 17,280 requests, 1.2 GB in all, about 2 days of such requests" in words
    assert "10 seconds apart or more" in words
    assert "from 21 November 2026 to 23 November 2026" in words
    assert "(+ann@uni.example)" in words
    assert max(map(len, said.splitlines())) <= WIDTH + 4
    told = [line.strip() for line in said.splitlines() if line.startswith("    ")]
    assert not Rules.parse("\n".join(told[:2])).allows("https://forum.example/")
    assert Rules.parse("\n".join(told[2:4])).delay() == 30.0


def test_a_crawl_of_a_day_begins_and_ends_on_it_and_a_second_is_one() -> None:
    found = Estimate(
        outlook=Outlook(ahead=(), basis=(), whole=True),
        total=Cost(only=(), requests=60, received=1, seconds=60.0),
        less=(),
        pace=1.0,
        asked=1.0,
    )
    said = letter(found, "https://forum.example", None, datetime(2026, 11, 23, 9, tzinfo=UTC))
    words = " ".join(said.split())
    assert "1 second apart or more" in words
    assert "such requests: on 23 November 2026 if nothing comes in between" in words
