"""The words of the index are listed as they are today."""

from __future__ import annotations

from sqlite_utils import Database

from pipelines.store.search import create_search
from pipelines.store.vocabulary import list_words


def test_lists_words_with_the_number_of_texts() -> None:
    """Without endings, and without what cannot be a slip: short words, and those with digits."""
    database = Database(memory=True)
    create_search(database)
    for body in ("therapy, therapy and CA125x", "therapies for all"):
        database.execute("insert into search (title, body) values ('Erlotinib', ?)", [body])
    list_words(database)
    list_words(database)
    found = database.execute("select * from search_words order by word").fetchall()
    assert found == [("erlotinib", "binitolre", 2), ("therapi", "ipareht", 2)]
    database.close()
