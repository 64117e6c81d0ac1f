"""What a user's site.toml may say of a site's markup: labels, kinds, selectors; all checked."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from pipelines.read.selectors.names import COMMENT, KINDS, OF_COMMENTS, fields_of
from pipelines.read.selectors.selector import SelectorError, selector
from pipelines.read.words import LABELS
from pipelines.records.text import folded_name

Table = Mapping[str, object]


SETTINGS = (
    *("site", "base_url", "timezone", "contact", "hosts", "staff", "faculty", "organisations"),
    *("labels", "kinds", "selectors"),
)
"""The settings and tables of site.toml that mean something here; others are kept as they are."""
_NEAR = 0.8


class RuleError(ValueError):
    """A rule cannot be used: a sentence for the user."""


def no_slips(more: Table) -> None:
    """Raise RuleError for a setting that looks like a known one misspelt: it would say nothing."""
    for name in more.keys() - set(SETTINGS):
        near = get_close_matches(name.lower(), SETTINGS, n=1, cutoff=_NEAR)
        if near:
            message = f"{name!r} is no setting; write {near[0]!r} if that is meant."
            raise RuleError(message)


def hosts_of(more: Table) -> tuple[str, ...]:
    """Return the further hosts of the site, host[:port] in small letters. Raises RuleError."""
    hosts = _texts(more.get("hosts", []), "hosts")
    for host in hosts:
        if not host or set(host) & set("/?#@ "):
            message = f'{host!r} in hosts is no host: write it like "old.example.org".'
            raise RuleError(message)
    return tuple(host.lower() for host in hosts)


def labels_of(more: Table) -> dict[str, frozenset[str]]:
    """Return the site's own words by meaning, folded. Raises RuleError."""
    found = _table(more, "labels")
    for meaning in found:
        _known(meaning, tuple(LABELS), "[labels]", "a meaning")
    return {
        meaning: frozenset(folded_name(word).rstrip(" :") for word in _texts(words, meaning))
        for meaning, words in found.items()
    }


def kinds_of(more: Table) -> tuple[tuple[str, str], ...]:
    """Return (pattern of a path, kind of the pages there) in the file's order; RuleError."""
    found = _table(more, "kinds")
    for pattern, kind in found.items():
        if not pattern.startswith("/"):
            message = f'[kinds] {pattern!r} is no path: write it like "/stories/*".'
            raise RuleError(message)
        _known(_text(kind, pattern), KINDS, f"[kinds] {pattern}", "a kind of page")
    return tuple((pattern, str(kind)) for pattern, kind in found.items())


def selectors_of(more: Table) -> dict[str, dict[str, str]]:
    """Return CSS selectors by kind and field. Raises RuleError."""
    found = _table(more, "selectors")
    for kind in found:
        _known(kind, KINDS, "[selectors]", "a kind of page")
    return {kind: _selectors(kind, _table(found, kind, "selectors.")) for kind in found}


def _selectors(kind: str, found: Table) -> dict[str, str]:
    where = f"[selectors.{kind}]"
    for field, text in found.items():
        _known(field, fields_of(kind), where, f"a field of a page of the kind {kind}")
        try:
            selector(_text(text, f"{where} {field}"))
        except SelectorError as error:
            message = f'{where} {field}: {error}; one is like "article h1" or "time.when@datetime".'
            raise RuleError(message) from error
        _attribute_of_something(field, str(text), where)
    lonely = [field for field in OF_COMMENTS if field in found and COMMENT not in found]
    if lonely:
        message = f"{where} {lonely[0]} needs a line {COMMENT} = … that finds each whole comment."
        raise RuleError(message)
    return {field: str(text) for field, text in found.items()}


def _attribute_of_something(field: str, text: str, where: str) -> None:
    """Raise RuleError for an attribute alone: only a comment's part may be that of its block."""
    if text.lstrip().startswith("@") and field not in OF_COMMENTS:
        message = (
            f"{where} {field}: {text!r} is an attribute of no element: write a selector before it, "
            f"like {f'div.card{text.strip()}'!r}."
        )
        raise RuleError(message)


def _known(name: str, known: tuple[str, ...], where: str, what: str) -> None:
    if name not in known:
        message = f"{where}: {name!r} is not {what}; known: {', '.join(known)}."
        raise RuleError(message)


def _table(more: Table, name: str, above: str = "") -> Table:
    found = more.get(name, {})
    if not isinstance(found, dict):
        message = f"{name} must be a table: write a line [{above}{name}] and its lines below it."
        raise RuleError(message)
    return found


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        message = f"{where} must be a text in quotation marks."
        raise RuleError(message)
    return value


def _texts(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        message = f"{where} must be a list of texts in quotation marks."
        raise RuleError(message)
    return value
