"""How Drupal cuts names, subjects and ages."""

import pytest

from demo.shown import age, medium, shown_name, slug, subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Thank you!", "Thank you!", id="a short text is its own subject"),
        pytest.param(
            "The usual dose of velatinibum is lowered", "The usual dose of…", id="cut at a word end"
        ),
        pytest.param(
            "Hi and welcome. Your own team knows", "Hi and welcome. Your own…", id="28 letters fit"
        ),
        pytest.param("x" * 40, "x" * 28 + "…", id="a word without an end is cut anywhere"),
    ],
)
def test_subject(text: str, expected: str) -> None:
    """A comment without a subject gets its first words, 29 letters with the ellipsis."""
    assert subject(text) == expected
    assert len(subject(text)) <= 29


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("exactly twenty chars", "exactly twenty chars", id="20 letters stay"),
        pytest.param("twenty-one characters", "twenty-one cha…", id="21 are cut to 15"),
    ],
)
def test_shown_name(name: str, expected: str) -> None:
    """Names over 20 letters are shown with 15, the ellipsis among them."""
    assert shown_name(name) == expected


def test_slug_drops_little_words_and_cuts_at_a_word_end() -> None:
    """An alias is at most 90 letters long and has no half word."""
    title = "Watching the Nodule: " + "Do Nothing If It Doesn't Grow Over " * 4
    made = slug(title)
    assert made.startswith("watching-nodule-do-nothing-if-it-doesnt-grow-over-do")
    assert len(made) <= 90
    assert made.rsplit("-", 1)[1] in title.lower().replace("'", "").split()


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (30, "30 sec"),
        (3_600, "1 hour"),
        (3_600 + 5, "1 hour"),
        (86_400 * 8, "1 week 1 day"),
        (31_536_000 * 3 + 86_400, "3 years"),
    ],
)
def test_age(seconds: int, expected: str) -> None:
    """An age has at most two units, and stops at the first that is zero."""
    assert age(seconds) == expected


def test_medium_is_in_the_sites_zone() -> None:
    """Summer time is kept."""
    assert medium(1_404_216_000) == "Tue, 07/01/2014 - 05:00"
    assert medium(1_388_577_600) == "Wed, 01/01/2014 - 04:00"
