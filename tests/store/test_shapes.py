"""Addresses that are made alike."""

from __future__ import annotations

import pytest

from pipelines.store.shapes import section, shape

BASE = "https://example.org"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/2019/04/naps", "/blog/2021/05/06/sleep"),
        ("/tag/naps", "/blog/tag/sleep"),
        ("/archive/12/a", "/archive/13/b"),
    ],
)
def test_years_numbers_and_sections_make_no_difference(one: str, other: str) -> None:
    assert shape(BASE + one) == shape(BASE + other)


def test_what_stands_before_the_name_does() -> None:
    assert shape(f"{BASE}/tag/naps") != shape(f"{BASE}/author/naps")
    assert shape(f"{BASE}/about") != shape(f"{BASE}/forums")
    assert (shape(f"{BASE}/"), section(f"{BASE}/")) == ("", "")
