"""A page's markup with every text, name and address replaced: fit to attach to a bug report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.read.words import meaning
from share.markup_words import (
    ATTRIBUTES,
    CARRIERS,
    ELEMENTS,
    STRUCTURAL,
    STRUCTURAL_PREFIXES,
    VOCABULARY,
    WORD,
)

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param"}
    | {"source", "track", "wbr"}
)
_RAW = frozenset({"script", "style", "noscript", "noframes", "iframe", "xmp", "noembed"})
"""Elements whose text is written as it is, without entities."""
_KEPT_SIGNS = frozenset(" \t\n\r\u00a0!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’–—…»«·•|")
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+")
_BLANKS = re.compile(r"(\s+)")
_SCHEME = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SHORTEST = 3
"""Letters of a word that a name of markup may share with the page's text by chance."""


def without_words(html: str, *, keep_labels: bool = False) -> str:
    """Return the markup of a page with filler of the same length for all that is content.

    Letters become x, digits 0; punctuation and white space stay. Names of elements, attributes,
    classes and ids stay, but for what in them is no word of markup and stands in the page's
    content, addresses or other values too. `keep_labels` leaves labels that announce something.
    """
    tree = LexborHTMLParser(html)
    root = tree.root
    if root is None:
        return ""
    written = _Skeleton(_content(root), keep_labels)
    doctype = "<!DOCTYPE html>\n" if html.lstrip()[:9].casefold() == "<!doctype" else ""
    return doctype + "".join(written.lines(root))


def filler(text: str) -> str:
    """Replace letters and digits, whatever their alphabet; other signs than common ones too.

    >>> filler("Dr. Roe, 47: <3")
    'Xx. Xxx, 00: <0'
    """
    return "".join(map(_filled, text))


def _filled(sign: str) -> str:
    if sign in _KEPT_SIGNS:
        return sign
    if sign.isdigit():
        return "0"
    return "X" if sign.isupper() else "x"


class _Skeleton:
    """Writes a page's elements; knows which words are its content."""

    def __init__(self, content: str, keep_labels: bool) -> None:
        self._words = frozenset(word for word in WORD.findall(content) if len(word) >= _SHORTEST)
        self._squeezed = "".join(WORD.findall(content))
        self._keep_labels = keep_labels

    def lines(self, node: LexborNode) -> Iterator[str]:
        """Yield the markup of a node and all within it."""
        ahead: list[LexborNode | str] = [node]
        while ahead:  # not by calling itself: a page may be nested a thousand deep
            one = ahead.pop()
            if isinstance(one, str):
                yield one
            elif one.is_comment_node:
                yield f"<!--{filler(one.comment_content or '').replace('--', 'xx')}-->"
            elif not one.is_element_node:
                yield self._text(one)
            else:
                name = self._tag(one.tag or "x")
                yield f"<{name}{''.join(self._attributes(one))}>"
                if one.tag not in _VOID:
                    ahead.append(f"</{name}>")
                    ahead.extend(reversed(list(one.iter(include_text=True, skip_empty=False))))

    def _text(self, node: LexborNode) -> str:
        text = node.text_content or ""
        if self._keep_labels and meaning(" ".join(text.split())):
            return escape(text, quote=False)
        raw = node.parent is not None and node.parent.tag in _RAW
        return filler(text).replace("</", "xx") if raw else escape(filler(text), quote=False)

    def _tag(self, name: str) -> str:
        return name if name in ELEMENTS else self._name(name)

    def _attributes(self, node: LexborNode) -> Iterator[str]:
        for name, value in node.attributes.items():
            shown = name if name in ATTRIBUTES else self._name(name)
            if value is None:
                yield f" {shown}"
            else:
                yield f' {shown}="{escape(self._value(node, name, value))}"'

    def _value(self, node: LexborNode, name: str, value: str) -> str:
        generator = name == "content" and (node.attrs.get("name") or "").lower() == "generator"
        if name in STRUCTURAL or name.startswith(STRUCTURAL_PREFIXES) or generator:
            return self._name(value)
        if name in ("lang", "dir", "charset", "hreflang") and len(value) < 6:
            return value
        scheme = _SCHEME.match(value)
        return scheme[0] + filler(value[scheme.end() :]) if scheme else filler(value)

    def _name(self, text: str) -> str:
        """Return names of markup; each part of them that is content, and every digit, filled."""
        return "".join(self._one_name(name) for name in _BLANKS.split(text))

    def _one_name(self, name: str) -> str:
        shown, end, carried = [], 0, False
        for part in _PARTS.finditer(name):
            word = part[0].casefold()
            kept = word in VOCABULARY or not (carried or self._is_content(word))
            carried = carried or word in CARRIERS
            shown += [filler(name[end : part.start()]), part[0] if kept else filler(part[0])]
            end = part.end()
        return "".join([*shown, filler(name[end:])])

    def _is_content(self, word: str) -> bool:
        if not word.isascii() or word in self._words or self._among(word):
            return True
        return any(len(said) > _SHORTEST and said in word for said in self._words)

    def _among(self, word: str) -> bool:
        """Whether a word is several words of the page written as one: `janeroe`."""
        return len(word) > _SHORTEST and word in self._squeezed


def _content(root: LexborNode) -> str:
    """Return all that a page says, to people or programs, in small letters."""
    said = []
    for node in root.traverse(include_text=True):
        if node.is_comment_node:
            said.append(node.comment_content or "")
        elif not node.is_element_node:
            said.append(node.text_content or "")
        else:
            for name, value in node.attributes.items():
                if value and name not in STRUCTURAL and not name.startswith(STRUCTURAL_PREFIXES):
                    said.append(value)
    return "\n".join(said).casefold()
