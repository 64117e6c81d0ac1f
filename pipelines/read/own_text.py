"""A post's own words: without what it quotes and without the signature."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from pipelines.read.text import block_text, lines
from pipelines.records.finding import Text

_CLASSED = '[class*="signature"], [class*="quote"]'
_MARKED = re.compile(r'class="[^"]*(?:signature|quote)')
_RULE = "\n--\n"
_QUOTE = re.compile(r"<(/?)blockquote\b[^>]*>")


def own_text(inner: str, body: Text) -> Text:
    """Return the body without quotes and signature; the body itself where it has none.

    `inner` is the HTML that `body` was made of, whose classes tell what is quoted.
    """
    html = body.html or ""
    if _MARKED.search(inner):
        tree = LexborHTMLParser(inner)
        for node in tree.css(_CLASSED):
            node.decompose()
        html = block_text(tree.body.inner_html or "" if tree.body else "").html or ""
    elif "<blockquote" not in html:
        return body if _RULE not in body.text else Text(None, unsigned(body.text))
    return Text(None, unsigned(lines(without_quotes(html))))


def unsigned(text: str) -> str:
    """Take off a signature, which the last line of two dashes parts from a text (RFC 3676 §4.3).

    >>> unsigned("So it is.\\n--\\nAnn, stage II")
    'So it is.'
    """
    return text.rpartition(_RULE)[0] if _RULE in text else text


def without_quotes(html: str) -> str:
    """Take the quotes out of sanitised HTML, those within quotes too.

    >>> without_quotes("a<blockquote>b<blockquote>c</blockquote></blockquote>d")
    'a<br>d'
    """
    kept, start, depth = [], 0, 0
    for tag in _QUOTE.finditer(html):
        if depth == 0:
            kept.append(html[start : tag.start()])
        depth = max(depth + (-1 if tag[1] else 1), 0)
        start = tag.end()
    return "<br>".join([*kept, html[start:]] if depth == 0 else kept)
