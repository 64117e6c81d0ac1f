"""A list that says something new of a held page has it assembled again."""

from __future__ import annotations

from pipelines.records.finding import ELSEWHERE, Fact, Finding, Moment
from pipelines.store.news import mark_spoken_of
from pipelines.store.store import Store
from tests.store.saying import HOST, ask, capture, fill


def listed(when: str, day: str) -> Finding:
    return Finding(HOST + "/post/a", ELSEWHERE, {"published": Fact(Moment(day, None), when)})


def test_only_what_is_new_marks_a_page(store: Store) -> None:
    fill(
        store,
        [
            capture("/post/a", "01T10:00", kind="article"),
            capture("/list", "01T11:00", kind="listing", also=[listed("list text", "2013-08-07")]),
            capture("/list", "02T11:00", kind="listing", also=[listed("list text", "2013-08-07")]),
            capture("/list", "03T11:00", kind="listing", also=[listed("feed", "2013-08-07")]),
        ],
    )
    lists = [
        row[0]
        for row in ask(store, "select id from captures where url like '%list' order by captured_at")
    ]
    marked = "select count(*) from to_assemble"
    mark_spoken_of(store.database, lists[1:2])
    assert ask(store, marked) == [(0,)]
    mark_spoken_of(store.database, lists[2:])
    assert ask(store, marked) == [(1,)]
