"""Counts as they are shown."""

from __future__ import annotations

import pytest

from pipelines.read.counts import Shortened, TooLarge, count


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("1,234 posts", 1234),
        ("1.234", 1234),
        ("1\u202f234", 1234),
        ("12,34,567", 1234567),
        ("1'234", 1234),
        ("12.", 12),
        ("12posts", 12),
        ("12 members", 12),
        ("n/a", None),
        ("", None),
        (str(1 << 53), 1 << 53),
    ],
)
def test_a_count(text: str, number: int | None) -> None:
    """With the separators of any language."""
    assert count(text) == number


@pytest.mark.parametrize("text", [str((1 << 53) + 1), "9" * 5000])
def test_what_is_larger_than_any_count(text: str) -> None:
    """No database or browser would hold it."""
    with pytest.raises(TooLarge):
        count(text)


@pytest.mark.parametrize(
    "text",
    ["1.2k", "12K", "1,2 Tsd.", "3 M views", "1.5", "1,2 тыс.", "12 mil", "1.2万", "1.23.4", "4 k"],
)
def test_a_number_that_was_made_short_is_no_count(text: str) -> None:
    """It would be read as 12 where 1,200 are meant, or as 1,200 where there are 1,249."""
    with pytest.raises(Shortened, match="only says about how many"):
        count(text)
