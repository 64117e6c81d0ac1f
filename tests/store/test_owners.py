"""A comment that two pages show is one row, on the page that showed it last."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

from pipelines.records.reading import Reading
from pipelines.store.store import Store
from tests.archive_rows import rows
from tests.store.saying import SITE, ask, capture, comment, fill


def translated() -> list[Reading]:
    both = [comment(1, "one"), comment(2, "two", parent="1")]
    return [
        capture("/a", "01T10:00", kind="article", comments=both),
        capture("/es/a", "02T10:00", kind="article", comments=both),
        capture("/a", "03T10:00", kind="article", comments=both[:1]),
    ]


def test_the_last_to_show_it_holds_it_and_the_other_page_says_so(store: Store) -> None:
    fill(store, translated())
    held = "select c.source_id, p.url from comments c join pages p on p.id = page_id order by 1"
    assert [(number, url[-5:]) for number, url in ask(store, held)] == [
        ("1", "ple/a"),
        ("2", "/es/a"),
    ]
    problems = ask(store, "select kind, message from problems order by message")
    assert [kind for kind, _ in problems] == ["comment on two pages"] * 2


def test_the_order_of_captures_does_not_matter(tmp_path: Path) -> None:
    made = []
    for number, order in enumerate(permutations(translated())):
        store = Store.open(tmp_path / f"{number}.db", SITE)
        for reading in order:
            store.add_and_assemble([reading])
        store.settle(reindex=True)
        made.append(rows(store.database))
        store.close()
    assert all(one == made[0] for one in made)


def moving() -> list[Reading]:
    """Three pages show one comment; the last one's page gets another address."""
    both = [comment(1, "one")]
    return [
        capture("/a", "01T10:00", kind="article", comments=both),
        capture("/es/a", "02T10:00", kind="article", comments=both),
        capture("/fr/a", "03T10:00", kind="article", comments=both),
        capture("/fr/a", "04T10:00", kind="article", canonical="/fr/b", comments=[]),
    ]


def test_who_lost_a_comment_names_the_page_that_holds_it_now(tmp_path: Path) -> None:
    made = []
    for number, order in enumerate(permutations(moving())):
        store = Store.open(tmp_path / f"{number}.db", SITE)
        for reading in order:
            store.add_and_assemble([reading])
        store.settle(reindex=True)
        said = ask(store, "select message from problems where kind = 'comment on two pages'")
        assert len(said) == 2
        assert all(message.endswith("/fr/b too; it is held there.") for (message,) in said)
        made.append(rows(store.database))
        store.close()
    assert all(one == made[0] for one in made)
