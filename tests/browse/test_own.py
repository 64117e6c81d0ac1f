"""From a row to where it is read, and from names to their pages."""

from __future__ import annotations

import pytest
from datasette.app import Datasette

from browse.own import own_page
from tests.browse.peopled import (
    ARTICLE,
    EGFR,
    FACULTY,
    FORUM,
    LUNG,
    MEMBER,
    PINNED,
    POSTS,
    SECRET,
    TAG,
)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("row", "address"),
    [
        (f"articles/{ARTICLE}", f"/read/{ARTICLE}"),
        (f"authors/{FACULTY}", f"/author/{FACULTY}"),
        (f"categories/{EGFR}", f"/category/{EGFR}"),
        (f"tags/{TAG}", f"/tag/{TAG}"),
        (f"forums/{FORUM}", f"/forum/{FORUM}"),
        (f"comments/{POSTS[5]}", f"/comment/{POSTS[5]}"),
        (f"pages/{PINNED}", f"/read/{PINNED}"),
        ("pages/204", f"/category/{LUNG}"),
        ("pages/205", f"/forum/{FORUM}"),
    ],
)
async def test_a_row_leads_to_its_page(peopled: Datasette, row: str, address: str) -> None:
    text = (await peopled.client.get(f"/archive/{row}")).text
    assert f'<a href="{address}">Read it on its page</a>' in text


@pytest.mark.asyncio
async def test_what_has_no_page_has_no_link(peopled: Datasette) -> None:
    for table, key in [("captures", "1"), ("pages", str(SECRET)), ("authors", "x"), ("pages", "0")]:
        assert await own_page(peopled, table, key) is None


@pytest.mark.asyncio
async def test_names_lead_to_their_pages(peopled: Datasette) -> None:
    """In by-lines, over posts and in what a search finds; a name of two leads to neither."""
    assert f'href="/author/{FACULTY}"' in (await peopled.client.get(f"/read/{ARTICLE}")).text
    thread = (await peopled.client.get(f"/read/{PINNED}")).text
    assert f'href="/author/{MEMBER}"' in thread.partition('class="thread"')[2]
    found = (await peopled.client.get(f"/search?q=post+{POSTS[5]}")).text
    assert f'href="/author/{MEMBER}"' in found
