"""What our plugin adds: search, links between rows, the front page's figures."""

from __future__ import annotations

import pytest
from datasette.app import Datasette


@pytest.mark.asyncio
async def test_search_marks_and_links_what_it_finds(datasette: Datasette) -> None:
    """A hit shows its passage with the words marked, escaped, and leads to its row."""
    text = (await datasette.client.get("/archive/search", params={"q": "knee"})).text
    assert '<a href="/archive/articles/2">articles</a>' in text
    assert '<a href="/archive/comments/1">comments</a>' in text
    assert "<mark>knee</mark> pain &lt;script&gt;" in text


@pytest.mark.asyncio
@pytest.mark.parametrize("q", ["", '"', "\0", "NEAR(", "a AND", "*", "-", "x" * 5000, "\ue000<b>"])
async def test_search_takes_anything(datasette: Datasette, q: str) -> None:
    """No input of a reader is an error."""
    answer = await datasette.client.get("/archive/search", params={"q": q})
    assert answer.status_code == 200
    assert "message-error" not in answer.text


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


@pytest.mark.asyncio
async def test_front_page_says_what_is_held(datasette: Datasette) -> None:
    """Counts, the search box, the saved queries, and what the file says of itself."""
    text = (await datasette.client.get("/")).text
    assert "<strong>2</strong> article pages" in text
    assert "<strong>12</strong> comments" in text
    assert 'action="/archive/search"' in text
    assert "<dt>site</dt><dd>example</dd>" in text
    assert "Most discussed" in text
