"""The way from the top."""

from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette

from browse.trail import CATEGORIES, FORUMS, above, trails
from tests.browse.peopled import ARTICLE, EGFR, FORUM, LOOP, LOOPED, LUNG, PINNED, TOP, plan


@pytest.mark.asyncio
async def test_the_topmost_stands_first_and_each_once(peopled: Datasette) -> None:
    """Also where two forums contain each other."""
    ways = await trails(peopled, FORUMS, [FORUM, LOOP, 999])
    assert [row["id"] for row in ways[FORUM]] == [TOP, FORUM]
    assert {row["id"] for row in ways[LOOP]} == {LOOP, LOOPED}
    assert ways[999] == []
    assert [row["id"] for row in await above(peopled, CATEGORIES, EGFR)] == [LUNG]


@pytest.mark.asyncio
async def test_a_reading_page_shows_the_way_to_it(peopled: Datasette) -> None:
    topic = (await peopled.client.get(f"/read/{PINNED}")).text
    assert topic.index(f'href="/forum/{TOP}"') < topic.index(f'href="/forum/{FORUM}"')
    article = (await peopled.client.get(f"/read/{ARTICLE}")).text
    assert article.index(f'href="/category/{LUNG}"') < article.index(f'href="/category/{EGFR}"')
    before = article[article.index('class="beside"') :]
    assert before.index("An earlier one (not held)") < before.index("The next one")


def test_ways_are_sought_by_key(peopled_archive: Path) -> None:
    steps = plan(peopled_archive, FORUMS, {"ids": f"[{FORUM}]", "deepest": 20})
    assert "SCAN forums" not in steps
    assert "SCAN up" not in steps
