"""A post's own address."""

from __future__ import annotations

import pytest
from datasette.app import Datasette

from tests.browse.pages.conftest import LONG


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("comment", "place"),
    [
        (101, "#c101"),
        (1003, "#c1003"),
        (150, "#c150"),
        (151, "?page=2#c151"),
        (160, "?page=2#c160"),
    ],
)
async def test_it_leads_to_the_page_that_shows_it(
    reading: Datasette, comment: int, place: str
) -> None:
    answer = await reading.client.get(f"/comment/{comment}")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/read/{LONG}{place}")
    shown = await reading.client.get(answer.headers["location"])
    assert f'id="c{comment}"' in shown.text


@pytest.mark.asyncio
async def test_a_number_that_is_not_held_is_told(reading: Datasette) -> None:
    answer = await reading.client.get("/comment/999999")
    assert answer.status_code == 404
    assert "holds no post of this number" in answer.text
