"""A comment that two publishing systems number is one comment."""

from __future__ import annotations

import sqlite3
from itertools import permutations
from pathlib import Path
from typing import Any

from pipelines.records.finding import Fact, Finding, Moment, loose_subject
from pipelines.records.reading import Reading
from pipelines.store.assembly.likeness import DOUBTFUL, Likeness, rank
from pipelines.store.explain import explain
from pipelines.store.store import Store
from tests.archive_rows import rows
from tests.store.saying import HOST, SITE, THREAD, ask, capture, comment, fill

LONG = "I was told so by three doctors, and by my sister who is a nurse herself."


def at(minute: str) -> Fact:
    return Fact(Moment(minute[:10], f"{minute}:00Z"), "visible text")


def bb(number: int, words: str, name: str = "ann", minute: str = "2013-08-16T10:32") -> Finding:
    return comment(number, words, name, system="bbpress", published=at(minute))


def dr(number: int, words: str, name: str = "ann", minute: str = "2013-08-16T10:32") -> Finding:
    return comment(number, words, name, uid="17", published=at(minute))


def loose(words: str, name: str, count: int = 1, **more: Any) -> Finding:
    subject = loose_subject("labels", name, None, words, count)
    return comment(subject.split(" ", 2)[2], words, name, system="labels", **more)


def bbpress(when: str, *comments: Finding, **more: Any) -> Reading:
    return capture(THREAD, when, reader="bbpress topic", comments=comments, **more)


def drupal(when: str, *comments: Finding, **more: Any) -> Reading:
    return capture(THREAD, when, reader="drupal topic", comments=comments, **more)


def labels(when: str, *comments: Finding, **more: Any) -> Reading:
    return capture(THREAD, when, reader="labels topic", comments=comments, **more)


def moved() -> list[Reading]:
    """A thread under bbPress, then under Drupal, where one comment was added and one is gone."""
    old = [
        bb(1294136, "It’s the same -- ok", minute="2013-08-16T10:32"),
        bb(1294139, "Thank you.", "JanineT GRACE Community Outreach", "2013-08-17T10:32"),
        bb(1294141, "Only here.", "bo", "2013-08-18T10:32"),
    ]
    old[1] = Finding("", old[1].subject, old[1].facts | {"parent": Fact("1294136", "shown")})
    old[2] = Finding("", old[2].subject, old[2].facts | {"parent": Fact("1294139", "shown")})
    new = [
        dr(7050, "It's the same – ok", minute="2013-08-16T10:32"),
        comment(7051, "Thank you.", "JanineT GRACE …", published=at("2013-08-17T10:32"), uid="9"),
        dr(7052, "New here.", "cy", "2019-01-01T10:00"),
    ]
    return [
        bbpress("01T10:00", *old, crawl="a"),
        drupal("02T10:00", *new, crawl="b"),
        drupal("03T10:00", *new[:2], crawl="c"),
    ]


def test_the_latest_system_s_number_holds_and_the_other_is_kept(store: Store) -> None:
    fill(store, moved())
    held = "select system, source_id, parent_source_id, position, deleted_at is not null"
    assert ask(store, f"{held} from comments order by 1, 2") == [
        ("bbpress", "1294141", "7051", None, 0),  # who knows whether it was moved
        ("drupal", "7050", None, 1, 0),
        ("drupal", "7051", "7050", 2, 0),
        ("drupal", "7052", None, None, 1),
    ]
    assert ask(
        store,
        "select n.system, n.source_id, c.source_id from comment_numbers n"
        " join comments c on c.id = n.comment_id order by 2",
    ) == [("bbpress", "1294136", "7050"), ("bbpress", "1294139", "7051")]
    joined = "select p.source_id from comments c join comments p on p.id = c.parent_id order by 1"
    assert ask(store, joined) == [("7050",), ("7051",)]


def test_another_system_s_chrome_is_no_revision(store: Store) -> None:
    subject = Fact("Reply To: A title", "shown")
    new = dr(7050, "I was told so by three doctors, and by my sister who is a nurse herself. Ann")
    fill(
        store,
        [
            bbpress("01T10:00", bb(1, LONG), body="The question."),
            drupal(
                "02T10:00",
                Finding("", new.subject, new.facts | {"subject": subject}),
                body="The question. Share",
            ),
        ],
    )
    assert ask(store, "select source_id, first_seen_at from comments") == [
        ("7050", "2024-03-01T10:00:00.000Z")
    ]
    assert ask(store, "select * from revisions") == []


def test_any_order_of_captures_gives_the_same_rows(tmp_path: Path) -> None:
    captures = [*moved(), labels("04T10:00", loose("Thank you.", "ann"), loose("New here.", "cy"))]
    copy = bbpress("05T10:00", bb(1294139, "Thank you.", "JanineT GRACE Community Outreach"))
    captures.append(capture("/copy", "05T10:00", reader="bbpress topic", comments=_told(copy)))
    made = []
    for number, order in enumerate(permutations(captures)):
        if number % 13 == 0:
            store = Store.open(tmp_path / f"{number}.db", SITE)
            for reading in order:
                store.add_and_assemble([reading])
            store.settle(reindex=True)
            made.append(rows(store.database))
            store.close()
    whole = Store.open(tmp_path / "whole.db", SITE)
    fill(whole, captures)
    made.append(rows(whole.database))
    whole.close()
    for one in made:
        for table in made[0]:
            assert one[table] == made[0][table], table


def _told(reading: Reading) -> list[Finding]:
    return [f for f in reading.findings if f.subject.startswith("comment ")]


def test_a_comment_without_number_lives_on_its_page(store: Store) -> None:
    first = loose("One.", "ann")
    second = loose("Two.", "bo", parent=first.subject.split(" ", 2)[2])
    other = capture("/forum/other", "01T11:00", reader="labels topic", comments=[first])
    fill(store, [labels("01T10:00", first, second), other])
    assert ask(
        store,
        "select c.body_text, c.source_id, c.parent_source_id, c.position, c.depth, up.body_text"
        " from comments c left join comments up on up.id = c.parent_id order by c.page_id, 4",
    ) in (
        [("One.", None, None, 1, 0, None), *_pair()],
        [*_pair(), ("One.", None, None, 1, 0, None)],
    )
    assert ask(store, "select * from problems") == []


def _pair() -> list[tuple[Any, ...]]:
    return [("One.", None, None, 1, 0, None), ("Two.", None, None, 2, 1, "One.")]


def test_labels_join_what_a_system_numbered_before(store: Store) -> None:
    """Without a time, author and a long text tell; short words may be others: that is told."""
    known = [dr(1, LONG, "ann", "2013-01-01T10:00"), dr(2, "Yes.", "bo", "2013-01-01T11:00")]
    seen = [loose(LONG, "ann"), loose("Yes.", "bo"), loose("Later.", "cy")]
    seen = [Finding("", f.subject, {**f.facts, "published": Fact(None, "")}) for f in seen]
    fill(store, [drupal("01T10:00", *known), labels("02T10:00", *seen)])
    assert ask(
        store, "select system, source_id, published_at from comments order by body_text"
    ) == [
        ("drupal", "1", "2013-01-01T10:00:00Z"),
        ("labels", None, None),
        ("drupal", "2", "2013-01-01T11:00:00Z"),
        ("labels", None, None),
    ]
    assert ask(store, "select kind from problems") == [("may be the same comment",)]
    assert ask(store, "select * from comment_numbers") == []


def test_a_name_that_labels_took_from_another_line_is_not_believed(store: Store) -> None:
    """The same long text, once on the page, is the same comment; its author stays who it was."""
    seen = loose(LONG, "I was told so by…", published=Fact(None, ""))
    fill(store, [drupal("01T10:00", dr(1, LONG, "ann")), labels("02T10:00", seen)])
    told = "select c.source_id, c.author_name, a.source_id from comments c join authors a"
    assert ask(store, f"{told} on a.id = author_id") == [("1", "ann", "17")]


def test_what_fits_two_is_left_apart_and_told(store: Store) -> None:
    """The same words of one author, twice; the other system shows them once, without a time."""
    twice = [
        bb(1, "Thanks!", "ann", "2013-01-01T10:00"),
        bb(2, "Thanks!", "ann", "2013-01-02T10:00"),
    ]
    once = comment(7, "Thanks!", "ann", published=Fact(None, ""))
    fill(store, [bbpress("01T10:00", *twice), drupal("02T10:00", once)])
    assert ask(store, "select count(*) from comments") == [(3,)]
    assert ask(store, "select kind, field, message from problems") == [
        (
            "may be the same comment",
            "comments",
            "Some of these may be one comment, and it is not sure which:"
            " bbpress 1, bbpress 2, drupal 7.",
        )
    ]


def test_a_post_that_was_sent_twice_keeps_its_twin(store: Store) -> None:
    fill(
        store,
        [
            bbpress("01T10:00", bb(1, "Hi", "ann"), bb(2, "Hi", "ann")),
            drupal("02T10:00", dr(11, "Hi", "ann"), dr(12, "Hi", "ann")),
        ],
    )
    assert ask(
        store,
        "select n.source_id, c.source_id from comment_numbers n"
        " join comments c on c.id = comment_id"
        " order by 1",
    ) == [("1", "11"), ("2", "12")]


def like(name: str | None, minute: str | None, text: str, capture: int = 1) -> Likeness:
    return Likeness(
        ["comment x 1"],
        {name} if name else set(),
        {minute} if minute and "T" in minute else set(),
        {minute[:10]} if minute else set(),
        {text} if text else set(),
        {capture},
    )


def test_how_sure_a_match_is() -> None:
    """Author, minute and text; what is missing on one side asks for more of the rest."""
    minute, text = "2013-08-16T10:32", "x" * 60
    known = like("Ann", minute, text)
    assert rank(known, like("ann", minute, text, 2)) == 0
    assert rank(known, like("ann", minute, text, 1)) is None  # side by side in one capture
    assert rank(known, like("ann", minute, text + "edit", 2)) == 1
    assert rank(known, like(None, minute, text, 2)) == 2
    assert rank(known, like("ann", "2013-08-16", text, 2)) == 3
    assert rank(known, like("ann", None, text, 2)) == 4
    assert rank(known, like(None, None, text, 2)) == 5
    assert rank(known, like("ann", "2013-08-16T17:32", text, 2)) == 6
    assert rank(known, like("ann", "2013-08-16T17:33", text, 2)) is None
    assert rank(known, like("bo", "2013-08-16", text, 2)) is None
    hi = like("JanineT GRACE Xy", minute, "hi")
    assert rank(hi, like("janinet grace xy", "2013-08-16", "hi", 2)) == 3
    assert rank(hi, like("JanineT GRACE …", "2013-08-16", "hi", 2)) == DOUBTFUL
    assert rank(hi, like("JanineT GRACE Xy", None, "hi", 2)) == DOUBTFUL
    assert rank(known, like("ann", minute, "other", 2)) is None
    assert rank(like("Ann", minute, ""), like("ann", minute, "", 2)) == 0
    assert (
        rank(like("JanineT GRACE …", minute, "hi"), like("JanineT GRACE Xy", minute, "hi", 2)) == 0
    )


def test_an_older_number_leads_to_the_comment(store: Store) -> None:
    fill(store, moved())
    connection = store.database.conn
    connection.row_factory = sqlite3.Row
    told = explain(connection, f"{HOST}{THREAD}#post-1294139", HOST + THREAD, SITE.name)
    assert told is not None
    assert told.comment is not None
    assert (told.comment.system, told.comment.source_id) == ("drupal", "7051")
    fields = {one.name: one.value for one in told.comment.fields}
    assert fields["parent"] == "7050"
