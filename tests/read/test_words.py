"""The words that a visitor sees."""

from __future__ import annotations

import pytest

from pipelines.read.words import LABELS, meaning


@pytest.mark.parametrize(
    ("shown", "means"),
    [
        (" Author : ", "author"),
        ("CATEGORIES", "category"),
        ("Next Post »", "next"),
        ("‹ Previous Post", "previous"),
        ("Transcript", "transcript"),
        ("Categorías", "category"),
        ("MOTS-CLÉS :", "tag"),
        ("Author of the year", None),
        ("", None),
    ],
)
def test_a_label_announces(shown: str, means: str | None) -> None:
    """Whatever its case, colon and arrows."""
    assert meaning(shown) == means


def test_no_word_means_two_things() -> None:
    """Else the order of the tables would decide."""
    words = [word for table in LABELS.values() for word in table]
    assert len(words) == len(set(words))
