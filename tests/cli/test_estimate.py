"""What a crawl will cost, in words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.estimate import Cost, Estimate, for_programs, lines, sentence
from demo.designs import NAMES
from demo.server import Server, serve
from demo.site import Demo
from share.outlook.outlook import Ahead, Outlook
from tests.cli.running import ask, spawn

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


@pytest.mark.verify
@pytest.mark.parametrize("pages", [60, 300])
@pytest.mark.parametrize("design", NAMES)
def test_what_is_estimated_is_near_what_it_costs(design: str, pages: int, tmp_path: Path) -> None:
    """Requests and bytes of every design, by twenty pages; and of asking for all again."""
    with serve(Demo(pages=pages, design=design)) as site:
        where = ("crawl", "--base-url", site.base_url, "--delay", 0, "--data", tmp_path / "data")
        first = _told(where)
        requests, received = _crawled(where, site)
        assert 0.7 <= first["requests"] / requests <= 1.4
        assert 0.6 <= first["received"] / received <= 1.6
        again = _told((*where, "--full"))
        requests, received = _crawled((*where, "--full"), site)
    assert 0.9 <= again["requests"] / requests <= 1.1
    assert abs(again["received"] - received) < 0.4 * max(first["received"], received)


def _told(where: tuple[object, ...]) -> dict[str, float]:
    done = spawn(*where, "--estimate", "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _crawled(where: tuple[object, ...], site: Server) -> tuple[int, int]:
    """Crawl; return what that cost: requests and bytes."""
    before, data = len(site.requests), Path(str(where[where.index("--data") + 1]))
    done = spawn(*where, timeout=600)
    assert done.returncode in (0, 4), done.stderr
    query = "select counts ->> '$.bytes' from crawls order by started_at desc limit 1"
    ((received,),) = ask(data, query)
    return len(site.requests) - before, int(str(received))


@pytest.mark.parametrize(
    ("guessed", "says"),
    [
        (0, "at least 999 requests"),
        (50, "at least 999"),
        (500, "about 999 requests (490 to 1,500)"),
    ],
)
def test_what_is_guessed_is_said_to_lie_between_two_numbers(guessed: int, says: str) -> None:
    told = found()
    told = replace(told, outlook=replace(told.outlook, guessed=guessed))
    assert sentence(told, NOW).startswith(says)
