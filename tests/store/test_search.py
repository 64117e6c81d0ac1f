"""The index finds what is held now."""

from __future__ import annotations

from pathlib import Path

from pipelines.records import Comment, Topic
from pipelines.store.database import insert, open_archive
from pipelines.store.search import day_number, index_all, index_pages, rowid_bounds
from pipelines.store.store import Store
from tests.browse.archive import row
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


def test_rows_are_numbered_by_kind_day_and_time(tmp_path: Path) -> None:
    """A kind and a range of days are a range of rowids, and an index made anew is the same."""
    database = open_archive(tmp_path / "archive.db")
    database.conn.execute("pragma foreign_keys = off")
    days = ["2012-03-02", "2012-03-01", None, "2012-03-01"]
    insert(
        database,
        [
            *(row(Comment, id=n, page_id=1, published_on=day) for n, day in enumerate(days, 1)),
            row(Topic, page_id=1, published_on="2012-03-01"),
        ],
    )
    index_all(database)
    march = day_number("2012-03-01")
    low, high = rowid_bounds("comment", march, march)
    query = "select id from search where rowid between ? and ? order by rowid"
    assert database.execute(query, [low, high]).fetchall() == [(2,), (4,)]
    assert database.execute(query, rowid_bounds("comment")).fetchall() == [(3,), (2,), (4,), (1,)]
    assert database.execute(query, rowid_bounds("topic", march)).fetchall() == [(1,)]
    before = database.execute("select rowid, * from search").fetchall()
    index_all(database)
    assert database.execute("select rowid, * from search").fetchall() == before
    database.conn.commit()
    database.close()
    database = open_archive(tmp_path / "archive.db")  # which knows nothing of the index yet
    index_all(database)
    assert database.execute("select rowid, * from search").fetchall() == before
    index_pages(database, [1])
    assert database.execute("select rowid, * from search").fetchall() == before
    database.close()
