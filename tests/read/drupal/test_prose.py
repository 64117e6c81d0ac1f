"""The body where no class names it."""

from __future__ import annotations

import gc

import pytest

from pipelines.read.drupal.prose import unnamed
from tests.read.drupal.pages import document
from tests.read.made import evidence, own, page, reading, troubles

HEAD = '<link rel="shortlink" href="https://clinic.example/node/12">'
LONG = "<p>Sleep is the best of all medicines, and nobody has ever had to pay for it.</p>"
SIDE = "<p>Write to the clinic about whatever keeps you awake, and do it today.</p>"


@pytest.mark.parametrize(
    ("inner", "text", "doubts"),
    [
        pytest.param("<div><p>One.</p><p>Two.</p></div>", "One.\nTwo.", [], id="one block"),
        pytest.param("<p>One.</p><p>Two.</p>", "One.\nTwo.", [], id="under the node itself"),
        pytest.param(
            "<div><div><p>One.</p></div> <div><p>Two, longer.</p></div></div>",
            "One.\nTwo, longer.",
            ["body doubtful"],
            id="side by side",
        ),
        pytest.param(
            f"<div><div><p>About the author: he.</p>{SIDE}</div><div><p>One.</p></div></div>",
            "One.",
            [],
            id="about the author",
        ),
        pytest.param(
            f"<div><div>{LONG}</div></div><div><span>x</span><div>{SIDE}</div></div>",
            "Sleep is the best of all medicines, and nobody has ever had to pay for it.",
            ["body doubtful"],
            id="far apart",
        ),
        pytest.param(
            f"<div><div>{LONG}</div></div><div><div><p>Short.</p></div></div>",
            "Sleep is the best of all medicines, and nobody has ever had to pay for it.",
            [],
            id="no rival",
        ),
        pytest.param(
            f"<p>Short.</p><div><div><div>{LONG}</div></div></div>",
            "Sleep is the best of all medicines, and nobody has ever had to pay for it.",
            [],
            id="a line before",
        ),
        pytest.param(
            '<p><a href="/user/login">Log in</a> to post comments</p>', "", [], id="an invitation"
        ),
    ],
)
def test_the_body_is_what_no_label_announces(inner: str, text: str, doubts: list[str]) -> None:
    """Where two places may be it, one is taken and it is told."""
    html = f'<main><h1>Rest</h1><article data-history-node-id="12">{inner}</article></main>'
    typed = ' class="page-node-type-story"' if text else ""
    said = reading(document(html, head=HEAD, body=typed))
    if text:
        assert own(said)["kind"] == "article"
        assert own(said)["body"].text == text
        assert evidence(said, "body") == "structure"
    else:
        assert own(said)["kind"] == "other"
    assert troubles(said) == doubts


def test_a_body_put_together_lives_as_long_as_it_is_read() -> None:
    """It stands in a tree of its own."""
    made = page("<article><div><p>One.</p></div><div><p>Two.</p></div></article>")
    element = made.root.css_first("article")
    assert element is not None
    found = unnamed(element, set())
    gc.collect()
    assert found is not None
    assert found.node.text() == "One.Two."
    assert found.start is not None


def test_an_html_comment_holds_no_body() -> None:
    """Debug output of a theme stands between the elements."""
    made = page("<article><!-- x --><div><!-- y --><div><p>One.</p></div></div></article>")
    element = made.root.css_first("article")
    assert element is not None
    found = unnamed(element, set())
    assert found is not None
    assert found.node.text() == "One."
