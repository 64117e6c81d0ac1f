"""Letters that a move of databases spoilt are put right, and it is said."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read.mojibake import mended


def spoilt(text: str) -> str:
    return text.encode().decode("cp1252")


def test_what_was_spoilt_is_mended_and_said() -> None:
    text, troubles = mended(f"<p>fine — “so”</p>\n<p>{spoilt('it’s 5 µm')}</p>")
    assert text == "<p>fine — “so”</p>\n<p>it’s 5 µm</p>"
    assert [trouble.kind for trouble in troubles] == ["mended mojibake"]
    assert spoilt("it’s") in troubles[0].message


def test_accents_that_are_meant_stay() -> None:
    for text in ("São João", "NÃO É PÃO", "Â", "Ângela e Ãngela", "château"):
        assert mended(text) == (text, [])


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.text(alphabet="abc .,’“”—é<>\n&;", max_size=60))
def test_text_that_is_right_is_left_alone(text: str) -> None:
    assert mended(text) == (text, [])
