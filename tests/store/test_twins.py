"""One work under two designs is one page, where that is sure."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from pipelines.records.finding import Fact, Finding, Moment
from pipelines.records.reading import Reading
from pipelines.store.store import Store
from tests.archive_rows import rows
from tests.store.saying import HOST, SITE, ask, capture, comment, fill

TITLE = "Surgery for Bone Metastases? When, Why, and How?"
BODY = (
    "Bone metastases are common, and it’s often asked what can be done -- here is what we know"
    " after twenty years of trials, told for those who have to decide about it this week."
)


def wordpress(path: str, when: str, body: str = BODY, **more: Any) -> Reading:
    more = {"title": TITLE, "kind": "article", "reader": "wordpress article"} | more
    return capture(path, when, body=body, **more)


def drupal(path: str, when: str, body: str = BODY, **more: Any) -> Reading:
    body = body.replace("’", "'").replace("--", "–")
    more = {"title": TITLE, "kind": "article", "reader": "drupal article"} | more
    return capture(path, when, body=body, **more)


def on(day: str) -> Fact:
    return Fact(Moment(day, None), "visible day")


OLD, NEW = "/lung/2010/07/09/bone", "/post/surgery-bone-metastases"


def urls(store: Store) -> list[str]:
    return [url.removeprefix(HOST) for (url,) in ask(store, "select url from pages order by url")]


def test_an_article_under_its_old_path_is_the_same_page(store: Store) -> None:
    old = wordpress(OLD, "01T10:00", "Download PDF of this page\n" + BODY)
    fill(store, [old, drupal(NEW, "02T10:00", published=on("2010-07-10"))])
    assert urls(store) == [NEW]
    assert ask(store, "select url from addresses order by url") == [(HOST + OLD,), (HOST + NEW,)]
    assert ask(store, "select * from revisions") == []
    assert ask(store, "select * from problems") == []


def test_what_differs_in_day_title_or_text_is_another_page(store: Store) -> None:
    other = BODY.replace("Bone metastases are", "Brain metastases are")
    fill(
        store,
        [
            wordpress(OLD, "01T10:00"),
            drupal("/post/later", "02T10:00", published=on("2012-07-09")),
            drupal("/post/other-title", "02T11:00", title="Surgery for Brain Metastases? When?"),
            drupal("/post/other-text", "02T12:00", body=other + "\n" + BODY[20:]),
            drupal("/post/short", "02T13:00", title="Surgery", body=BODY),
            wordpress("/lung/2010/07/10/short", "02T14:00", title="Surgery"),
        ],
    )
    assert len(urls(store)) == 6
    assert ask(store, "select * from problems") == []


def test_where_two_fit_none_is_joined_and_each_says_so(store: Store) -> None:
    two = [
        drupal(NEW, "02T10:00", source_id="5"),
        drupal(f"{NEW}-0", "02T11:00", source_id="6"),
    ]
    fill(store, [wordpress(OLD, "01T10:00"), two[0]])
    assert urls(store) == [NEW]
    fill(store, two[1:])
    assert urls(store) == [OLD, NEW, f"{NEW}-0"]
    said = ask(store, "select kind, field, count(*), count(distinct page_id) from problems")
    assert said == [("may be the same page", "url", 3, 3)]


def test_a_day_may_tell_which_of_two_it_is(store: Store) -> None:
    fill(
        store,
        [
            wordpress(OLD, "01T10:00"),
            drupal(NEW, "02T10:00", source_id="5", published=on("2010-07-09")),
            drupal(f"{NEW}-0", "02T11:00", source_id="6", published=on("2015-07-09")),
        ],
    )
    assert urls(store) == [NEW, f"{NEW}-0"]


def bbpress(path: str, when: str, **more: Any) -> Reading:
    more = {"title": "Alimta Break", "reader": "bbpress topic", "source_id": "1256362"} | more
    return capture(path, when, **more)


def test_a_moved_topic_is_known_by_its_old_number_and_title(store: Store) -> None:
    """The number stands in the title, or at the end of the address alone."""
    fill(
        store,
        [
            bbpress(
                "/topic/alimta-break", "01T10:00", comments=[comment(1, "x", system="bbpress")]
            ),
            capture(
                "/forum/alimta-break",
                "02T10:00",
                title="Alimta break",
                legacy_id="1256362",
                reader="drupal topic",
                comments=[comment(70, "x")],
            ),
            bbpress("/topic/when", "01T11:00", title="When?", source_id="1250007"),
            capture("/forum/when-1250007", "02T11:00", title="When?", reader="drupal topic"),
            bbpress("/topic/other", "01T12:00", title="Other", source_id="1250008"),
            capture("/forum/new-1250008", "02T12:00", title="New", reader="drupal topic"),
        ],
    )
    assert urls(store) == [
        "/forum/alimta-break",
        "/forum/new-1250008",
        "/forum/when-1250007",
        "/topic/other",
    ]
    assert ask(store, "select system, source_id from comments") == [("drupal", "70")]


def test_a_short_title_needs_the_day(store: Store) -> None:
    hello: dict[str, Any] = {"title": "Hello", "body": BODY}
    fill(
        store,
        [
            bbpress("/topic/hello", "01T10:00", source_id="7", published=on("2010-07-09"), **hello),
            capture("/forum/hello", "02T10:00", reader="drupal topic", **hello),
        ],
    )
    assert urls(store) == ["/forum/hello", "/topic/hello"]
    dated = capture(
        "/forum/hello", "03T10:00", reader="drupal topic", published=on("2010-07-09"), **hello
    )
    fill(store, [dated])
    assert urls(store) == ["/forum/hello"]


def years() -> list[Reading]:
    """A site's captures under three designs, with a page too many and an old redirect."""
    moved = Finding(HOST + "/node/5", "alias", {"of": Fact(HOST + NEW, "shortlink")})
    return [
        wordpress(OLD, "01T10:00", comments=[comment(1, "Thank you.", system="wordpress")]),
        wordpress(f"{OLD}/amp", "01T10:30", canonical=OLD),
        drupal(NEW, "02T10:00", source_id="5", also=[moved], comments=[comment(7, "Thank you.")]),
        capture("/2010/bone", "02T12:00", status=301, redirect=HOST + OLD),
        drupal(NEW, "04T10:00", source_id="5", title=f"{TITLE} Updated", body=BODY + " More."),
        drupal("/post/copy", "03T10:00", source_id="9", title=f"{TITLE} Updated"),
        wordpress("/lung/2010/07/09/copy", "01T11:00", title=f"{TITLE} Updated"),
        bbpress("/topic/alimta-break", "01T10:00"),
        capture("/forum/break-1256362", "02T10:00", title="Alimta break", reader="drupal topic"),
        capture(OLD, "05T10:00", status=404),
    ]


def test_captures_in_any_order_and_number_give_the_same_pages(tmp_path: Path) -> None:
    made = []
    for seed in range(16):
        captures, chance = years(), random.Random(seed)
        chance.shuffle(captures)
        store = Store.open(tmp_path / f"{seed}.db", SITE)
        while captures:
            batch = [captures.pop() for _ in range(min(len(captures), chance.choice((1, 1, 3))))]
            store.add_and_assemble(batch)
        store.settle(reindex=True)
        made.append(rows(store.database))
        store.close()
    whole = Store.open(tmp_path / "whole.db", SITE)
    fill(whole, years())
    made.append(rows(whole.database))
    whole.close()
    for one in made[1:]:
        for table in one:
            assert one[table] == made[0][table], table


def test_a_title_and_text_that_all_pages_have_join_none(store: Store) -> None:
    fill(
        store,
        [
            wordpress(OLD, "01T10:00"),
            *(drupal(f"/post/{n}", f"02T10:{n}", source_id=str(n)) for n in range(10, 45)),
        ],
    )
    assert len(urls(store)) == 36
    assert ask(store, "select * from problems") == []


def test_posts_of_a_series_with_one_title_and_the_same_first_words_stay_two(store: Store) -> None:
    parts = [BODY + "\n" + words * 9 for words in ("The first trial said so. ", "Others did not. ")]
    fill(store, [wordpress(OLD, "01T10:00", parts[0]), drupal(NEW, "02T10:00", parts[1])])
    assert len(urls(store)) == 2
    dated = drupal(NEW, "03T10:00", parts[1], published=on("2010-07-09"))
    fill(store, [dated])
    assert len(urls(store)) == 2
