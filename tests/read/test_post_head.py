"""What WordPress says of a post in the head of its page."""

from __future__ import annotations

import pytest

from pipelines.read.post_head import post_number, read_post_head
from pipelines.read.result import Result
from tests.read.made import page


@pytest.mark.parametrize(
    ("html", "number"),
    [
        pytest.param('<link rel="shortlink" href="/?p=61">', "61", id="shortlink"),
        pytest.param('<link rel="shortlink" href="/?page_id=6">', "6", id="a page's shortlink"),
        pytest.param('<body class="single postid-176 x">', "176", id="body class"),
        pytest.param(
            '<link type="application/json" href="/wp-json/wp/v2/posts/9">', "9", id="its interface"
        ),
        pytest.param(
            '<link type="application/json" href="/wp-json/wp/v2/tags/9">', None, id="a term's"
        ),
        pytest.param("<p>postid-5</p>", None, id="none"),
    ],
)
def test_number(html: str, number: str | None) -> None:
    """The number of the post, not of a term."""
    assert post_number(page(html)) == number


def test_language_and_summary() -> None:
    """As the head has them; what is not there is not said."""
    result = Result("x", "article")
    read_post_head(page('<html lang="es"><meta name="description" content=" a  b ">'), result)
    assert {name: fact.value for name, fact in result.facts.items()} == {
        "language": "es",
        "summary": "a b",
    }
    empty = Result("x", "article")
    read_post_head(page("<p>"), empty)
    assert empty.facts == {}
