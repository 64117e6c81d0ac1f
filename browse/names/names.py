"""Other names of what is searched for, so that either name finds the same texts."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from browse.search.query import Term, expression, parse, quoted

FILE = Path(__file__).with_name("oncology.toml")
LONGEST = 6
"""Words of the longest name that is looked for among the words typed."""


class NamesError(ValueError):
    """The file of names contradicts itself: a sentence for whoever changes it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """All names of one thing, and a phrase that holds one of them and is another thing."""

    names: tuple[str, ...]
    apart_from: str | None = None

    def expression(self, name: str) -> str:
        """Return the FTS5 query of one name."""
        if self.apart_from and folded(name) in folded(self.apart_from):
            return f"({quoted(name)} NOT {quoted(self.apart_from)})"
        return quoted(name)


@dataclass(frozen=True, slots=True)
class Widening:
    """What else is searched: the words as typed, and the other names of the same."""

    typed: str
    others: tuple[str, ...]


def folded(name: str) -> str:
    """Return a name as it is compared: no case, accents or punctuation.

    >>> folded("CO-1686"), folded("Non-Small  cell")
    ('co 1686', 'non small cell')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = (x if x.isalnum() else " " for x in plain if not unicodedata.combining(x))
    return " ".join("".join(kept).split())


def load(text: str) -> dict[str, Entry]:
    """Return, for each folded name in a TOML text, its entry, with the names as written.

    Raises NamesError where two entries share a name or one has a single name.
    """
    entries = tomllib.loads(text)
    named: dict[str, Entry] = {}
    for drug in entries.get("drug", []):
        _add(named, _drug(drug))
    for term in entries.get("term", []):
        _add(named, Entry((term["short"], *term["means"]), term.get("apart_from")))
    return named


def _drug(told: dict[str, Any]) -> Entry:
    return Entry((told["generic"], *told.get("brands", []), *told.get("codes", [])))


def _add(named: dict[str, Entry], entry: Entry) -> None:
    if len(entry.names) < 2:
        message = f"{entry.names[0]!r} has no other name"
        raise NamesError(message)
    for name in entry.names:
        key = folded(name)
        if not key or key in named:
            message = f"{name!r} is named twice"
            raise NamesError(message)
        named[key] = entry


@cache
def oncology() -> Mapping[str, Entry]:
    """Return the names that come with the program."""
    return load(FILE.read_text(encoding="utf-8"))


@cache
def drugs() -> tuple[Entry, ...]:
    """Return the drugs among them, each by its generic name first."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_drug(drug) for drug in told["drug"])


def widened(
    typed: object, names: Mapping[str, Entry] | None = None, *, only: bool = False
) -> tuple[str, tuple[Widening, ...]]:
    """Return the FTS5 query of what was typed with other names besides, and which those are.

    Phrases, beginnings and exclusions stay as they are; with `only`, everything does.

    >>> query, told = widened('Xalkori rash', {'xalkori': Entry(('crizotinib', 'Xalkori'))})
    >>> query
    '("crizotinib" OR "Xalkori") AND "rash"'
    >>> told
    (Widening(typed='Xalkori', others=('crizotinib',)),)
    """
    terms = parse(typed)
    if only:
        return expression(terms), ()
    known = oncology() if names is None else names
    wanted: list[str] = []
    told: list[Widening] = []
    rest = [term for term in terms if not term.without]
    while rest:
        count, entry = _longest(rest, known)
        text = " ".join(term.text for term in rest[:count])
        if entry is None:
            wanted.append(rest[0].expression())
        else:
            either = [entry.expression(name) for name in entry.names]
            wanted.append(f"({' OR '.join(either)})")
            others = tuple(n for n in entry.names if folded(n) != folded(text))
            told.append(Widening(text, others))
        rest = rest[count:]
    return expression(terms, wanted), tuple(told)


def _longest(terms: list[Term], known: Mapping[str, Entry]) -> tuple[int, Entry | None]:
    """Return how many of the first words together are a name, and its entry; else 1 and None."""
    for count in range(min(LONGEST, len(terms)), 0, -1):
        words = terms[:count]
        entry = known.get(folded(" ".join(word.text for word in words)))
        if entry and all(word.plain for word in words):
            return count, entry
    return 1, None
