"""What was read goes in once, whatever is read in twice."""

from __future__ import annotations

import math
from dataclasses import replace

from pipelines.records.answer import Note, Origin, Place
from pipelines.records.finding import ELSEWHERE, Fact, Finding
from pipelines.records.reading import Trouble
from pipelines.store.store import Store
from tests.store.saying import THREAD, ask, capture, comment, fill

PLACE = Place(file="a.warc.gz", offset=0, length=1)


def note(kind: str, crawl: str | None = None, **data: object) -> Note:
    return Note(
        record_id=f"urn:uuid:{kind}",
        kind=kind,
        url="https://made-up.example",
        noted_at="2024-03-01T09:00:00.000Z",
        crawl=crawl,
        data=data,
        place=PLACE,
    )


def test_a_capture_that_is_held_is_passed_over(store: Store) -> None:
    reading = capture(THREAD, "01T10:00", comments=[comment(1, "one")])
    fill(store, [reading])
    fill(store, [reading])
    assert ask(store, "select count(*) from captures") == [(1,)]


def test_trouble_is_a_row_with_its_capture_and_page(store: Store) -> None:
    trouble = Trouble("date not read", "«soon» is no date.", "published", "test")
    fill(store, [replace(capture(THREAD, "01T10:00"), problems=(trouble, trouble))])
    assert ask(
        store, "select kind, field, message, capture_id is null, page_id is null from problems"
    ) == [("date not read", "published", "«soon» is no date.", 0, 0)]


def test_a_page_that_contradicts_itself_costs_no_run(store: Store) -> None:
    one = Finding("https://made-up.example/a", ELSEWHERE, {"title": Fact("A", "list")})
    other = Finding("https://made-up.example/a", ELSEWHERE, {"title": Fact("B", "list")})
    fill(store, [capture("/list", "01T10:00", kind="listing", also=[one, other, one])])
    assert ask(store, "select kind, url from problems") == [
        ("told twice", "https://made-up.example/list")
    ]
    assert ask(store, "select count(*) from findings where subject = 'elsewhere'") == [(1,)]


def test_a_crawl_s_start_and_end_make_one_row_in_any_order(store: Store) -> None:
    crawl = "urn:uuid:crawl-start"
    end = note("crawl-end", crawl, outcome="complete", counts={"requests": 2})
    start = note("crawl-start", software="grace-archive/0", settings={"delay": 1})
    store.add([], [end])
    store.add([], [start])
    assert ask(store, "select outcome, settings, counts, started_at from crawls") == [
        ("complete", '{"delay": 1}', '{"requests": 2}', "2024-03-01T09:00:00.000Z")
    ]


def test_damage_and_other_tools_crawls_are_told(store: Store) -> None:
    origin = Origin(
        record_id="urn:uuid:wget",
        software="Wget/1.21",
        started_at="2020-01-01T00:00:00.000Z",
        fields={},
        place=PLACE,
    )
    store.add(
        [], [note("damage", sentence="A member is broken", file="x.warc.gz", offset=7), origin]
    )
    assert ask(store, "select kind, message from problems") == [
        ("damage", "A member is broken (byte 7 of x.warc.gz)")
    ]
    assert ask(store, "select software from crawls") == [("Wget/1.21",)]


def test_a_note_of_no_number_can_be_asked(store: Store) -> None:
    """JSON knows no NaN: SQLite would refuse the whole table."""
    settings: dict[str, object] = {"delay": math.nan, "max_time": [math.inf, 2.5], "site": "é"}
    store.add([], [note("crawl-start", settings=settings)])
    assert ask(
        store, "select json_extract(settings, '$.delay', '$.max_time[1]', '$.site') from crawls"
    ) == [('[null,2.5,"é"]',)]
