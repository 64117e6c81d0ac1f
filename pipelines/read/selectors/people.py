"""The people whom a selector of site.toml finds."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.names import credentials, person, uid_of
from pipelines.read.page import Page
from pipelines.read.selectors.selector import Selector
from pipelines.read.text import block_text, words
from pipelines.read.words import SUBMITTED, meaning
from pipelines.records.finding import Person

_LONGEST = 80  # characters of a name with its degrees and offices
_BEFORE_NAMES = tuple(sorted(SUBMITTED, key=len, reverse=True))


def who(page: Page, node: LexborNode, chosen: Selector, otherwise: str | None) -> Person | None:
    """Return whom an element names; None for nobody, and for what is too long for a name.

    `otherwise` is the kind of a person of whom nothing tells it; with None those who have a
    profile that is no account are faculty.
    """
    name = unannounced(chosen.text(node))
    link = node if node.tag == "a" else node.css_first("a[href]")
    url = page.link(link.attrs.get("href")) if link is not None else None
    url = url if page.own(url) else None
    if len(name) > _LONGEST and url is None and credentials(name) is None:
        return None
    profile = url is not None and uid_of(url) is None
    kind = otherwise or ("faculty" if profile else None)
    return person(name, page.site, url=url, otherwise=kind)


def items(node: LexborNode) -> list[LexborNode]:
    """Return the elements that stand on lines of their own within one: the items of a list.

    A line that only announces ("Author") is none.
    """
    if "\n" not in block_text(node.html or "").text:
        return [node]
    parts = [part for part in node.iter() if words(part)]
    if not parts or len(words(node)) > sum(len(words(part)) for part in parts) + len(parts):
        return [node]  # words of its own stand between its parts
    found = [one for part in parts for one in items(part)]
    return [one for one in found if meaning(words(one)) is None]


def unannounced(text: str) -> str:
    """Return a name without the words that announce it.

    >>> unannounced("Written by Jane Roe, MD"), unannounced("Author: Ann"), unannounced("Byron B")
    ('Jane Roe, MD', 'Ann', 'Byron B')
    """
    label, colon, rest = text.partition(":")
    if colon and meaning(label) in ("author", "speaker"):
        return rest.strip()
    lower = text.casefold()
    for before in _BEFORE_NAMES:
        if lower.startswith((f"{before} ", f"{before}:")):
            return text[len(before) :].lstrip(" :")
    return text
