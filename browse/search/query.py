"""From what a reader types to a search that SQLite's FTS5 accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = 400
"""Characters of a search that are looked at; FTS5's own parser gives up on some longer ones."""
SHORTEST_BEGINNING = 3
"""Letters before a *: what begins with fewer is in nearly every text, and takes seconds."""
NOTHING = '""'
"""A search that finds nothing and is no error."""

_OURS = dict.fromkeys((0, 0xE000, 0xE001, 0xE002), " ")
"""NUL, which ends a text in SQLite, and the characters that the index and the marks use."""
_PART = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """A word, "a phrase" or begin*, wanted or (-) not."""

    text: str
    phrase: bool = False
    begins: bool = False
    without: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is a wanted word and nothing else was said of it."""
        return not (self.phrase or self.begins or self.without)

    def expression(self) -> str:
        """Return the term in FTS5's language: always quoted, so that it is no operator."""
        return quoted(self.text) + ("*" if self.begins else "")


def quoted(text: str) -> str:
    """Return a text as a string of FTS5, whatever it holds."""
    return '"' + text.replace('"', " ") + '"'


def parse(typed: object) -> tuple[Term, ...]:
    """Return the terms of what was typed; a part without a letter or digit is none.

    >>> [term.text for term in parse('"non-small cell" egfr* -spam AND *')]
    ['non-small cell', 'egfr', 'spam', 'AND']
    """
    text = "" if typed is None else str(typed)
    text = text[:LONGEST].translate(_OURS).encode("utf-8", "ignore").decode()
    terms = (_term(*part) for part in _PART.findall(text))
    return tuple(term for term in terms if any(letter.isalnum() for letter in term.text))


def _term(minus: str, phrase: str, word: str) -> Term:
    core = word.rstrip("*")
    long_enough = sum(letter.isalnum() for letter in core) >= SHORTEST_BEGINNING
    begins = word.endswith("*") and long_enough and core[-1:].isalnum()
    return Term(phrase or core, bool(phrase), begins, bool(minus))


def expression(terms: Iterable[Term], wanted: Iterable[str] | None = None) -> str:
    """Return the FTS5 query of all terms; `wanted` takes the place of those that are wanted."""
    terms = tuple(terms)
    if wanted is None:
        wanted = [term.expression() for term in terms if not term.without]
    # "and" is written out: FTS5 lets no bracket follow a string without it.
    found = " AND ".join(wanted)
    unwanted = " OR ".join(term.expression() for term in terms if term.without)
    if not found:
        return NOTHING
    return f"({found}) NOT ({unwanted})" if unwanted else found


def fts_query(typed: object) -> str:
    r"""Return an FTS5 query for any input: all words, "a phrase", begin*, and -without.

    Everything is quoted, so no input is an error and none reaches FTS5's operators or columns.

    >>> fts_query('knee pain')
    '"knee" AND "pain"'
    >>> fts_query('"non-small cell" egfr* -spam')
    '("non-small cell" AND "egfr"*) NOT ("spam")'
    >>> fts_query('AND " * ^')
    '"AND"'
    >>> fts_query('-only -without')
    '""'
    """
    return expression(parse(typed))
