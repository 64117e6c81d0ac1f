"""Which page of a list is asked for."""

from __future__ import annotations

import pytest
from datasette.utils.asgi import Request

from browse.paging import REACH, paging


@pytest.mark.parametrize(
    ("typed", "total", "page", "skipped"),
    [("2", 120, 2, 50), ("9", 120, 3, 100), ("x", 120, 1, 0), ("5", 0, 1, 0), ("2", 50, 1, 0)],
)
def test_beyond_the_last_page_stands_the_last(
    typed: str, total: int, page: int, skipped: int
) -> None:
    at = paging(Request.fake(f"/tag/1?page={typed}"), total)
    assert (at.page, at.skipped) == (page, skipped)


def test_no_page_skips_more_than_an_index_takes_quickly() -> None:
    at = paging(Request.fake("/tag/1?page=99999999"), 10 * REACH)
    assert at.cut
    assert at.skipped < REACH


def test_an_address_keeps_what_narrows_the_list() -> None:
    at = paging(Request.fake("/tag/1"), 500, name="posts", place="posts", kept={"year": "2010"})
    assert at.address(2) == "?year=2010&posts=2#posts"
    assert at.address(1) == "?year=2010#posts"
