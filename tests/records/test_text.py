"""Texts that a reader takes for equal compare equal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.records.text import digest, folded, folded_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("It’s “here” – now…", 'It\'s "here" - now...', id="curled by WordPress"),
        pytest.param("a\u00a0b\u200bc", "a bc", id="spaces that are not seen as such"),
        pytest.param("Jose\u0301", "Jos\u00e9", id="composed or not"),
        pytest.param(" a\n b\t", "a b", id="white space"),
    ],
)
def test_folds(one: str, other: str) -> None:
    """Two forms of one text are one text."""
    assert folded(one) == folded(other)


def test_case_counts_in_texts_and_not_in_names() -> None:
    """A shouted text is another text; a shouted name is the same person."""
    assert folded("NO") != folded("no")
    assert folded_name("Dr WEST") == folded_name(" dr  west")


@given(st.text(max_size=80))
@settings(derandomize=True, max_examples=200)
def test_folding_again_changes_nothing(text: str) -> None:
    """What is folded stays as it is."""
    assert folded(folded(text)) == folded(text)


def test_digest_tells_parts_apart() -> None:
    """Nothing, an empty text, and texts cut elsewhere have digests of their own."""
    parts: list[tuple[str | None, ...]] = [
        (None,), ("",), ("ab",), ("a", "b"), ("", "ab"), (None, "ab"), ("ab", None)
    ]  # fmt: skip
    assert len({digest(*part) for part in parts}) == len(parts)
