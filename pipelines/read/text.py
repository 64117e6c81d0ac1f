"""Text from HTML: each block element on a line of its own, white space collapsed."""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborNode

from pipelines.read.sanitise import sanitised
from pipelines.records.finding import Text

_BLOCK = (
    "address|article|aside|blockquote|br|caption|center|dd|details|div|dl|dt|figcaption|figure"
    "|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_REST = r'(?=[\s/>])[^>"]*(?:"[^"]*"[^>"]*)*>'  # attribute values may hold ">"
_BLOCKS = re.compile(rf"</?(?:{_BLOCK}){_REST}")
_CELLS = re.compile(rf"</?t[dh]{_REST}")
_INLINE = re.compile(rf"</?[a-z][a-z0-9-]*{_REST}")


def lines(html: str) -> str:
    """Return the text of sanitised HTML as lines.

    >>> lines("<p>a <b>b</b>c&nbsp; d</p><ul><li>e</li></ul>")
    'a bc d\\ne'
    """
    if "<" in html:
        html = _BLOCKS.sub("\x00", html)
        html = _INLINE.sub("", _CELLS.sub(" ", html) if "<t" in html else html)
    parts = [_collapsed(part) for part in unescape(html).split("\x00")]
    return "\n".join([part for part in parts if part])


def _collapsed(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text.strip()  # no white space but single blanks, as in most
    return " ".join(text.split())


def block_text(html: str) -> Text:
    """Sanitise a fragment of a page and return it with its lines.

    A fragment without any text and without an image is `Text(None, "")`.
    """
    clean = sanitised(html)
    text = lines(clean)
    return Text(clean if text or "<img" in clean else None, text)


def words(node: LexborNode | None) -> str:
    """Return the words of an element in one line, white space collapsed."""
    return _collapsed(node.text()) if node is not None else ""
