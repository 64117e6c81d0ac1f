"""«Did you mean»: for a word that finds nothing, one of the index's own that does."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Iterable

from browse.search.query import Term, expression, parse, quoted
from pipelines.store.search import TOKENIZE
from pipelines.store.vocabulary import LONGEST, SHORTEST

LONG = 8
"""Letters from which two slips are looked for instead of one."""
TIMES = 20
"""How many times as often a word must be found as one that is found itself."""
FEW = 5
"""Texts up to which a word that is found may be a slip all the same."""
LOOKED_AT = 2000
"""Words of a beginning or ending that are compared, those in most texts first."""
SHOWN_IN = 12
"""Texts that a word's spelling is taken from: the index holds words without their endings."""
MARKS = "\ue000", "\ue001"

_TEXTS = "select texts from search_words where word = ?"
_ALIKE = """
select word, texts from (
  select word, texts from search_words
  where word >= :start and word < :start || char(1114111)
  union
  select word, texts from search_words
  where backwards >= :end and backwards < :end || char(1114111)
)
where length(word) between :shortest and :longest and texts > :above
order by texts desc limit :most
"""
_SPELT = """
select highlight(search, 0, :a, :b), highlight(search, 1, :a, :b), highlight(search, 2, :a, :b)
from search where search match :word order by rowid desc limit :most
"""


class Stems:
    """Words as the index has them: SQLite's own tokenizer is asked, in a memory of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._memory = sqlite3.connect(":memory:", check_same_thread=False)
        self._memory.execute(f"create virtual table t using fts5(x, tokenize = '{TOKENIZE}')")
        self._memory.execute("create virtual table v using fts5vocab('t', 'instance')")

    def of(self, word: str) -> list[str]:
        """Return the words that the index makes of a text."""
        with self._lock:
            self._memory.execute("delete from t")
            self._memory.execute("insert into t values (?)", (word,))
            found = self._memory.execute("select term from v order by offset").fetchall()
        return [str(term) for (term,) in found]


STEMS = Stems()


def did_you_mean(connection: sqlite3.Connection, typed: object) -> str | None:
    """Return what was typed with its slips mended; None where there is nothing better.

    A word gives way only to one that stands in more texts, and only where it stands in few itself.
    """
    terms = parse(typed)
    mended = [_mended(connection, term) if term.plain else None for term in terms]
    if not any(mended):
        return None
    return " ".join(
        _as_typed(term) if better is None else better
        for term, better in zip(terms, mended, strict=True)
    )


def _as_typed(term: Term) -> str:
    text = f'"{term.text}"' if term.phrase else term.text
    return ("-" if term.without else "") + text + ("*" if term.begins else "")


def _mended(connection: sqlite3.Connection, term: Term) -> str | None:
    stems = STEMS.of(term.text)
    if len(stems) != 1 or not SHORTEST <= len(stems[0]) <= LONGEST or not stems[0].isalpha():
        return None
    (stem,) = stems
    held = connection.execute(_TEXTS, (stem,)).fetchone()
    texts = held[0] if held else _counted(connection, term)
    if texts > FEW:
        return None
    better = _nearest(stem, _alike(connection, stem, texts), texts > 0)
    return better and _spelling(connection, better)


def _counted(connection: sqlite3.Connection, term: Term) -> int:
    """Count the texts of a word that is not listed, up to more than few."""
    asked = "select count(*) from (select 1 from search where search match ? limit ?)"
    (count,) = connection.execute(asked, (expression([term]), FEW + 1)).fetchone()
    return int(count)


def _alike(connection: sqlite3.Connection, stem: str, texts: int) -> list[tuple[str, int]]:
    """Return listed words that begin or end as this one, those in most texts first.

    Of a word with one slip, one of its halves is whole, short of the letters around the middle;
    of one with two slips, mostly one of its outer thirds.
    """
    slips = _slips(stem)
    part = max(2, (len(stem) - 1) // (slips + 1))
    found = connection.execute(
        _ALIKE,
        {
            "start": stem[:part],
            "end": stem[::-1][:part],
            "shortest": len(stem) - slips,
            "longest": len(stem) + slips,
            "above": max(texts * TIMES, texts),
            "most": LOOKED_AT,
        },
    )
    return [(str(word), int(count)) for word, count in found]


def _slips(stem: str) -> int:
    return 2 if len(stem) >= LONG else 1


def _nearest(stem: str, words: Iterable[tuple[str, int]], is_word: bool) -> str | None:
    """Return the word of fewest slips, of those the one in most texts."""
    most = 1 if is_word else _slips(stem)
    letters = Counter(stem)
    best: tuple[int, int, str] | None = None
    for word, texts in words:
        if (letters - Counter(word)).total() > most or word == stem:
            continue
        slips = distance(stem, word)
        if slips <= most and (best is None or (slips, -texts) < best[:2]):
            best = slips, -texts, word
    return best[2] if best else None


def distance(one: str, other: str) -> int:
    """Return how many letters are changed, left out, put in or swapped with the next.

    >>> distance("tarcva", "tarceva"), distance("nivolmuab", "nivolumab"), distance("ab", "b")
    (1, 1, 1)
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, a in enumerate(one, start=1):
        line = [row]
        for column, b in enumerate(other, start=1):
            least = min(above[column] + 1, line[-1] + 1, above[column - 1] + (a != b))
            if row > 1 and column > 1 and a == other[column - 2] and one[row - 2] == b:
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, above = above, line
    return above[-1]


def _spelling(connection: sqlite3.Connection, stem: str) -> str | None:
    """Return how the texts that hold a word mostly spell it; None where none holds it now."""
    start, end = MARKS
    values = {"a": start, "b": end, "word": quoted(stem), "most": SHOWN_IN}
    spelt: Counter[str] = Counter()
    for columns in connection.execute(_SPELT, values):
        parts = " ".join(text for text in columns if text).split(start)[1:]
        spelt.update(part.split(end)[0].lower() for part in parts)
    exact = [(count, word) for word, count in spelt.items() if STEMS.of(word) == [stem]]
    return max(exact)[1] if exact else None
