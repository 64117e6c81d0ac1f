"""Text from HTML: a line a block."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read.text import block_text, lines, words
from pipelines.records.finding import Text
from tests.read.made import page


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>a</p>\n<p>b</p>", "a\nb", id="a block a line"),
        pytest.param("a<br>b<br/>c", "a\nb\nc", id="a break too"),
        pytest.param("<p>a <b>b</b>\n c</p>", "a b c", id="white space collapses"),
        pytest.param("<p>a&nbsp; b</p>", "a b", id="no-break spaces too"),
        pytest.param("<p>un<i>believ</i>able</p>", "unbelievable", id="inline marks no word"),
        pytest.param("<table><tr><td>a</td><td>b</td></tr></table>", "a b", id="cells are apart"),
        pytest.param("<p>&lt;3 &lt;1 cm &amp;amp;</p>", "<3 <1 cm &amp;", id="entities once"),
        pytest.param("<p>a<!-- b -->c</p>", "ac", id="comments are gone"),
        pytest.param('<p><img alt="a > b" src="/x">c</p>', "c", id="no alt text"),
        pytest.param("<p> </p><p>&nbsp;</p>", "", id="empty blocks make no line"),
        pytest.param("<script>x()</script><style>p{}</style>a", "a", id="no code"),
        pytest.param("[caption]x[/caption]", "[caption]x[/caption]", id="shortcodes are text"),
        pytest.param("<div><h2>T</h2>a<ul><li>b<li>c</ul></div>", "T\na\nb\nc", id="lists"),
        pytest.param("日本語<br>Привет", "日本語\nПривет", id="any script"),
    ],
)
def test_lines(html: str, text: str) -> None:
    """Each block element on a line of its own."""
    assert block_text(html).text == text


def test_an_empty_text_has_no_html_but_a_picture_is_kept() -> None:
    """A body may be a picture only."""
    assert block_text(" <p> </p> ") == Text(None, "")
    assert block_text('<img src="/a.png">').html == '<img src="/a.png">'


def test_words_are_one_line() -> None:
    """Of an element, or of none."""
    assert words(page("<h1> a\n <b>b</b>\t</h1>").root.css_first("h1")) == "a b"
    assert words(None) == ""


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet="<>/ap\"'=&;! -\n\xa0bé", max_size=60))
def test_lines_hold_no_blank_line_and_no_loose_space(html: str) -> None:
    """Whatever the HTML."""
    text = block_text(html).text
    assert all(line == " ".join(line.split()) and line for line in text.split("\n")) or text == ""


def test_text_without_markup_is_itself() -> None:
    """No tag, no work."""
    assert lines("a  b") == "a b"
