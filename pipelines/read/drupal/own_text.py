"""A post's own words: without what it quotes and without the signature."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.read.text import block_text
from pipelines.records.finding import Text

_FOREIGN = 'blockquote, [class*="signature"], .quote-author, .bb-quote'


def own_text(holder: LexborNode | None, body: Text) -> Text:
    """Return the body without quotes and signature; the body itself where it has none."""
    if holder is None or holder.css_first(_FOREIGN) is None:
        return body
    tree = LexborHTMLParser(holder.html or "")
    for foreign in tree.css(_FOREIGN):
        foreign.decompose()
    return block_text(tree.body.inner_html or "" if tree.body else "")
