"""What shows news is asked for in each pass, and what could not be had in the one before."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipelines.read.start_pages import start_pages
from pipelines.records.reading import Reading
from pipelines.store.refresh.reasons import BLOCKED, FAILED, LISTS, SHOWS
from pipelines.store.refresh.shows import MOST_LISTS, given_up, showing
from pipelines.store.store import Store
from tests.store.refresh.telling import (
    PASS,
    again,
    hold,
    link,
    listing,
    note,
    robots,
    said,
    sitemap,
)
from tests.store.saying import HOST, SITE, capture


def shown(store: Store) -> dict[str, list[str]]:
    return said(showing(store.database, PASS, json.dumps(start_pages(SITE))))


def home(*paths: str) -> Reading:
    return capture("/", "01T09:00", kind="other", links=[link(path) for path in paths])


def test_start_pages_sitemaps_and_main_lists(store: Store) -> None:
    """Not lists that only other pages link to, nor their second pages, nor pages."""
    first = home("/news", "/news?page=1", "/a")
    lists = [listing("/news", "01T09:02"), listing("/news?page=1", "01T09:03")]
    others = [listing("/tags/rare", "01T09:04"), capture("/a", "01T09:05", kind="article")]
    hold(store, [robots(), first, sitemap("01T09:01"), *lists, *others])
    assert shown(store) == {SHOWS: ["/", "/sitemap.xml"], LISTS: ["/news"]}


def test_what_was_read_in_this_pass_has_shown_its_news(store: Store) -> None:
    first = [robots(), home("/news"), sitemap("01T09:01"), listing("/news", "01T09:02")]
    now = [
        capture("/", "08T09:00", kind="other"),
        sitemap("08T09:01"),
        listing("/news", "08T09:02"),
    ]
    hold(store, [*first, *now])
    assert shown(store) == {}


def test_a_sitemap_that_was_not_there_is_not_asked_for(store: Store) -> None:
    """/sitemap.xml is tried once, where robots.txt names none."""
    hold(store, [robots(), capture("/sitemap.xml", "01T09:01", status=404)])
    assert shown(store) == {}


@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [
        (None, None, True),  # the index tells no times
        (None, "01T07:00", False),
        ("01T06:00", "01T07:00", True),
        ("01T06:00", "05T00:00", True),
        ("01T06:00", "01T06:00", False),
    ],
)
def test_parts_of_an_index(store: Store, before: str | None, now: str | None, asked: bool) -> None:
    """Once the index has been read, those that it tells to have changed."""
    first = [
        robots(),
        sitemap("01T09:00", link("/part.xml", before, "sitemap")),
        sitemap("01T09:01", link("/a"), path="/part.xml"),
    ]
    hold(store, first)
    assert shown(store) == {SHOWS: ["/sitemap.xml"]}
    store.add([sitemap("08T09:00", link("/part.xml", now, "sitemap"))])
    assert shown(store) == ({SHOWS: ["/part.xml"]} if asked else {})


def test_at_most_forty_lists_in_a_pass(store: Store) -> None:
    """Those unseen the longest first; what a stopped crawl has read of them counts."""
    names = [f"/news/{number:02}" for number in range(MOST_LISTS + 5)]
    lists = [listing(name, f"01T1{n // 60}:{n % 60:02}") for n, name in enumerate(names)]
    hold(store, [home(*names), *lists])
    assert shown(store)[LISTS] == names[:MOST_LISTS]
    store.add(
        [listing(name, "08T09:01") for name in names[:30]], [again("08T09:00", LISTS, *names[:30])]
    )
    assert shown(store)[LISTS] == names[30:40]


def test_a_list_that_is_gone_shows_nothing(store: Store) -> None:
    gone = capture("/news", "02T09:02", status=410)
    hold(store, [home("/news"), listing("/news", "01T09:02"), gone])
    assert LISTS not in shown(store)


def test_what_could_not_be_had_is_asked_for_once_a_pass(store: Store) -> None:
    check = replace(capture("/b", "01T09:01"), blocked="a robot check", is_page=False, findings=())
    now = replace(capture("/c", "08T09:01"), blocked="a robot check", is_page=False, findings=())
    failures = [
        replace(note("failed", minute, reason="no answer"), url=HOST + path)
        for minute, path in (("01T09:00", "/f"), ("08T09:00", "/g"))
    ]
    hold(store, [check, now], failures)
    assert said(given_up(store.database, PASS)) == {FAILED: ["/f"], BLOCKED: ["/b"]}
