"""Forums, categories and tags, by whatever address they are named."""

from __future__ import annotations

from pipelines.records.finding import Fact, Finding, Term
from pipelines.store.store import Store
from tests.store.saying import HOST, THREAD, ask, capture, fill


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
        "select f.url, f.page_id is not null, count(t.page_id) from forums f"
        " left join topics t on forum_id = f.id group by f.id",
    ) == [
        (HOST + "/forums/lung", 1, 1),
    ]
