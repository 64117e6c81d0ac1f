"""The page for reading an article, a video or a discussion."""

from __future__ import annotations

import pytest
from datasette.app import Datasette

from tests.browse.pages.captured import BARE, BASE, PAGE, WITHHELD
from tests.browse.pages.conftest import LONG


@pytest.mark.asyncio
async def test_it_says_what_it_is_who_wrote_it_and_how_old_it_is(reading: Datasette) -> None:
    text = (await reading.client.get("/read/1")).text
    assert "<h1>Rash &amp; EGFR</h1>" in text
    assert ">Dr. Made Up</a>" in text
    assert "Written 2013, archived" in text
    assert "Not medical advice" in text
    assert '<a href="/archive/articles/1">all fields</a>' in text
    assert 'href="https://example.org/post/a"' in text, "the live page"


@pytest.mark.asyncio
async def test_stored_text_can_do_nothing(reading: Datasette) -> None:
    text = (await reading.client.get(f"/read/{LONG}")).text
    for sign in ("<script", "javascript:", "<img", "onerror"):
        assert sign not in text


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/read/999", "/read/9999999999999999"])
async def test_what_is_not_held_is_told(reading: Datasette, path: str) -> None:
    answer = await reading.client.get(path)
    assert answer.status_code == 404
    assert "holds no article, video or discussion" in answer.text


@pytest.mark.asyncio
async def test_it_says_where_it_comes_from_and_how_to_cite_it(evidence: Datasette) -> None:
    text = (await evidence.client.get("/read/1")).text
    assert "the day of writing stands on:" in text
    assert '<a href="/evidence/1?capture=1">see the archived page</a>' in text
    assert "@online{capture1," in text
    assert (await evidence.client.get(f"/read/{WITHHELD}")).status_code == 404


@pytest.mark.asyncio
async def test_links_to_what_is_held_stay_in_the_archive(evidence: Datasette) -> None:
    """In the body and in the posts; a page that is withheld is no place to lead to."""
    text = (await evidence.client.get(f"/read/{PAGE}")).text
    assert text.count(f'<a href="/read/{BARE}" title="Held here. On the site: {BASE}/bare') == 2
