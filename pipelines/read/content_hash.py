"""The hash by which change is judged: what a capture says of its own page, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.records.finding import PAGE, Facts, Finding, Person, Term, Text
from pipelines.records.text import digest, folded


def content_hash(facts: Facts, findings: Iterable[Finding]) -> str | None:
    """Return SHA-256 of folded title, body, author line, terms and comments (DESIGN §4).

    None where neither body nor discussion was read: a further part of a topic has no body.
    Evidence, teasers, ages and post totals are no part of it.
    """
    body = _value(facts, "body")
    if not isinstance(body, Text) and "discussion" not in facts:
        return None
    text = folded(body.text) if isinstance(body, Text) else None
    parts = [_folded(_value(facts, "title")), text, _folded(_value(facts, "byline"))]
    parts += [folded(one.name) for one in _named(facts, "authors")]
    for name in ("categories", "tags"):
        parts.append(name)
        parts += sorted(folded(one.name) for one in _named(facts, name))
    for finding in findings:
        if finding.subject != PAGE and finding.subject.startswith("comment "):
            parts += _comment(finding)
    return digest(*parts)


def _comment(finding: Finding) -> list[str | None]:
    author, body = _value(finding.facts, "author"), _value(finding.facts, "body")
    return [
        finding.subject,
        folded(author.name) if isinstance(author, Person) else None,
        folded(body.text) if isinstance(body, Text) else None,
    ]


def _value(facts: Facts, name: str) -> object:
    fact = facts.get(name)
    return fact.value if fact else None


def _folded(value: object) -> str | None:
    return folded(value) if isinstance(value, str) else None


def _named(facts: Facts, name: str) -> list[Person | Term]:
    value = _value(facts, name)
    return (
        [one for one in value if isinstance(one, Person | Term)] if isinstance(value, tuple) else []
    )
