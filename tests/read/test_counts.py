"""Counts as they are shown."""

from __future__ import annotations

import pytest

from pipelines.read.counts import TooLarge, count


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("1,234 posts", 1234),
        ("1.234", 1234),
        ("1\u202f234", 1234),
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
