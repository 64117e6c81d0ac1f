"""Sentences of the made-up articles."""

from __future__ import annotations

import string

import pytest

from demo import talk, words
from demo.chance import draw

_TEMPLATES = (
    *words.SENTENCES,
    *words.TITLES,
    *words.SPANISH_SENTENCES,
    words.SPANISH_TITLE,
    *talk.TOPIC_TITLES,
    *talk.OPENINGS,
    *talk.MIDDLES,
    *talk.ADVICE,
    *talk.COMMENTS,
)


@pytest.mark.parametrize("template", _TEMPLATES)
def test_every_place_of_a_sentence_is_filled(template: str) -> None:
    """No brace is left, and the fixed words stay."""
    filled = words.filled(template, draw("test", template))
    assert not {"{", "}"} & set(filled)
    assert all(fixed in filled for fixed, *_ in string.Formatter().parse(template))


def test_words_that_belong_together_agree() -> None:
    """Two drugs differ, the smaller number is smaller, a capital is of the same word."""
    for at in range(50):
        text = "{drug}|{other}|{drug_cap}|{months}|{fewer}|{pct}|{lower}|{cancer}|{cancer_cap}"
        filled = words.filled(text, draw(at)).split("|")
        drug, other, capital, months, fewer, percent, lower, cancer, title = filled
        assert drug != other
        assert capital == drug.capitalize()
        assert int(fewer) < int(months)
        assert int(lower) < int(percent)
        assert title == cancer.title()


def test_given_words_come_first() -> None:
    """A speaker is not drawn."""
    assert words.filled("Dr. {speaker}", draw(1), speaker="Fennimore") == "Dr. Fennimore"
