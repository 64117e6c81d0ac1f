"""Who and what a reading names: the findings that authors, terms and joins are made from.

A person is found by name (the finding's address) and by identity (its subject): "a member's name
without uid goes to the one uid that the site shows under that name" (DESIGN §4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.records.finding import (
    CATEGORY,
    FORUM,
    TAG,
    Fact,
    Facts,
    Finding,
    Person,
    Term,
)
from pipelines.records.text import folded_name
from pipelines.store.works import works

TERM_FIELDS = {"categories": CATEGORY, "tags": TAG, "forum": FORUM, "parent_term": ""}
"""Which field of a page or term names terms, of which kind; a parent is of its child's kind."""


def person_address(site: str, name: str) -> str:
    """Return the address under which mentions of a shown name are found."""
    return f"person {site} {folded_name(name)}"


def person_subject(site: str, identity: str) -> str:
    """Return the subject under which mentions of one person are found."""
    return f"person {site} {identity}"


def term_address(site: str, term: Term) -> str:
    """Return the address under which a term is found: its list's, else its folded name."""
    return term.url or f"term {site} {folded_name(term.name)}"


def mentioned(kind: str) -> str:
    """Return the subject of a finding that a term was named somewhere."""
    return f"{kind} named"


def mentions(site: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield one finding for each person, term and work that a reading's findings name."""
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        made_of_it = (*_people(site, finding.facts), *_terms(site, finding), *works(site, finding))
        for made in made_of_it:
            key = (made.address, made.subject)
            if key not in seen:
                seen.add(key)
                yield made


def _people(site: str, facts: Facts) -> Iterator[Finding]:
    for field in ("author", "authors"):
        fact = facts.get(field)
        if fact is None or fact.value is None:
            continue
        people = fact.value if field == "authors" else (fact.value,)
        for person in people:  # type: ignore[union-attr]
            assert isinstance(person, Person)
            yield Finding(
                person_address(site, person.name),
                person_subject(site, person.identity),
                {"author": Fact(person, fact.evidence)},
            )


def _terms(site: str, finding: Finding) -> Iterator[Finding]:
    for field, kind in TERM_FIELDS.items():
        fact = finding.facts.get(field)
        if fact is None or fact.value is None:
            continue
        terms = (fact.value,) if isinstance(fact.value, Term) else fact.value
        for term in terms:  # type: ignore[union-attr]
            assert isinstance(term, Term)
            yield Finding(
                term_address(site, term),
                mentioned(kind or finding.subject),
                {"name": Fact(term.name, fact.evidence)},
            )
