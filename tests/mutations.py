"""Spoils pages in the ways that networks, editors and half-finished themes spoil them."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_TAG = re.compile(r"<[^<>]{1,2000}>")
_ATTRIBUTE = re.compile(r"""\s([\w:-]+)=("[^"]*"|'[^']*'|[^\s>]+)""")


def mutated(html: str, chance: Random) -> str:
    """Return the page with one to four spoilings, chosen by `chance`."""
    for _ in range(chance.randrange(1, 5)):
        html = chance.choice(_SPOILINGS)(html, chance)
    return html


def _cut(html: str, chance: Random) -> str:
    return html[: chance.randrange(len(html) + 1)]


def _without_tags(html: str, chance: Random) -> str:
    share = chance.choice((0.01, 0.1, 0.5))
    return _TAG.sub(lambda tag: "" if chance.random() < share else tag[0], html)


def _doubled(html: str, chance: Random) -> str:
    """Repeat a stretch that begins at a tag."""
    starts = [tag.start() for tag in _TAG.finditer(html)]
    if not starts:
        return html + html
    start = chance.choice(starts)
    end = min(start + chance.randrange(20_000), len(html))
    return html[:end] + html[start:end] * chance.randrange(1, 4) + html[end:]


def _shuffled(html: str, chance: Random) -> str:
    """Exchange the values of attributes within a tag, now and then of the whole page's."""
    values = [found[2] for found in _ATTRIBUTE.finditer(html)]
    if not values:
        return html
    share = chance.choice((0.02, 0.3))

    def other(found: re.Match[str]) -> str:
        value = chance.choice(values) if chance.random() < share else found[2]
        return f" {found[1]}={value}"

    return _ATTRIBUTE.sub(other, html)


def _without_attributes(html: str, chance: Random) -> str:
    name = chance.choice(("class", "id", "href", "datetime", "content", "rel", "type"))
    return re.sub(rf'\s{name}="[^"]*"', "", html)


def _other_letters(html: str, chance: Random) -> str:
    """Put letters in that no text has, or that mean something to a parser."""
    odd = chance.choice(("\x00", "\ufffd", "<", ">", '"', "&", "]]>", "<!--", "\u202e", "9" * 400))
    places = sorted(chance.randrange(len(html) + 1) for _ in range(chance.randrange(1, 30)))
    parts = [html[a:b] for a, b in zip([0, *places], [*places, len(html)], strict=True)]
    return odd.join(parts)


def _moved(html: str, chance: Random) -> str:
    """Let two halves change places, at tags."""
    starts = [tag.start() for tag in _TAG.finditer(html)] or [0]
    place = chance.choice(starts)
    return html[place:] + html[:place]


_SPOILINGS: tuple[Callable[[str, Random], str], ...] = (
    _cut,
    _without_tags,
    _doubled,
    _shuffled,
    _without_attributes,
    _other_letters,
    _moved,
)
