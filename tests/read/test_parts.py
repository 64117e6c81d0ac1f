"""Which part of a list or discussion an address names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read.parts import parted


@pytest.mark.parametrize(
    ("address", "whole", "part"),
    [
        pytest.param("https://x.org/topic/a/page/2", "https://x.org/topic/a", 1, id="a topic"),
        pytest.param("https://x.org/a/comment-page-3", "https://x.org/a", 2, id="comments"),
        pytest.param("https://x.org/?p=7&cpage=2", "https://x.org/?p=7", 1, id="no permalinks"),
        pytest.param("https://x.org/page/2", "https://x.org/", 1, id="the front page"),
        pytest.param("https://x.org/page/two", "https://x.org/page/two", None, id="a page's name"),
        pytest.param("https://x.org/a?page=2", "https://x.org/a?page=2", None, id="not WordPress"),
        pytest.param("https://x.org/?paged=x", "https://x.org/?paged=x", None, id="no number"),
    ],
)
def test_parts(address: str, whole: str, part: int | None) -> None:
    """They are counted from 0; what names none is whole."""
    assert parted(address) == (whole, part)


@settings(derandomize=True, max_examples=60)
@given(st.text(alphabet="/?&=page0129comment-x", max_size=40))
def test_any_address_is_taken(tail: str) -> None:
    """Whatever stands in a link."""
    whole, part = parted(f"https://x.org/{tail}")
    assert whole.startswith("https://x.org/")
    assert part is None or part >= 0
