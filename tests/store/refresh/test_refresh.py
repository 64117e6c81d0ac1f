"""The steps of a refresh come one after the other, each once the one before has its answers."""

from __future__ import annotations

import pytest

from pipelines.store.refresh.reasons import CHANGED, LISTS, NEXT, RECHECK, SHOWS
from pipelines.store.refresh.refresh import Refresh
from pipelines.store.store import Store
from tests.store.refresh.telling import (
    NOW,
    again,
    began,
    hold,
    link,
    listing,
    robots,
    said,
    sitemap,
)
from tests.store.saying import SITE, capture

FIRST = [
    robots(),
    capture("/", "01T09:00", kind="other", links=[link("/news")]),
    sitemap("01T09:01", link("/a", "01T06:00"), link("/b", "01T06:00")),
    listing("/news", "01T09:02", "/a"),
    listing("/news?page=1", "01T09:03", "/b"),
    capture("/a", "01T10:00", kind="article"),
    capture("/b", "01T10:01", kind="video"),
]
SHOWN = [
    capture("/", "08T09:01", kind="other", links=[link("/news")]),
    sitemap("08T09:02", link("/a", "05T00:00"), link("/b", "01T06:00")),
    listing("/news", "08T09:03", "/a"),
]


@pytest.fixture
def due(store: Store) -> Refresh:
    return Refresh(store.database, SITE, 0.1)


def test_each_step_waits_for_the_one_before(store: Store, due: Refresh) -> None:
    hold(store, FIRST)
    assert said(due.due(NOW)) == {SHOWS: ["/", "/sitemap.xml"], LISTS: ["/news"]}
    store.add([], [again("08T09:00", LISTS, "/news")])
    store.add_and_assemble(SHOWN)
    assert said(due.due(NOW)) == {CHANGED: ["/a"]}
    store.add([], [again("08T09:10", CHANGED, "/a")])
    store.add_and_assemble([capture("/a", "08T09:11", kind="article", body="Edited.")])
    assert said(due.due(NOW)) == {NEXT: ["/news?page=1"]}
    store.add([], [again("08T09:20", NEXT, "/news?page=1")])
    store.add_and_assemble([listing("/news?page=1", "08T09:21", "/b")])
    assert said(due.due(NOW)) == {RECHECK: ["/b"]}
    store.add([], [again("08T09:30", RECHECK, "/b")])
    store.add_and_assemble([capture("/b", "08T09:31", kind="video")])
    assert due.due(NOW) == []


def test_a_second_process_goes_on_where_the_first_was_killed(store: Store) -> None:
    """What is held decides, not what a process remembers."""
    hold(store, [*FIRST, *SHOWN])
    one, other = (Refresh(store.database, SITE, 0) for _ in range(2))
    assert said(one.due(NOW)) == said(other.due(NOW)) == {CHANGED: ["/a"]}


def test_what_a_decision_left_as_it_was_is_not_decided_again(store: Store, due: Refresh) -> None:
    """Else a crawl would never end where robots.txt forbids it by now."""
    hold(store, FIRST)
    assert due.due(NOW)
    assert due.due(NOW) == []


def test_only_the_wanted_kinds(store: Store, due: Refresh) -> None:
    hold(store, FIRST)
    assert said(due.due(NOW, frozenset({"video"}))) == {SHOWS: ["/sitemap.xml"]}


def test_nothing_is_due_before_a_crawl_was_complete(store: Store, due: Refresh) -> None:
    store.add([], began("01T08:00"))
    store.add_and_assemble(FIRST)
    assert due.due(NOW) == []
