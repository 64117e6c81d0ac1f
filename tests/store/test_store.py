"""Captures go in, in any order and any batches; the same rows come out."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipelines.records.finding import ELSEWHERE, Fact, Finding, Moment, Person, Term
from pipelines.records.reading import FoundLink, Reading
from pipelines.store.store import Store
from tests.archive_rows import rows
from tests.store.saying import HOST, SITE, capture, comment, text


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.open(tmp_path / "archive.db", SITE)
    yield made
    made.close()


def fill(store: Store, readings: Sequence[Reading]) -> None:
    store.add(readings)
    store.assemble()
    store.settle(reindex=True)
    assert store.database.execute("pragma foreign_key_check").fetchall() == []


def ask(store: Store, sql: str) -> list[tuple[Any, ...]]:
    return store.database.execute(sql).fetchall()


THREAD = "/forum/thread"


def test_a_thread_is_read_through_its_parts(store: Store) -> None:
    """Positions count through all parts, a parent on an earlier part is found, depth counts ancestors."""
    fill(
        store,
        [
            capture(
                THREAD,
                "01T10:00",
                comments=[comment(1, "one"), comment(2, "two", parent="1", depth=1)],
                last_part=1,
            ),
            capture(
                f"{THREAD}?page=1",
                "01T10:01",
                canonical=THREAD,
                part=1,
                last_part=1,
                comments=[comment(3, "three", parent="2", depth=1), comment(4, "four")],
            ),
        ],
    )
    assert ask(
        store, "select source_id, position, depth, parent_source_id from comments order by position"
    ) == [
        ("1", 1, 0, None),
        ("2", 2, 1, "1"),
        ("3", 3, 2, "2"),
        ("4", 4, 0, None),
    ]
    assert ask(store, "select count(*) from pages") == [(1,)]


def test_without_the_first_part_no_position_is_told(store: Store) -> None:
    fill(
        store,
        [
            capture(
                f"{THREAD}?page=1",
                "01T10:01",
                canonical=THREAD,
                part=1,
                last_part=1,
                comments=[comment(3, "three")],
            )
        ],
    )
    assert ask(store, "select source_id, position from comments") == [("3", None)]


def test_a_comment_missing_from_a_full_pass_is_deleted_and_may_come_back(store: Store) -> None:
    fill(
        store,
        [
            capture(THREAD, "01T10:00", crawl="a", comments=[comment(1, "one"), comment(2, "two")]),
            capture(THREAD, "02T10:00", crawl="b", comments=[comment(1, "one")]),
        ],
    )
    assert ask(store, "select source_id, deleted_at, position from comments order by 1") == [
        ("1", None, 1),
        ("2", "2024-03-02T10:00:00.000Z", None),
    ]
    fill(
        store,
        [capture(THREAD, "03T10:00", crawl="c", comments=[comment(1, "one"), comment(2, "two")])],
    )
    assert ask(store, "select deleted_at from comments where source_id = '2'") == [(None,)]
    assert ask(store, "select change, body_text from revisions order by seen_at") == [
        ("created", "two"),
        ("deleted", None),
        ("restored", "two"),
    ]


def test_half_a_pass_deletes_nothing(store: Store) -> None:
    fill(
        store,
        [
            capture(
                THREAD,
                "01T10:00",
                crawl="a",
                last_part=1,
                comments=[comment(1, "one"), comment(2, "two")],
            ),
            capture(THREAD, "02T10:00", crawl="b", last_part=1, comments=[comment(1, "one")]),
        ],
    )
    assert ask(store, "select deleted_at from comments") == [(None,), (None,)]


def test_an_edit_is_a_revision_and_a_change_of_quotes_is_none(store: Store) -> None:
    fill(
        store,
        [
            capture(THREAD, "01T10:00", body="It's so.", comments=[comment(1, "one")]),
            capture(THREAD, "02T10:00", body="It’s so.", comments=[comment(1, "one, edited")]),
        ],
    )
    assert ask(
        store, "select comment_id is null, change, body_text from revisions order by seen_at"
    ) == [
        (0, "created", "one"),
        (0, "edited", "one, edited"),
    ]
    assert ask(store, "select first_seen_at, changed_at from comments") == [
        ("2024-03-01T10:00:00.000Z", "2024-03-02T10:00:00.000Z"),
    ]


def test_what_is_not_modified_moves_last_seen_only(store: Store) -> None:
    first = capture(THREAD, "01T10:00", comments=[comment(1, "one")])
    fill(store, [first, capture(THREAD, "05T10:00", status=304, same=first.capture.record_id)])
    (page,) = ask(store, "select last_seen_at, changed_at, status, capture_id from pages")
    assert page[:3] == ("2024-03-05T10:00:00.000Z", "2024-03-01T10:00:00.000Z", "live")
    hashes = ask(store, "select distinct content_hash from captures")
    assert len(hashes) == 1
    assert hashes[0][0] == ask(store, "select content_hash from pages")[0][0]


def test_the_best_evidence_of_any_capture_dates_a_page(store: Store) -> None:
    """A list's time beats a visible day; a stronger one is kept when a weaker one comes later."""
    listed = Finding(
        HOST + "/post/a",
        ELSEWHERE,
        {"published": Fact(Moment("2013-08-07", "2013-08-07T13:30:00Z"), "list time")},
    )
    fill(
        store,
        [
            capture("/articles", "01T10:00", kind="listing", also=[listed]),
            capture(
                "/post/a",
                "02T10:00",
                kind="article",
                published=Fact(Moment("2013-08-08", None), "visible day"),
            ),
        ],
    )
    assert ask(store, "select published_on, published_at, published_from from articles") == [
        ("2013-08-07", "2013-08-07T13:30:00Z", "list time"),
    ]


def test_a_name_without_number_is_the_one_member_who_bears_it(store: Store) -> None:
    """Until a second member bears it: then it is nobody's in particular."""
    fill(
        store,
        [
            capture("/forum/a", "01T10:00", authors=(Person("Ann"),)),
            capture("/forum/b", "01T11:00", comments=[comment(1, "one", "ann", uid="17")]),
        ],
    )
    assert ask(
        store, "select distinct a.source_id from page_authors join authors a on a.id = author_id"
    ) == [("17",)]
    fill(store, [capture("/forum/c", "01T12:00", comments=[comment(2, "two", "ANN", uid="18")])])
    assert ask(
        store, "select distinct a.source_id from page_authors join authors a on a.id = author_id"
    ) == [(None,)]


def test_a_guest_is_no_member(store: Store) -> None:
    fill(
        store,
        [
            capture("/forum/a", "01T10:00", authors=(Person("Ann", uid="0", guest=True),)),
            capture("/forum/b", "01T11:00", comments=[comment(1, "one", "Ann", uid="17")]),
        ],
    )
    assert ask(store, "select kind, source_id from authors order by kind") == [
        ("guest", None),
        ("member", "17"),
    ]


def test_a_term_known_by_two_addresses_is_one(store: Store) -> None:
    """A topic names its forum by number; the forum's page tells that the number is its own."""
    numbered = Term("Lung", HOST + "/taxonomy/term/5")
    fill(store, [capture(THREAD, "01T10:00", forum=numbered)])
    assert ask(store, "select url, page_id from forums") == [(numbered.url, None)]
    alias = Finding(numbered.url or "", "alias", {"of": Fact(HOST + "/forums/lung", "feed")})
    forum = Finding(HOST + "/forums/lung", "forum", {"name": Fact("Lung", "h1")})
    fill(store, [capture("/forums/lung", "01T11:00", kind="forum", also=[alias, forum])])
    assert ask(
        store,
        "select f.url, f.page_id is not null, count(t.page_id) from forums f left join topics t on forum_id = f.id group by f.id",
    ) == [
        (HOST + "/forums/lung", 1, 1),
    ]


def test_a_redirect_joins_only_an_address_that_never_answered(store: Store) -> None:
    """An article that was taken away and sends to the front page stays an article."""
    fill(
        store,
        [
            capture("/old", "01T10:00", status=301, redirect=HOST + "/post/a"),
            capture("/post/a", "01T11:00", kind="article"),
            capture("/post/b", "01T12:00", kind="article", title="B"),
            capture("/post/b", "02T12:00", status=301, redirect=HOST + "/post/a"),
        ],
    )
    assert ask(store, "select p.url from pages p order by 1") == [
        (HOST + "/post/a",),
        (HOST + "/post/b",),
    ]
    assert ask(
        store,
        "select p.url from addresses a join pages p on p.id = page_id where a.url like '%/old'",
    ) == [(HOST + "/post/a",)]


def test_a_page_that_is_gone_keeps_its_rows(store: Store) -> None:
    fill(
        store,
        [
            capture("/post/a", "01T10:00", kind="article"),
            capture("/post/a", "02T10:00", status=404),
        ],
    )
    assert ask(
        store, "select p.status, p.kind, a.title from pages p join articles a on a.page_id = p.id"
    ) == [("gone", "article", "A title")]


def test_an_answer_that_says_nothing_of_the_page_does_not_change_it(store: Store) -> None:
    fill(
        store,
        [
            capture("/post/a", "01T10:00", kind="article"),
            capture("/post/a", "02T10:00", status=503),
        ],
    )
    assert ask(store, "select status from pages") == [("live",)]


def test_a_pointer_finds_its_page_when_that_arrives(store: Store) -> None:
    from pipelines.records.finding import Pointer

    fill(
        store,
        [capture("/post/a", "01T10:00", kind="article", related=(Pointer(HOST + "/post/b", "B"),))],
    )
    assert ask(store, "select target_id from related") == [(None,)]
    fill(store, [capture("/post/b", "01T11:00", kind="article")])
    assert ask(store, "select p.url from related join pages p on p.id = target_id") == [
        (HOST + "/post/b",)
    ]


def test_search_finds_today_s_words(store: Store) -> None:
    fill(
        store,
        [capture(THREAD, "01T10:00", body="crizotinib works", comments=[comment(1, "gefitinib")])],
    )
    store.add_and_assemble(
        [capture(THREAD, "02T10:00", body="alectinib works", comments=[comment(1, "gefitinib")])]
    )
    found = {
        word: ask(store, f"select kind from search where search match '{word}'")
        for word in ("crizotinib", "alectinib", "gefitinib")
    }
    assert found == {"crizotinib": [], "alectinib": [("topic",)], "gefitinib": [("comment",)]}
    store.database.execute("insert into search(search) values ('integrity-check')")


def history() -> list[Reading]:
    """A small site's captures: joins, edits, deletions, redirects, names, terms, 304s."""
    term = Term("Lung", HOST + "/taxonomy/term/5")
    alias = Finding(term.url or "", "alias", {"of": Fact(HOST + "/forums/lung", "feed")})
    forum = Finding(
        HOST + "/forums/lung",
        "forum",
        {"name": Fact("Lung", "h1"), "topic_count_shown": Fact(3, "table")},
    )
    first = capture(
        THREAD,
        "01T10:00",
        crawl="a",
        forum=term,
        last_part=1,
        comments=[comment(1, "one", uid="17"), comment(2, "two", "Bo")],
    )
    return [
        first,
        capture(
            f"{THREAD}?page=1",
            "01T10:01",
            canonical=THREAD,
            crawl="a",
            part=1,
            last_part=1,
            forum=term,
            comments=[comment(3, "three", parent="1")],
        ),
        capture(
            THREAD,
            "02T10:00",
            crawl="b",
            forum=term,
            last_part=0,
            comments=[comment(1, "one!", uid="17"), comment(3, "three", parent="1")],
        ),
        capture(THREAD, "03T10:00", status=304, crawl="c", same=""),
        capture("/forums/lung", "01T11:00", kind="forum", also=[alias, forum]),
        capture(
            "/node/9",
            "01T12:00",
            canonical="/post/a",
            kind="article",
            authors=(Person("ann"),),
            categories=(Term("NSCLC", HOST + "/category/n"),),
        ),
        capture(
            "/post/a",
            "02T12:00",
            canonical="/blog/a",
            kind="article",
            authors=(Person("ann"),),
            title="New title",
        ),
        capture(
            "/post/c",
            "02T12:30",
            kind="video",
            body="x",
            links=[FoundLink(HOST + "/comment/3"), FoundLink(HOST + "/user/login")],
        ),
        capture("/2009/01/02/c", "02T13:00", status=301, redirect=HOST + "/post/c"),
        capture("/post/c", "04T13:00", status=404),
        capture("/robots.txt", "01T09:00", robots="User-agent: *\nDisallow: /private"),
        capture(
            "/feed",
            "05T10:00",
            kind="feed",
            links=[FoundLink(HOST + "/private/x"), FoundLink(HOST + "/post/d", "article")],
            also=[
                Finding(
                    HOST + "/blog/a",
                    ELSEWHERE,
                    {
                        "published": Fact(Moment("2019-01-01", None), "feed"),
                        "summary": Fact("Short.", "feed"),
                    },
                )
            ],
        ),
        capture(
            "/forum/z",
            "05T11:00",
            comments=[comment(9, "nine", "Ann", uid="18")],
            authors=(Person("Bo", uid="5"),),
        ),
    ]


@pytest.mark.parametrize("seed", range(12))
def test_captures_in_any_order_and_batches_give_the_same_tables(tmp_path: Path, seed: int) -> None:
    first = Store.open(tmp_path / "first.db", SITE)
    fill(first, history())
    chance = random.Random(seed)
    shuffled = history()
    chance.shuffle(shuffled)
    second = Store.open(tmp_path / "second.db", SITE)
    while shuffled:
        size = chance.randint(1, 4)
        batch, shuffled = shuffled[:size], shuffled[size:]
        if chance.random() < 0.5:
            second.add_and_assemble(batch)
        else:
            second.add(batch)
            second.assemble()
    second.settle(reindex=True)
    assert rows(second.database) == rows(first.database)
    first.close()
    second.close()


def test_the_queue_says_of_each_address_what_became_of_it(store: Store) -> None:
    fill(store, history())
    states = {
        url.removeprefix(HOST): (state, reason)
        for url, state, reason in ask(store, "select url, state, reason from queue")
    }
    assert states["/comment/3"] == ("skipped", "leads to a page that is held")
    assert states["/user/login"][0] == "skipped"
    assert states["/private/x"] == ("skipped", "robots.txt forbids it")
    assert states["/post/d"] == ("pending", None)
    assert states["/post/c"] == ("done", "answered 404")
    assert [e.url for e in store.queue.lease(5)] == [HOST + "/post/d"]
    assert store.queue.counts()["leased"] == 1


def test_text_is_kept_once() -> None:
    assert text("a").digest == text("a").digest != text("b").digest
