"""Which captures show one page."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

from pipelines.records.finding import Fact, Finding
from pipelines.records.reading import Reading
from pipelines.store.store import Store
from tests.archive_rows import rows
from tests.store.saying import HOST, SITE, ask, capture, fill


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


def numbered(path: str, at: str, number: str, canonical: str | None = None, **more: Any) -> Reading:
    return capture(
        path,
        at,
        kind="article",
        canonical=canonical,
        source_id=number,
        title=number,
        reader="drupal x",
        **more,
    )


def pages_of(store: Store) -> list[tuple[str, str]]:
    rows = ask(
        store,
        "select p.url, a.title from pages p join articles a on a.page_id = p.id order by a.title",
    )
    return [(url.removeprefix(HOST), title) for url, title in rows]


def test_a_redirect_that_changes_joins_what_it_leads_to_today_only(store: Store) -> None:
    fill(
        store,
        [
            capture("/latest", "01T10:00", status=302, redirect=HOST + "/a"),
            numbered("/a", "01T11:00", "1"),
            capture("/latest", "02T10:00", status=302, redirect=HOST + "/b"),
            numbered("/b", "02T11:00", "2"),
        ],
    )
    assert pages_of(store) == [("/a", "1"), ("/b", "2")]
    assert ask(store, "select count(*) from revisions") == [(0,)]
    assert ask(
        store,
        "select p.url from addresses a join pages p on p.id = page_id where a.url like '%latest'",
    ) == [(HOST + "/b",)]


def test_two_numbers_are_two_pages_whatever_a_canonical_link_says(store: Store) -> None:
    fill(
        store, [numbered("/a", "01T10:00", "1", "/home"), numbered("/b", "02T10:00", "2", "/home")]
    )
    assert pages_of(store) == [("/a", "1"), ("/home", "2")]
    assert ask(store, "select kind, url from problems") == [
        ("claims another's address", HOST + "/a")
    ]


def test_an_address_that_was_given_to_another_page_leads_there(store: Store) -> None:
    """What was read of the former page is kept, under its number."""
    old = Finding(HOST + "/node/1", "alias", {"of": Fact(HOST + "/a", "shortlink")})
    fill(store, [numbered("/a", "01T10:00", "1", also=[old]), numbered("/a", "02T10:00", "2")])
    assert pages_of(store) == [("/node/1", "1"), ("/a", "2")]


def test_pages_are_joined_and_parted_alike_in_any_order(tmp_path: Path) -> None:
    def captures() -> list[Reading]:
        old = Finding(HOST + "/node/1", "alias", {"of": Fact(HOST + "/a", "shortlink")})
        return [
            capture("/old", "01T09:00", status=301, redirect=HOST + "/a"),
            numbered("/a", "01T10:00", "1", also=[old]),
            numbered("/a", "02T10:00", "2"),
            capture("/old", "03T10:00", kind="article", title="Old"),
            capture("/a", "04T10:00", status=304, same=""),
        ]

    made = []
    for number, order in enumerate(permutations(captures())):
        if number % 7 == 0:
            store = Store.open(tmp_path / f"{number}.db", SITE)
            for reading in order:
                store.add_and_assemble([reading])
            store.settle(reindex=True)
            made.append(rows(store.database))
            store.close()
    assert len(made) > 10
    assert all(one == made[0] for one in made)
