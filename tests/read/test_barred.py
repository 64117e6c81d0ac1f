"""Titles of pages that are not for everybody."""

from __future__ import annotations

import pytest

from pipelines.read.barred import bar, without_mark
from pipelines.read.result import Result


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("Protected: Notes", "Notes"),
        ("Privado: Notas", "Notas"),
        ("Protégé : Notes", "Notes"),
        ("Protein: a view", "Protein: a view"),
        ("Private", "Private"),
    ],
)
def test_marks(shown: str, title: str) -> None:
    """Only WordPress's own words before a colon go."""
    assert without_mark(shown) == title


def test_bar() -> None:
    """The fact is what the page's status is made of."""
    result = Result("x", "article")
    bar(result, "password form")
    assert result.facts["barred"].value is True
