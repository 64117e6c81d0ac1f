"""The words of the search index with the number of texts each is in, to tell a slip from a word."""

from __future__ import annotations

from sqlite_utils import Database

MOST = 100_000
"""Words that are listed, those in most texts first."""
SHORTEST, LONGEST = 4, 30
"""Letters of a word that is listed: slips in shorter ones cannot be told from other words."""

_CREATE = (
    "create table if not exists search_words"
    " (word text primary key, backwards text not null, texts integer not null) without rowid",
    "create index if not exists idx_search_words_backwards"
    " on search_words (backwards, word, texts)",
)
_TERMS = "create virtual table temp.search_terms using fts5vocab('main', 'search', 'row')"
_LIST = f"""
insert into search_words (word, backwards, texts)
select term, backwards(term), doc from temp.search_terms
where length(term) between {SHORTEST} and {LONGEST} and not term glob '*[0-9]*'
order by doc desc, term limit {MOST}
"""


def create_words(database: Database) -> None:
    """Make the table if there is none."""
    for statement in _CREATE:
        database.execute(statement)


def list_words(database: Database) -> None:
    """List the words that stand in the index today.

    They are as the index has them, without endings («therapi»), written backwards besides: what
    begins or ends as a mistyped word does is then found by one range of an index each.
    """
    database.register_function(_backwards, name="backwards", deterministic=True)
    database.execute("delete from search_words")
    database.execute(_TERMS)
    database.execute(_LIST)
    database.execute("drop table temp.search_terms")


def _backwards(word: str) -> str:
    return word[::-1]
