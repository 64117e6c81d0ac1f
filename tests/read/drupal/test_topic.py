"""A forum topic: the opening post, its forum, its old number."""

from __future__ import annotations

import pytest

from pipelines.records.finding import Person, Term
from tests.read.drupal.pages import THEMES, Sheet
from tests.read.made import BASE, own, reading

FORUM = ("Forums", "taxonomy-forums", ('<a href="/taxonomy/term/8">Naps</a>',))
WAY = (("/", "Home"), ("/forum", "Forums"), ("/forums/rest", "Rest"), ("/forums/naps", "Naps"))


def topic(theme: str = "named", **more: object) -> dict[str, object]:
    line = "Submitted by <span>ruth</span> on Wed, 08/07/2013 - 06:30"
    told = {"type": "forum", "line": line, "fields": (FORUM,), "crumbs": WAY} | more
    return own(reading(Sheet(theme=theme, **told).html()))  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", THEMES)
def test_the_account_is_the_author(theme: str) -> None:
    """In a forum who posts is who writes."""
    found = topic(theme)
    assert found["kind"] == "topic"
    assert found["authors"] == (Person("ruth", kind="member"),)
    assert found["forum"] == Term("Naps", f"{BASE}/forums/naps")


def test_a_heading_in_the_line_is_nobody() -> None:
    """Some themes print the title there."""
    line = '<h2><a href="/x"><span>Rest</span></a></h2>By <span>ruth</span>, 9 June, 2013'
    assert topic(line=line)["byline"] == "ruth"


def test_a_visitor_is_a_guest() -> None:
    """Drupal marks who was not logged in."""
    found = topic(line="Submitted by <span>Zoë (not verified)</span> on Wed, 08/07/2013 - 06:30")
    assert found["authors"] == (Person("Zoë", guest=True, kind="guest"),)


@pytest.mark.parametrize(
    ("shown", "title", "number"),
    [
        pytest.param("Cough - 1256362", "Cough", "1256362", id="seven digits at the end"),
        pytest.param("Cough - 125636", "Cough - 125636", None, id="six are part of the title"),
        pytest.param("A - B - 1256362", "A - B", "1256362", id="only the last dash counts"),
        pytest.param("Call 1256362", "Call 1256362", None, id="no dash"),
    ],
)
def test_an_old_number_is_taken_off_the_title(shown: str, title: str, number: str | None) -> None:
    """The number that a migration put behind a title is no part of it."""
    found = topic(title=shown)
    assert found["title"] == title
    assert found.get("legacy_id") == number


def test_own_words_are_those_that_are_not_quoted() -> None:
    """Quotes and signatures are no own words."""
    body = (
        '<blockquote><p>You said</p></blockquote><p>I say</p><div class="user-signature">R.</div>'
    )
    found = topic(body=body)
    assert found["body"].text == "You said\nI say\nR."  # type: ignore[attr-defined]
    assert found["own_text"].text == "I say"  # type: ignore[attr-defined]


def test_two_dashes_part_a_signature_from_the_text() -> None:
    """As in mail."""
    found = topic(body="<p>I say</p><p>--<br>Ruth, stage II</p>")
    assert found["body"].text == "I say\n--\nRuth, stage II"  # type: ignore[attr-defined]
    assert found["own_text"].text == "I say"  # type: ignore[attr-defined]
