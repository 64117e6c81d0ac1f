"""The pages of a category and of a tag."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from browse.pages.term import CHILDREN, TAGS
from tests.browse.archive import SCRIPT
from tests.browse.peopled import ARTICLE, EGFR, LUNG, TAG, VIDEO, plan


async def told(peopled: Datasette, path: str) -> str:
    answer = await peopled.client.get(path)
    assert answer.status_code == 200
    assert SCRIPT not in answer.text
    assert "secret" not in answer.text
    return str(answer.text)


def pages(text: str) -> list[int]:
    return [int(number) for number in re.findall(r'href="/read/(\d+)"', text)]


@pytest.mark.asyncio
async def test_a_category_shows_its_place_its_tags_and_its_pages_by_day(
    peopled: Datasette,
) -> None:
    text = await told(peopled, f"/category/{EGFR}")
    assert pages(text) == [VIDEO, ARTICLE]
    for part in (f'href="/category/{LUNG}"', f'href="/tag/{TAG}"', "&lt;script&gt;", "2 comments"):
        assert part in text
    assert text.index("2011-05-01") < text.index("A page that is kept back"), "no day comes last"
    assert f'href="/category/{EGFR}"' in await told(peopled, f"/category/{LUNG}")


@pytest.mark.asyncio
async def test_a_kind_and_a_year_narrow_it_and_the_chart_keeps_the_kind(
    peopled: Datasette,
) -> None:
    address = f"/category/{EGFR}"
    text = await told(peopled, f"{address}?kind=video")
    assert pages(text) == [VIDEO]
    assert "?kind=video&amp;year=2011#list" in text
    assert pages(await told(peopled, f"{address}?year=2009")) == [ARTICLE]
    assert "kept back" in await told(peopled, f"{address}?year=unknown")
    assert "All pages of EGFR" in await told(peopled, f"{address}?kind=topic")
    assert pages(await told(peopled, f"{address}?kind='x&year=²&page=-1")) == [VIDEO, ARTICLE]


@pytest.mark.asyncio
async def test_a_tag_has_the_same_page(peopled: Datasette) -> None:
    assert pages(await told(peopled, f"/tag/{TAG}")) == [ARTICLE]


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/category/999", "/tag/999"])
async def test_what_is_not_held_leads_on(peopled: Datasette, path: str) -> None:
    missing = await peopled.client.get(path)
    assert missing.status_code == 404
    assert "A search may find" in missing.text


def test_its_surroundings_are_sought_by_index(peopled_archive: Path) -> None:
    assert "idx_page_categories_category_id" in plan(peopled_archive, TAGS, {"id": EGFR})
    assert "SCAN page_tags" not in plan(peopled_archive, TAGS, {"id": EGFR})
    assert "idx_categories_parent_id" in plan(peopled_archive, CHILDREN, (EGFR,))
