"""A post's own words: without what it quotes and without the signature."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from pipelines.read.text import block_text, lines
from pipelines.records.finding import Text

_CLASSED = '[class*="signature"], [class*="quote"]'
_MARKED = re.compile(r'class="[^"]*(?:signature|quote)')
_RULE = re.compile(r"\n(?:(?:--|_{5,})\n|[–—]\n(?=[^\n]*(?:\n[^\n]*){0,3}\Z))")
_MARKS = ("\n--\n", "\n_____", "\n–\n", "\n—\n")
_CODED = re.compile(r"\[quote\b[^\]]{0,200}\](?:(?!\[/?quote\b).){0,20000}\[/quote\]", re.S | re.I)
_DEPTH = 8  # quotes within quotes that are taken off
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
        own = unsigned(without_codes(body.text))
        return body if own == body.text else Text(None, own)
    return Text(None, unsigned(without_codes(lines(without_quotes(html)))))


def unsigned(text: str) -> str:
    """Take off a signature, which the last line of two dashes parts from a text (RFC 3676 §4.3).

    Forums draw a line of underscores in its place; WordPress prints the two dashes as one, which
    is believed before a few lines only.

    >>> unsigned("So it is.\\n--\\nAnn, stage II")
    'So it is.'
    """
    if not any(mark in text for mark in _MARKS):
        return text
    rules = list(_RULE.finditer(text))
    return text[: rules[-1].start()] if rules else text


def without_codes(text: str) -> str:
    """Take quotes in BBCode out of a text: a move of forums may leave them as they were typed.

    >>> without_codes("[quote=Ann]Why?[/quote]\\nSo.")
    'So.'
    """
    if "[/" not in text:
        return text
    for _ in range(_DEPTH):
        shorter = _CODED.sub("\n", text)
        if shorter == text:
            break
        text = shorter
    return "\n".join(line for line in text.split("\n") if line.strip())


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
