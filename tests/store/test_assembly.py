"""What all captures of a page say becomes its rows."""

from __future__ import annotations

from pipelines.records.finding import ELSEWHERE, Fact, Finding, Moment
from pipelines.store.store import Store
from tests.store.saying import HOST, THREAD, ask, capture, comment, fill, text


def test_a_thread_is_read_through_its_parts(store: Store) -> None:
    """Positions count through all parts, parents stand on earlier ones, depth counts ancestors."""
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


def test_a_discussion_is_as_active_as_its_last_post_that_is_left(store: Store) -> None:
    late = Moment("2021-05-06", None)
    both = [comment(1, "one"), comment(2, "two", published=late)]
    fill(store, [capture(THREAD, "01T10:00", crawl="a", comments=both)])
    assert ask(store, "select active_on from topics") == [("2021-05-06",)]
    fill(store, [capture(THREAD, "02T10:00", crawl="b", comments=both[:1])])
    assert ask(store, "select active_on from topics") == [("2020-01-01",)]


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


def test_maintenance_does_not_displace_an_article(store: Store) -> None:
    fill(
        store,
        [
            capture("/post/a", "01T10:00", kind="article", comments=[comment(1, "one")]),
            capture("/post/a", "02T10:00", kind="other", title="Site under maintenance"),
        ],
    )
    assert ask(
        store, "select p.kind, p.title, a.title from pages p join articles a on page_id = p.id"
    ) == [("article", "A title", "A title")]
    assert ask(store, "select kind, field from problems") == [("shows something else", "kind")]


def test_a_page_that_sends_to_the_front_page_is_gone(store: Store) -> None:
    fill(
        store,
        [
            capture("/post/a", "01T10:00", kind="article"),
            capture("/post/a", "02T10:00", status=302, redirect=HOST + "/"),
        ],
    )
    assert ask(store, "select status from pages where url like '%post/a'") == [("gone",)]


def test_the_page_s_own_day_holds_against_a_list_of_what_changed_lately(store: Store) -> None:
    lately = Finding(
        HOST + "/post/a",
        ELSEWHERE,
        {"published": Fact(Moment("2021-05-05", "2021-05-05T01:00:00Z"), "list time")},
    )
    fill(
        store,
        [
            capture("/", "01T10:00", kind="listing", also=[lately]),
            capture(
                "/post/a",
                "02T10:00",
                kind="article",
                published=Fact(Moment("2013-08-07", None), "visible day"),
            ),
        ],
    )
    assert ask(store, "select published_on, published_from from articles") == [
        ("2013-08-07", "visible day")
    ]
    assert ask(store, "select kind, field from problems") == [("dates differ", "published")]


def test_a_revisit_repeats_a_capture_of_another_address(store: Store) -> None:
    """Crawlers that store equal payloads once refer to whichever address they saw first."""
    first = capture("/post/a", "01T10:00", kind="article", title="Same bytes")
    fill(store, [first, capture("/copy", "02T10:00", status=200, same=first.capture.record_id)])
    assert ask(store, "select kind, title from pages where url like '%/copy'") == [
        ("article", "Same bytes")
    ]


def test_a_part_number_beyond_all_sense_costs_nothing(store: Store) -> None:
    fill(
        store,
        [
            capture(
                f"{THREAD}?page=1",
                "01T10:00",
                canonical=THREAD,
                crawl="a",
                part=10**15,
                last_part=10**15,
                comments=[comment(3, "x")],
            )
        ],
    )
    assert ask(store, "select position, deleted_at from comments") == [(None, None)]


def test_labels_do_not_displace_what_a_system_s_reader_told(store: Store) -> None:
    """What labels take a page for weighs less than what its publishing system says it is."""
    fill(
        store,
        [
            capture("/post/a", "01T10:00", kind="article", reader="drupal article", byline="Ann"),
            capture("/post/a", "02T10:00", kind="topic", reader="labels topic", title="Newer"),
            capture("/post/a", "03T10:00", kind="listing", reader="labels list", title="Cards"),
        ],
    )
    assert ask(
        store, "select p.kind, p.reader, a.title, a.byline from pages p join articles a"
    ) == [("article", "labels topic", "Newer", "Ann")]
    assert ask(store, "select kind, field from problems") == [("shows something else", "kind")]


def test_labels_make_no_discussion_of_a_forum_s_table(store: Store) -> None:
    rows = [comment("~1", "Replies: 8", "A title", system="labels")]
    fill(
        store,
        [
            capture("/forums/lung", "01T10:00", kind="forum", reader="drupal forum"),
            capture("/forums/lung", "02T10:00", kind="topic", reader="labels topic", comments=rows),
        ],
    )
    assert ask(store, "select kind, reader from pages") == [("forum", "drupal forum")]
    assert ask(store, "select * from comments") == []
    assert ask(store, "select kind, field from problems") == [("shows something else", "kind")]


def test_a_page_that_asks_for_a_password_is_forbidden(store: Store) -> None:
    locked = Fact(True, "password form")
    fill(
        store,
        [
            capture("/post/a", "01T10:00", kind="article", title="Open"),
            capture("/post/a", "02T10:00", kind="other", title="Protected", barred=locked),
            capture("/post/b", "02T10:00", kind="article", barred=locked),
        ],
    )
    assert ask(store, "select kind, status, title from pages order by url") == [
        ("article", "forbidden", "Open"),
        ("article", "forbidden", "A title"),
    ]
    assert ask(store, "select * from problems") == []
    fill(store, [capture("/post/a", "03T10:00", kind="article", title="Open")])
    assert ask(store, "select status from pages where url like '%a'") == [("live",)]


def test_captures_of_equal_content_may_have_other_texts_beside_it(store: Store) -> None:
    """Another theme shows the same body, and lets more of it be taken for a quote."""
    fill(
        store,
        [
            capture(THREAD, "01T10:00", own_text=text("A question.")),
            capture(THREAD, "02T10:00", own_text=text("A")),
        ],
    )
    assert ask(store, "select own_text from topics") == [("A",)]
