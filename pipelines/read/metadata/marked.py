"""Microdata and RDFa of schema.org within a page: who wrote it, and when it was published."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.text import words

_PUBLISHED = (
    '[itemprop~="datePublished"], [property~="datePublished"], [property~="schema:datePublished"]'
)
_AUTHOR = '[itemprop~="author"], [property~="author"], [property~="schema:author"]'
_NAME = '[itemprop~="name"], [property~="name"], [property~="schema:name"]'
_SCOPE = ("itemscope", "typeof")
_OTHERS = ("comment", "answer", "review", "listitem", "person", "userinteraction")
_LISTED = 3  # scopes of one type that stand side by side: a list of other pages


class Marked(NamedTuple):
    """What the marks of the page's own document say."""

    published: tuple[str, ...] = ()
    authors: tuple[tuple[str, str | None], ...] = ()


def marked(page: Page) -> Marked:
    """Return the dates and authors that are marked within the page's one document."""
    if "datePublished" not in page.text and "author" not in page.text:
        return Marked()
    dates = [node for node in page.tree.css(_PUBLISHED) if _is_own(node)]
    named = [node for node in page.tree.css(_AUTHOR) if _is_own(node)]
    if len(dates) >= _LISTED:
        return Marked()
    authors = (_author(page, node) for node in named)
    return Marked(
        tuple(filter(None, (_date(node) for node in dates))),
        tuple(dict.fromkeys(one for one in authors if one)),
    )


def _is_own(node: LexborNode) -> bool:
    """Whether the mark stands in no scope of a comment or of another page's row."""
    above = node.parent
    while above is not None and above.is_element_node:
        if any(name in above.attrs for name in _SCOPE):
            told = f"{above.attrs.get('itemtype') or ''} {above.attrs.get('typeof') or ''}".lower()
            return not any(other in told for other in _OTHERS)
        above = above.parent
    return False


def _date(node: LexborNode) -> str | None:
    return node.attrs.get("content") or node.attrs.get("datetime") or None


def _author(page: Page, node: LexborNode) -> tuple[str, str | None] | None:
    inner = node.css_first(_NAME)
    shown = inner if inner is not None else node
    name = shown.attrs.get("content") or words(shown)
    anchor = node if node.tag == "a" else node.css_first("a[href]")
    url = page.link(anchor.attrs.get("href")) if anchor is not None else None
    return (name, url) if name else None
