"""What somebody wrote is told from what they quote and from their signature."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read.own_text import own_text, unsigned, without_codes, without_quotes
from pipelines.read.text import block_text


@pytest.mark.parametrize(
    ("html", "own"),
    [
        ("<p>a</p>", "a"),
        ("<blockquote>b</blockquote><p>a</p>", "a"),
        ("<blockquote>b<blockquote>c</blockquote></blockquote>a", "a"),
        ('<div class="bbp-reply-quote">b</div><p>a</p>', "a"),
        ('<p>a</p><div class="user-signature">Ann</div>', "a"),
        ("<p>a</p><p>--</p><p>Ann</p>", "a"),
        ("<p>a</p><p>_________________</p><p>Ann</p>", "a"),
        ("<p>a</p><p>—</p><p>Ann<br>stage II</p>", "a"),
        ("<p>a</p><p>—</p>" + "<p>b</p>" * 5, "a\n—" + "\nb" * 5),
        ("<p>[quote=Ann]b [quote]c[/quote][/quote]</p><p>a</p>", "a"),
        ("<p>a [i] b -- c</p><p>___</p>", "a [i] b -- c\n___"),
    ],
)
def test_quotes_and_signatures_are_left_out(html: str, own: str) -> None:
    assert own_text(html, block_text(html)).text == own


def test_what_is_all_ones_own_is_the_body_itself() -> None:
    body = block_text("<p>a</p><p>b</p>")
    assert own_text("<p>a</p><p>b</p>", body) is body


def test_a_quote_that_does_not_end_hides_nothing_else() -> None:
    assert without_quotes("a<blockquote>b") == "a"
    assert without_codes("[quote]b\na") == "[quote]b\na"


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.text(alphabet="ab-_\n[]/quote=", max_size=80))
def test_nothing_is_added_and_nothing_before_a_signature_is_lost(text: str) -> None:
    assert text.startswith(unsigned(text))
    if "[/" not in text:
        assert without_codes(text) == text
