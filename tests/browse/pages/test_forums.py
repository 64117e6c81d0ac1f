"""The forums as a tree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from browse.pages.forums import HELD, grown
from tests.browse.peopled import FORUM, LOOP, LOOPED, TOP, plan


@pytest.mark.asyncio
async def test_each_forum_stands_once_under_the_one_that_holds_it(peopled: Datasette) -> None:
    """Also where a site lets two contain each other."""
    text = (await peopled.client.get("/forums")).text
    for number in (TOP, FORUM, LOOP, LOOPED):
        assert text.count(f'href="/forum/{number}"') == 1
    assert "60 discussions held; the site counts 61" in text
    assert "<script" not in text


@pytest.mark.asyncio
async def test_an_archive_without_forums_leads_on(datasette: Datasette) -> None:
    answer = await datasette.client.get("/forums")
    assert answer.status_code == 200
    assert "No forum is held" in answer.text


def test_a_count_takes_in_what_is_below() -> None:
    forums: list[dict[str, Any]] = [
        {"id": 1, "parent_id": None},
        {"id": 2, "parent_id": 1},
        {"id": 3, "parent_id": 9},
    ]
    tree = grown(forums, {1: 1, 2: 5})
    assert [(one.forum["id"], one.held) for one in tree] == [(1, 6), (3, 0)]
    assert [one.forum["id"] for one in tree[0].below] == [2]


def test_a_chain_deeper_than_any_site_is_no_fault() -> None:
    chain: list[dict[str, Any]] = [
        {"id": n, "parent_id": n - 1 if n else None} for n in range(3000)
    ]
    assert grown(chain, {})


def test_discussions_are_counted_from_an_index(peopled_archive: Path) -> None:
    assert "COVERING INDEX idx_topics_forum_id_" in plan(peopled_archive, HELD, ())
