"""A pass goes from the first crawl after the last complete one to the next complete one."""

from __future__ import annotations

from datetime import UTC, datetime

from pipelines.records.answer import Note, Origin
from pipelines.store.refresh.passes import Pass, current_pass
from pipelines.store.store import Store
from tests.store.refresh.telling import HERE, NOW, began, when

COMPLETE = began("01T08:00", "01T20:00")


def since(store: Store, *notes: Note | Origin, now: datetime = NOW) -> str | None:
    store.add([], list(notes))
    found = current_pass(store.database, now, 0.1)
    return found.since if found else None


def test_the_first_pass_refreshes_nothing(store: Store) -> None:
    """However often it was stopped: until a crawl is complete there is enough that is new."""
    assert since(store) is None
    assert since(store, *began("01T08:00"), *began("02T08:00")) is None


def test_a_crawl_after_a_complete_one_begins_a_pass(store: Store) -> None:
    assert since(store, *COMPLETE, *began("08T08:00")) == when("08T08:00")


def test_a_crawl_after_a_stopped_one_goes_on_with_its_pass(store: Store) -> None:
    stopped = [*began("06T08:00"), *began("07T08:00")]
    assert since(store, *COMPLETE, *stopped, *began("08T08:00")) == when("06T08:00")


def test_the_next_complete_crawl_ends_the_pass(store: Store) -> None:
    second = began("06T08:00", "06T20:00")
    assert since(store, *COMPLETE, *second) is None
    assert since(store, *began("08T08:00")) == when("08T08:00")


def test_a_sample_and_another_tool_s_crawl_are_no_crawls_of_the_site(store: Store) -> None:
    """A sample is complete when 20 pages are held."""
    origin = Origin(
        record_id="urn:x", software="Wget", started_at=when("02T08:00"), fields={}, place=HERE
    )
    sample = began("01T08:00", "01T08:05", sample=True)
    assert since(store, *sample, *began("01T09:00")) is None
    assert since(store, *began("01T10:00", "01T20:00"), origin) is None
    assert since(store, *began("08T08:00")) == when("08T08:00")


def test_what_shows_news_is_old_after_a_day(store: Store) -> None:
    """But what was told to have changed is asked for once in a pass, however long it takes."""
    store.add([], [*COMPLETE, *began("08T08:00")])
    assert current_pass(store.database, NOW, 0.1) == Pass(when("08T08:00"), when("08T08:00"), 0.1)
    later = datetime(2024, 3, 10, 12, tzinfo=UTC)
    assert current_pass(store.database, later, 0.1) == Pass(when("08T08:00"), when("09T12:00"), 0.1)
