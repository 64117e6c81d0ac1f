"""A post's own words: without what it quotes and without the signature."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from pipelines.read.text import block_text
from pipelines.records.finding import Text

_FOREIGN = 'blockquote, [class*="signature"], [class*="quote"]'
_MARKS = ("<blockquote", "signature", "quote")


def own_text(inner: str, body: Text) -> Text:
    """Return the body without quotes and signature; the body itself where it has none.

    `inner` is the HTML that `body` was made of, whose classes tell what is quoted.
    """
    if not any(mark in inner for mark in _MARKS):
        return body
    tree = LexborHTMLParser(inner)
    foreign = tree.css(_FOREIGN)
    for node in foreign:
        node.decompose()
    return block_text(tree.body.inner_html or "") if foreign and tree.body else body
