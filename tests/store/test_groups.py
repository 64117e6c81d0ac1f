"""Which captures show one page."""

from __future__ import annotations

from pipelines.store.store import Store
from tests.store.saying import HOST, ask, capture, fill


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
