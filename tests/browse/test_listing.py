"""The pages of an author or a term, counted and listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from datasette.app import Datasette

from browse.frame import rows
from browse.listing import Link, counted, counting, listing
from browse.years import UNKNOWN, Year
from tests.browse.peopled import EGFR, FACULTY, MEMBER, plan

LINKS = [
    (Link("page_authors", "author_id"), FACULTY),
    (Link("page_authors", "author_id"), MEMBER),
    (Link("page_categories", "category_id"), EGFR),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("link", "number"), LINKS)
@pytest.mark.parametrize("year", [Year(None), Year("2009"), Year(UNKNOWN)])
async def test_both_ways_to_a_list_lead_to_the_same(
    peopled: Datasette, link: Link, number: int, year: Year
) -> None:
    """Few pages are sought one by one, many on a walk by day."""
    values = {"id": number, "size": 40, "skipped": 0, **year.values}
    one_by_one = await rows(peopled, listing(link, None, year, few=True), values)
    walked = await rows(peopled, listing(link, None, year, few=False), values)
    assert walked == one_by_one
    few = await counted(peopled, link, number, 1)
    many = await counted(peopled, link, number, 10**6)
    assert sorted(map(str, few.rows)) == sorted(map(str, many.rows))
    assert len(walked) == min(40, few.of(None, year.text))


@pytest.mark.parametrize(("link", "number"), LINKS)
def test_lists_are_turned_by_index(peopled_archive: Path, link: Link, number: int) -> None:
    """10,000 pages are neither sorted nor looked up for a page of the list."""
    values = {"id": number, "size": 50, "skipped": 0}
    walk = plan(peopled_archive, listing(link, None, Year(None), few=False), values)
    for table in ("articles", "videos", "topics"):
        assert f"SCAN {table} USING COVERING INDEX idx_{table}_published_on" in walk
    assert "TEMP B-TREE" not in walk.partition("SCAN found")[0]
    few = plan(peopled_archive, listing(link, None, Year(None), few=True), values)
    counts = plan(peopled_archive, counting(link, few=True), values)
    for steps in (few, counts):
        assert f"idx_{link.table}_{link.column}" in steps
        assert not any(f"SCAN {table}" in steps for table in ("articles", "videos", "topics"))
