"""The index finds what is held now."""

from __future__ import annotations

from pipelines.store.store import Store
from tests.store.saying import THREAD, ask, capture, comment, fill


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
