"""What every page of ours has around it."""

from __future__ import annotations

import re

import pytest
from datasette.app import Datasette
from datasette.utils.asgi import Request

from browse.frame import number


@pytest.mark.asyncio
async def test_a_page_has_landmarks_and_a_way_past_them(datasette: Datasette) -> None:
    """For those who use a keyboard or a screen reader."""
    text = (await datasette.client.get("/read/1")).text
    for part in (
        '<html lang="en">',
        'href="#main"',
        '<main id="main">',
        'role="search"',
        "<footer",
    ):
        assert part in text
    assert len(re.findall(r"<h1", text)) == 1
    assert "<script" not in text


@pytest.mark.asyncio
async def test_pages_of_datasette_have_them_too(datasette: Datasette) -> None:
    """Its tables, rows and errors; and its filters have names."""
    for path in ("/archive/comments", "/archive/comments/2", "/nosuch"):
        text = (await datasette.client.get(path)).text
        for part in ('<html lang="en">', 'href="#main"', '<main id="main"', 'action="/search"'):
            assert part in text
    table = (await datasette.client.get("/archive/comments?system=drupal")).text
    controls = re.findall(r'<(?:select|input type="text")[^>]* name="_[^>]*>', table)
    assert len(controls) >= 6
    assert all("aria-label=" in control for control in controls)


@pytest.mark.parametrize(
    ("typed", "taken"), [("3", 3), ("", 1), ("0", 1), ("x", 1), ("-4", 1), ("9" * 30, 1), ("²", 1)]
)
def test_a_number_in_an_address_is_never_an_error(typed: str, taken: int) -> None:
    assert number(Request.fake(f"/read/1?page={typed}"), "page") == taken
