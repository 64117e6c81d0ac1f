"""A discussion that was pasted into one text stays there, and is told."""

from __future__ import annotations

import pytest

from pipelines.read.pasted import pasted_posts
from tests.read.drupal.pages import Sheet
from tests.read.made import own, reading, troubles

POSTS = (
    "<p>March 26, 2018 at 8:36 pm #1294136</p><p>Who sleeps?</p>"
    "<p>March 27, 2018 at 6:07 am #1294139</p><p>JimC Forum Moderator</p><p>I do.</p>"
)


def test_a_pasted_thread_is_left_whole_and_told() -> None:
    """It gives no comments."""
    said = reading(Sheet(theme="named", body=POSTS).html())
    assert own(said)["body"].text.endswith("JimC Forum Moderator\nI do.")
    assert own(said)["discussion"].comments == ()
    assert troubles(said) == ["pasted thread"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("26 marzo, 2018 a las 20:36 #1294136 y 27 marzo, 2018 a las 6:07 #1294139", 2),
        ("March 26, 2018 at 8:36 pm #1294136 and once more 2018 at 8:36 pm #1294136", 1),
        ("On March 26, 2018 at 8:36 pm we met; see #12.", 0),
        ("Issue #1294136 of 2018, and #1294139.", 0),
        ("", 0),
    ],
)
def test_posts_are_dates_with_numbers(text: str, count: int) -> None:
    """Each number once."""
    assert pasted_posts(text) == count
