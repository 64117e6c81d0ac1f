"""Ids are the same on every machine, small enough for a browser, and differ where keys differ."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.records import identity

KEYS = st.lists(st.text(st.characters(exclude_characters="\x1f", codec="utf-8")), min_size=1)


@given(KEYS, KEYS)
@settings(derandomize=True, max_examples=200)
def test_ids_follow_the_key(one: list[str], other: list[str]) -> None:
    """An id is positive, exact in JavaScript, and another key gives another id."""
    first = identity.natural_id(*one)
    assert 0 < first < 2**53
    assert (first == identity.natural_id(*other)) == (one == other)


def test_ids_do_not_move() -> None:
    """An archive made last year joins with one made today: these numbers must never change."""
    assert identity.natural_id("page", "grace", "https://example.org/a") == 4087776993669974
    assert identity.page_id("s", "k") != identity.comment_id("s", "k", "1")


def test_kinds_of_rows_do_not_share_ids() -> None:
    """A capture and a crawl of one Record-ID, a tag and a category of one name, are four rows."""
    ids = {
        identity.capture_id("urn:1"),
        identity.crawl_id("urn:1"),
        identity.term_id("tag", "s", "urn:1"),
        identity.term_id("category", "s", "urn:1"),
        identity.author_id("s", "urn:1"),
    }
    assert len(ids) == 5
