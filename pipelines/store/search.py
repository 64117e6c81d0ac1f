"""The search index: titles, bodies, transcripts and comments together, in one FTS5 table."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlite_utils import Database

TOKENIZE = "porter unicode61 remove_diacritics 2"

CREATE = f"""
create virtual table if not exists search using fts5(
  title, body, author,
  kind unindexed, id unindexed, page_id unindexed, published_at unindexed,
  tokenize = '{TOKENIZE}'
)
"""

_TEXTS = """
select documents.page_id as page_id, documents.page_id as id, documents.kind as kind, title, body,
  (select group_concat(authors.name, ', ') from page_authors
    join authors on authors.id = page_authors.author_id
    where page_authors.page_id = documents.page_id) as author, published_at
from (
  select page_id, 'article' as kind, title, body_text as body,
    coalesce(published_at, published_on) as published_at from articles
  union all
  select page_id, 'video', title, body_text, coalesce(published_at, published_on) from videos
  union all
  select page_id, 'topic', title, body_text, coalesce(published_at, published_on) from topics
) as documents
{where_document}
union all
select page_id, id, 'comment', subject, body_text, author_name,
  coalesce(published_at, published_on)
from comments where deleted_at is null {where_comment}
order by published_at, id
"""

_INSERT = (
    "insert into search (rowid, title, body, author, kind, id, page_id, published_at)"
    " values (?, ?, ?, ?, ?, ?, ?, ?)"
)


def create_search(database: Database) -> None:
    """Make the index if there is none."""
    database.execute(CREATE)


def index_all(database: Database) -> None:
    """Make the whole index anew; its rowids count texts in time order, the undated first."""
    database.execute("drop table if exists search")
    database.execute(CREATE)
    database.execute("delete from search_rows")
    _insert(database, _TEXTS.format(where_document="", where_comment=""), [], 1)


def index_pages(database: Database, page_ids: Sequence[int]) -> None:
    """Take the texts of these pages out of the index and put today's in, as the newest rows."""
    ids = json.dumps(list(page_ids))
    chosen = "page_id in (select value from json_each(:ids))"
    database.execute(
        "delete from search where rowid in"
        f" (select rowid_in_search from search_rows where {chosen})",
        {"ids": ids},
    )
    database.execute(f"delete from search_rows where {chosen}", {"ids": ids})
    (last,) = database.execute(
        "select coalesce(max(rowid_in_search), 0) from search_rows"
    ).fetchone()
    query = _TEXTS.format(where_document=f"where {chosen}", where_comment=f"and {chosen}")
    _insert(database, query, {"ids": ids}, last + 1)


def _insert(database: Database, query: str, values: object, first: int) -> None:
    rows = database.conn.execute(query, values)  # type: ignore[arg-type]
    names: list[tuple[int, int]] = []

    def numbered() -> object:
        for rowid, (page, key, kind, title, body, author, published) in enumerate(rows, first):
            names.append((rowid, page))
            yield (rowid, title, body, author, kind, key, page, published)

    database.conn.executemany(_INSERT, numbered())  # type: ignore[arg-type]
    database.conn.executemany("insert into search_rows values (?, ?)", names)
