"""The search index: titles, bodies, transcripts and comments together, in one FTS5 table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from sqlite_utils import Database

from pipelines.store.vocabulary import create_words, list_words

TOKENIZE = "porter unicode61 remove_diacritics 2"
KINDS = ("comment", "topic", "video", "article")
"""Kinds of text as their rows are numbered: of what was found, articles come last, so first when
read backwards, and the many comments do not stand between them."""
COUNT_BITS, DAY_BITS = 24, 20
FILED = "\ue002"
AT_ONCE = 5000
"""Texts held in memory while the index is made."""

CREATE = f"""
create virtual table if not exists search using fts5(
  title, body, author, filed,
  kind unindexed, id unindexed, page_id unindexed, published_at unindexed,
  tokenize = '{TOKENIZE}'
)
"""

_DOCUMENT = """
select '{kind}', published_on, page_id, page_id as id, title, body_text,
  (select group_concat(authors.name, ', ') from page_authors
    join authors on authors.id = page_authors.author_id
    where page_authors.page_id = {table}.page_id),
  concat_ids('a', (select group_concat(author_id) from page_authors
    where page_authors.page_id = {table}.page_id),
   'c', (select group_concat(category_id) from page_categories
    where page_categories.page_id = {table}.page_id)),
  coalesce(published_at, published_on)
from {table} where {chosen}
order by published_on, published_at, page_id
"""
_COMMENT = """
select 'comment', published_on, page_id, id, subject, body_text, author_name,
  concat_ids('a', author_id, 'c', (select group_concat(category_id) from page_categories
    where page_categories.page_id = comments.page_id)),
  coalesce(published_at, published_on)
from comments where deleted_at is null and {chosen}
order by published_on, published_at, id
"""
_INSERT = (
    "insert into search (rowid, kind, page_id, id, title, body, author, filed, published_at)"
    " values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_HIGHEST = (
    "select max(rowid_in_search) from search_rows where rowid_in_search between :low and :high"
)


def rowid_bounds(kind: str, first: int = 0, last: int = 2**DAY_BITS - 1) -> tuple[int, int]:
    """Return the lowest and highest rowid that a text of that kind and those days can have.

    A rowid is kind, day and a count, so that a kind and a range of days are a range of rowids,
    in time order. Days are proleptic ordinals (`day_number`), 0 where no day is known.
    """
    base = KINDS.index(kind) << DAY_BITS
    return (base + first) << COUNT_BITS, ((base + last + 1) << COUNT_BITS) - 1


def filed(letter: str, number: int | str) -> str:
    """Return the word that a text is filed under: by its author (a) or its page's category (c).

    It begins with a character that no reader's word may hold, so it is never found by chance.
    """
    return f"{FILED}{letter}{number}"


def day_number(day: str | None) -> int:
    """Return the number of a day given as ISO 8601; 0 for none, or for anything else.

    >>> day_number("0001-01-02"), day_number(None), day_number("2013")
    (2, 0, 0)
    """
    try:
        return date.fromisoformat(day).toordinal() if day else 0
    except ValueError:
        return 0


def create_search(database: Database) -> None:
    """Make the index if there is none."""
    database.execute(CREATE)
    create_words(database)


def index_all(database: Database) -> None:
    """Make the whole index anew, and the list of its words."""
    _drop(database)
    create_search(database)
    database.execute("delete from search_rows")
    _insert(database, "true", {})
    list_words(database)


def index_pages(database: Database, page_ids: Sequence[int]) -> None:
    """Take the texts of these pages out of the index and put today's in, last of their day."""
    ids = {"ids": json.dumps(list(page_ids))}
    chosen = "page_id in (select value from json_each(:ids))"
    database.execute(
        "delete from search where rowid in"
        f" (select rowid_in_search from search_rows where {chosen})",
        ids,
    )
    database.execute(f"delete from search_rows where {chosen}", ids)
    _insert(database, chosen, ids)


def _drop(database: Database) -> None:
    """Drop the index piece by piece: a change as large as all of it is held in memory by SQLite.

    What FTS5 needs to open an index stands in the first rows of its data, which stay to the end.
    """
    held = set(database.table_names())
    for table in ("search_content", "search_data", "search_docsize"):
        piece = f"select id from {table} where id > 10 order by id limit {AT_ONCE}"
        while table in held:
            if database.execute(f"delete from {table} where id in ({piece})").rowcount < 1:
                break
    database.execute("drop table if exists search")


def _insert(database: Database, chosen: str, values: dict[str, str]) -> None:
    """Put texts in, each kind in time order: FTS5 is slow where rowids do not rise."""
    database.register_function(_concat_ids, name="concat_ids", deterministic=True, replace=True)
    numbers: dict[tuple[str, int], int] = {}
    for kind in KINDS:
        query = _COMMENT if kind == "comment" else _DOCUMENT
        rows = database.conn.execute(
            query.format(kind=kind, table=f"{kind}s", chosen=chosen), values
        )
        numbered = _numbered(database, rows, numbers)
        while some := list(islice(numbered, AT_ONCE)):
            database.conn.executemany(_INSERT, some)
            database.conn.executemany(
                "insert into search_rows values (?, ?)", [(row[0], row[2]) for row in some]
            )


def _numbered(
    database: Database, rows: Iterator[tuple[object, ...]], numbers: dict[tuple[str, int], int]
) -> Iterator[tuple[object, ...]]:
    """Put before each row its number: the next of its kind and day."""
    for kind, published_on, *rest in rows:
        key = str(kind), day_number(published_on if isinstance(published_on, str) else None)
        number = numbers.get(key)
        if number is None:
            low, high = rowid_bounds(key[0], key[1], key[1])
            bounds = {"low": low, "high": high}
            (held,) = database.execute(_HIGHEST, bounds).fetchone()
            number = low if held is None else held + 1
        numbers[key] = number + 1
        yield (number, kind, *rest)


def _concat_ids(a: str, authors: object, c: str, categories: object) -> str:
    pairs = ((a, authors), (c, categories))
    return " ".join(filed(x, i) for x, ids in pairs if ids is not None for i in str(ids).split(","))
