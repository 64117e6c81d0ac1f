"""What tells of a change is asked for again, what tells of none is left alone."""

from __future__ import annotations

import pytest

from pipelines.store.refresh.changed import Changes
from pipelines.store.refresh.reasons import CHANGED, COUNTED, FORUM, UNLISTED
from pipelines.store.store import Store
from tests.store.refresh.telling import (
    FIRST,
    PASS,
    forum,
    hold,
    link,
    robots,
    said,
    sitemap,
    table,
    topic,
)
from tests.store.saying import THREAD, capture, comment


def found(store: Store) -> dict[str, list[str]]:
    return said(Changes(store.database, PASS).found())


@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [
        (None, "05T00:00", True),  # later than our answer
        (None, "01T09:30", False),  # first heard of now, but our answer is newer
        ("01T07:00", "01T07:00", False),
        ("01T06:00", "01T07:00", True),  # by the site's slow clock before our answer, but it is new
        ("01T07:00", "01T06:00", True),  # a comment went: the last one is now an earlier one
    ],
)
def test_a_time_of_change(store: Store, before: str | None, now: str, asked: bool) -> None:
    first = sitemap("01T09:00", link("/a", before), link("/b"))
    second = sitemap("08T09:00", link("/a", now), link("/b"))
    hold(store, [robots(), first, second, capture("/a", "01T10:00"), capture("/b", "01T10:00")])
    assert found(store) == ({CHANGED: ["/a"]} if asked else {})


def test_what_was_answered_in_this_pass_is_left_alone(store: Store) -> None:
    """Also where the site says that it changes later than we asked, as a day without time does."""
    now = sitemap("08T09:00", link("/a", "08T23:59"))
    hold(store, [robots(), now, capture("/a", "01T10:00"), capture("/a", "08T10:00")])
    assert found(store) == {}


def test_of_a_long_discussion_the_last_part_is_asked_for(store: Store) -> None:
    parts = [
        capture(THREAD, "01T10:00", last_part=1, comments=[comment(1, "one")]),
        capture(
            f"{THREAD}?page=1", "01T10:01", canonical=THREAD, part=1, last_part=1,
            comments=[comment(2, "two")],
        ),
    ]  # fmt: skip
    hold(store, [robots(), *parts, sitemap("08T09:00", link(THREAD, "05T00:00"))])
    assert found(store) == {CHANGED: [f"{THREAD}?page=1"]}


def test_what_a_sitemap_lists_no_more(store: Store) -> None:
    """But what was gone before, or was asked for since, is known."""
    first = sitemap("01T09:00", link("/a"), link("/b"), link("/gone"), link("/read"))
    pages = [capture(path, "01T10:00") for path in ("/a", "/b", "/read")]
    pages += [capture("/gone", "01T10:00", status=404), capture("/read", "08T10:00")]
    hold(store, [robots(), first, *pages, sitemap("08T09:00", link("/b"))])
    assert found(store) == {UNLISTED: ["/a"]}


def test_a_sitemap_that_did_not_change_lists_what_it_did(store: Store) -> None:
    first = sitemap("01T09:00", link("/a"))
    again = capture("/sitemap.xml", "08T09:00", status=304, same="")
    hold(store, [robots(), first, capture("/a", "01T10:00"), again])
    assert found(store) == {}


@pytest.mark.parametrize(("before", "now", "asked"), [(1, 2, True), (2, 1, True), (2, 2, False)])
def test_a_number_of_replies(store: Store, before: int, now: int, asked: bool) -> None:
    """Not against what is held: a site may count what it shows nowhere."""
    first = table("/forums/lung", "01T09:00", topic(THREAD, before), crawl=FIRST)
    second = table("/forums/lung", "08T09:00", topic(THREAD, now))
    hold(store, [first, capture(THREAD, "01T10:00", comments=[comment(1, "one")]), second])
    assert found(store) == ({COUNTED: [THREAD]} if asked else {})


@pytest.mark.parametrize(("now", "asked"), [(1, False), (2, True)])
def test_a_number_that_is_told_for_the_first_time(store: Store, now: int, asked: bool) -> None:
    """Then the comments that are held are what it is compared with."""
    row = table("/forums/lung", "08T09:00", topic(THREAD, now))
    hold(store, [capture(THREAD, "01T10:00", comments=[comment(1, "one")]), row])
    assert found(store) == ({COUNTED: [THREAD]} if asked else {})


@pytest.mark.parametrize(("topics", "posts", "asked"), [(3, 9, False), (3, 10, True), (4, 9, True)])
def test_a_forum_is_read_where_its_numbers_are_others(
    store: Store, topics: int, posts: int, asked: bool
) -> None:
    first = table("/forum", "01T09:00", forum("/forums/lung", 3, 9), crawl=FIRST)
    second = table("/forum", "08T09:00", forum("/forums/lung", topics, posts))
    hold(store, [first, capture("/forums/lung", "01T10:00", kind="forum"), second])
    assert found(store) == ({FORUM: ["/forums/lung"]} if asked else {})
