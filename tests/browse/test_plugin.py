"""What our plugin adds: search, links between rows."""

from __future__ import annotations

import pytest
from datasette.app import Datasette


@pytest.mark.asyncio
async def test_a_row_is_headed_by_its_title_or_name(datasette: Datasette) -> None:
    """A number only where nothing names it; markup that is kept is folded."""
    for path, heading in (
        ("articles/1", "Rash &amp; EGFR"),
        ("articles/2", "articles: 2"),
        ("authors/1", "Dr. Made Up"),
        ("comments/2", "JimC"),
    ):
        text = (await datasette.client.get(f"/archive/{path}")).text
        assert f"<h1>{heading}</h1>" in text
    one = (await datasette.client.get("/archive/articles/2")).text
    assert "<summary>25 characters</summary>&lt;script&gt;" in one


@pytest.mark.asyncio
async def test_a_saved_query_shows_its_title_and_what_it_is(datasette: Datasette) -> None:
    """Not the words for a query that somebody wrote just now; those still stand there."""
    saved = (await datasette.client.get("/archive/coverage")).text
    assert "<h1>Coverage</h1>" in saved
    assert "the share of pages with a date" in saved
    assert "1 row." in saved
    assert "Custom SQL query" not in saved
    typed = (await datasette.client.get("/archive?sql=select+1")).text
    assert "Custom SQL query" in typed


@pytest.mark.asyncio
async def test_pointers_show_labels(datasette: Datasette) -> None:
    """A page or person that a row points to is shown by name, in tables and on the row's page."""
    table = (await datasette.client.get("/archive/comments")).text
    assert "Rash &amp; EGFR</a>" in table
    one = (await datasette.client.get("/archive/comments/2")).text
    assert '<a href="/archive/pages/1">Rash &amp; EGFR</a>' in one
    assert '<a href="/archive/authors/1">Dr. Made Up</a>' in one


@pytest.mark.asyncio
async def test_a_page_without_a_title_still_has_a_link(datasette: Datasette) -> None:
    """A label that is NULL falls back to the number."""
    text = (await datasette.client.get("/archive/articles/2")).text
    assert '<a href="/archive/pages/2">2</a>' in text
