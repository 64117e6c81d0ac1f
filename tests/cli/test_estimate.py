"""What a crawl will cost, in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cli.estimate import Cost, Estimate, for_programs, lines, sentence
from share.outlook.outlook import Ahead, Outlook

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
AHEAD = Ahead(kind="topic", held=1, known=10, told=989, untold=4, page_bytes=50_000)


def found(requests: int = 999, *, whole: bool = False, refresh: bool = False) -> Estimate:
    total = Cost(only=(), requests=requests, received=requests * 50_000, seconds=requests * 10.0)
    return Estimate(
        outlook=Outlook(ahead=(AHEAD,), basis=("no sitemap",), whole=whole, refresh=refresh),
        total=total,
        less=(Cost(only=("article",), requests=4, received=200_000, seconds=40.0),),
        pace=10.0,
        asked=10.0,
    )


def test_the_hour_at_which_it_ends_is_told_in_the_users_own_time() -> None:
    assert sentence(found(), NOW) == (
        "at least 999 requests, 50.0 MB, 2 h 47 min at one request every 10.0 s: "
        "until Saturday 21 November, 11:46."
    )
    assert sentence(found(whole=True), NOW).startswith("about 999 requests")
    assert sentence(found(0), NOW).startswith("nothing more")


def test_less_is_offered_with_what_it_costs() -> None:
    said = list(lines(found(), NOW))
    assert any(line.startswith("topic") and "989" in line for line in said)
    assert any("--only article" in line and "4 requests" in line for line in said)
    assert said[0].split() == ["kind", "held", "waiting", "besides", "each"]
    assert "besides: further ones, not known yet" in said[2]
    assert any("is not remembered" in line for line in said)
    assert next(lines(found(refresh=True), NOW)).split() == ["for", "requests", "each"]
    assert any(line.startswith("A refresh costs") for line in lines(found(refresh=True), NOW))


@pytest.mark.parametrize("key", ["requests", "seconds", "ends_at", "by_kind", "less", "rests_on"])
def test_a_program_gets_the_same(key: str) -> None:
    assert key in for_programs(found(), NOW)
    assert for_programs(found(), NOW)["ends_at"] == "2026-11-21T11:46:30+00:00"
