"""Facts as they stand in `findings.found`: JSON, long texts by digest."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from pipelines.records.fields import FIELDS
from pipelines.records.finding import (
    Discussion,
    Embed,
    Facts,
    LinkSeen,
    MediumSeen,
    Moment,
    Person,
    Pointer,
    Term,
    Text,
)

_SEVERAL = frozenset(
    {"authors", "categories", "tags", "related", "previous", "next", "media", "links"}
)
_TUPLES: tuple[type, ...] = (Embed, LinkSeen, MediumSeen, Moment, Person, Pointer, Term)


class TextRef(NamedTuple):
    """A long text by its digest; what `decode` gives in place of `Text`."""

    digest: str


def encode(facts: Facts, texts: dict[str, Text]) -> str:
    """Return the facts as JSON, and put their long texts into `texts` by digest."""
    found: dict[str, tuple[str, object]] = {}
    for name, (value, evidence) in facts.items():
        if isinstance(value, Text):
            digest = value.digest
            texts[digest] = value
            found[name] = (evidence, digest)
        else:
            found[name] = (evidence, value)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def decode(found: str) -> dict[str, tuple[Any, str]]:
    """Return field → (value, evidence), as it was found; a `Text` comes back as its TextRef."""
    return {
        name: (_decode_value(name, value), evidence)
        for name, (evidence, value) in json.loads(found).items()
    }


def _decode_value(name: str, value: Any) -> Any:
    if value is None:
        return None
    kind = FIELDS[name]
    if kind is Text:
        return TextRef(value)
    if kind is Discussion:
        return Discussion(value[0], value[1], tuple(value[2]))
    if kind in _TUPLES:
        make = kind._make  # type: ignore[attr-defined]
        return tuple(make(one) for one in value) if name in _SEVERAL else make(value)
    return value
