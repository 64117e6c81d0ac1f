"""From what a reader types to a search that SQLite's FTS5 accepts."""

from __future__ import annotations

import re

LONGEST = 400
"""Characters of a search that are looked at; FTS5's own parser gives up on some longer ones."""
NOTHING = '""'
"""A search that finds nothing and is no error."""

_PART = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


def fts_query(typed: object) -> str:
    r"""Return an FTS5 query for any input: all words, "a phrase", begin*, and -without.

    Everything is quoted, so no input is an error and none reaches FTS5's operators or columns.

    >>> fts_query('knee pain')
    '"knee" "pain"'
    >>> fts_query('"non-small cell" egfr* -spam')
    '("non-small cell" "egfr"*) NOT ("spam")'
    >>> fts_query('AND " * ^')
    '"AND"'
    >>> fts_query('-only -without')
    '""'
    """
    text = "" if typed is None else str(typed)
    text = text[:LONGEST].replace("\0", " ").encode("utf-8", "ignore").decode()
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _PART.findall(text):
        term = _term(phrase or word, begins=word.endswith("*"))
        if term:
            (unwanted if minus else wanted).append(term)
    if not wanted:
        return NOTHING
    if unwanted:
        return f"({' '.join(wanted)}) NOT ({' OR '.join(unwanted)})"
    return " ".join(wanted)


def _term(text: str, *, begins: bool) -> str | None:
    if not any(letter.isalnum() for letter in text):
        return None
    return f'"{text.rstrip("*")}"*' if begins else f'"{text}"'
