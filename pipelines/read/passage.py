"""A text that somebody wrote, with what it links to and shows: the facts that all posts have."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.read.links import seen_in
from pipelines.read.own_text import own_text
from pipelines.read.page import Page
from pipelines.read.text import block_text
from pipelines.records.finding import Fact, Facts


def passage(page: Page, node: LexborNode, evidence: str, without: str = "") -> Facts:
    """Return body, own text, links and media of an element.

    `without` is a selector of parts that are none of the text; the page's tree stays as it is.
    """
    if without and node.css_first(without) is not None:
        node = pruned(node, without)
    return told(page, node, node.inner_html or "", evidence)


def told(page: Page, node: LexborNode, inner: str, evidence: str) -> Facts:
    """Return the facts of a text whose HTML is `inner`; its links and media stand in `node`."""
    text = block_text(inner)
    links, media = seen_in(page, node, inner)
    return {
        "body": Fact(text, evidence),
        "own_text": Fact(own_text(inner, text), evidence),
        "links": Fact(links, evidence),
        "media": Fact(media, evidence),
    }


def pruned(node: LexborNode, without: str) -> LexborNode:
    """Return a copy of an element's content without what a selector finds in it."""
    tree = LexborHTMLParser(node.inner_html or "")
    copy = tree.body or tree.root
    if copy is None:
        return node
    for part in copy.css(without):
        part.decompose()
    return copy
