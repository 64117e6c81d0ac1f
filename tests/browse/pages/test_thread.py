"""A discussion, a page of root posts at a time."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette

from browse.pages.thread import BEFORE, BELOW, ROOTS_OF
from tests.browse.pages.conftest import LONG


async def posts(reading: Datasette, page: int) -> list[tuple[int, int]]:
    """The posts of a page with the steps they are indented."""
    text = (await reading.client.get(f"/read/{LONG}?page={page}")).text
    return [(int(n), int(i)) for i, n in re.findall(r'class="post indent-(\d)" id="c(\d+)"', text)]


@pytest.mark.asyncio
async def test_each_post_stands_once_behind_the_one_it_answers(reading: Datasette) -> None:
    first, second = await posts(reading, 1), await posts(reading, 2)
    assert first[:5] == [(101, 0), (1001, 1), (1002, 2), (1003, 3), (102, 0)]
    assert [number for number, _ in first[4:] + second] == list(range(102, 161))
    assert await posts(reading, 99) == second, "beyond the last page stands the last"


@pytest.mark.asyncio
async def test_what_was_edited_or_deleted_says_so(reading: Datasette) -> None:
    text = (await reading.client.get(f"/read/{LONG}")).text
    edited = text[text.index('id="c103"') : text.index('id="c104"')]
    deleted = text[text.index('id="c104"') : text.index('id="c105"')]
    assert ("edited, seen" in edited, "no longer shows" in edited) == (True, False)
    assert ("edited, seen" in deleted, "<details><summary>A post that" in deleted) == (False, True)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (ROOTS_OF, "idx_comments_page_id_parent_id_position (page_id=? AND parent_id=?)"),
        (BELOW, "idx_comments_parent_id (parent_id=?)"),
        (BEFORE, "idx_comments_page_id_parent_id_position (page_id=? AND parent_id=?)"),
    ],
)
def test_plans_hold_with_millions_of_posts(discussion: Path, query: str, index: str) -> None:
    """No page walks a table that grows."""
    values = {"page": LONG, "offset": 0, "roots": "[101]", "comment": 101}
    with sqlite3.connect(discussion) as db:
        plan = [row[3] for row in db.execute(f"explain query plan {query}", values)]
    assert any(f"INDEX {index}" in step for step in plan), plan
    assert not any(step.startswith("SCAN comments") for step in plan), plan
