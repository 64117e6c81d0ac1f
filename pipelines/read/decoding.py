"""Bytes to text: by byte order mark, declared charset, or the page's own declaration."""

from __future__ import annotations

import codecs
import re

from w3lib.encoding import resolve_encoding

from pipelines.records.reading import Trouble

MAX_MARKUP = 8 << 20
"""Bytes of HTML beyond which nothing is parsed: a page of that size is no text for readers."""
MAX_DEPTH = 1500
"""Open elements within each other beyond which nothing is parsed: parsers take quadratic time."""

_SNIFFED = 2048
_SHALLOW = 4000  # so few tags are parsed in no time, however they stand
_NO_LETTERS = dict.fromkeys([*(n for n in range(32) if n not in b"\t\n\f\r\x1b"), 0xFFFD])
_FEW = 4
_MOST = 20  # one of them in so many letters is more than any text has
_RARE = 20  # where more than one letter in so many is odd, it is another charset altogether
_ONE_BYTE = frozenset({"cp1252", "cp1250", "cp1254", "iso8859-1", "iso8859-15", "ascii"})
"""Charsets that pages of other encodings are declared to be by mistake."""
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SELF_CLOSING = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "dt",
        "dd",
        "option",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "html",
        "head",
        "body",
    ]
)


def decoded(body: bytes, content_type: str | None) -> tuple[str, list[Trouble]]:
    """Return the text of a payload, and what was doubtful about its encoding.

    The order is that of the WHATWG's encoding standard: byte order mark, header, declaration
    in the page; labels mean what browsers take them for. Never raises.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _text(body[len(mark) :], name, name)
    label = _declared(body, content_type)
    if label is None:
        return _undeclared(body)
    name = resolve_encoding(label) or ""
    if name.startswith("utf-16") and b"\x00" not in body[:_SNIFFED]:
        name = ""  # text of two bytes a letter has zeros, so this is another one
    if name:
        return _text(body, name, label)
    text, troubles = _undeclared(body)
    message = f"The charset {label!r} is not known, or not this page's; read without it."
    return text, [Trouble("unknown charset", message), *troubles]


def _declared(body: bytes, content_type: str | None) -> str | None:
    header = _HEADER.search(content_type or "")
    if header:
        return header[1]
    head = body[:_SNIFFED]
    found = _XML.search(head) or _META.search(head)
    return found[1].decode("ascii", "replace") if found else None


def _undeclared(body: bytes) -> tuple[str, list[Trouble]]:
    try:
        return body.decode("utf-8"), []
    except UnicodeDecodeError:
        mended = body.decode("utf-8", "replace")
    lost = mended.count("\ufffd")
    letters = len(mended) - len(mended.encode("ascii", "ignore")) - lost
    return _text(body, "utf-8" if letters > lost else "cp1252", "UTF-8 or windows-1252")


def _text(body: bytes, name: str, label: str) -> tuple[str, list[Trouble]]:
    if name in _ONE_BYTE and not body.isascii():
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            pass  # as declared, then: a text in these charsets is never valid UTF-8 by chance
        else:
            message = f"The page says {label}, and is UTF-8: read as that."
            return text, [Trouble("wrong charset", message)]
    try:
        return body.decode(name), []
    except (UnicodeDecodeError, LookupError):
        return _damaged(body, name, label)


def _damaged(body: bytes, name: str, label: str) -> tuple[str, list[Trouble]]:
    """Read what is not all in its charset: odd bytes in UTF-8 are nearly always windows-1252."""
    text = body.decode("utf-8" if name.startswith("utf-16") else name, "replace")
    lost = text.count("\ufffd")
    if name == "utf-8" and lost * _RARE < len(text):
        text = body.decode("utf-8", "windows-1252 between")
        message = f"{lost} bytes are not {label}; they are read as windows-1252."
    else:
        message = f"{lost} characters are not {label}; a mark stands in their place."
    return text, [Trouble("undecodable bytes", message)]


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    odd = error.object[error.start : error.end]
    return odd.decode("cp1252", "replace"), error.end


codecs.register_error("windows-1252 between", _as_windows_1252)


def binary(text: str) -> bool:
    """Whether a payload that says it is text is none: many of its letters are none.

    >>> binary("\\x89PNG\\x00\\x00\\x00\\x00IHDR")
    True
    """
    head = text[:_SNIFFED]
    odd = len(head) - len(head.translate(_NO_LETTERS))
    return odd >= _FEW and odd * _MOST > len(head)


def too_deep(text: str) -> bool:
    """Whether elements stand within each other deeper than any page's; a guess without parsing.

    >>> too_deep("<div>" * 100_000)
    True
    """
    if text.count("<") < _SHALLOW:
        return False
    depth = 0
    for tag in _TAGS.finditer(text):
        if tag[2].lower() in _SELF_CLOSING:
            continue
        depth += -1 if tag[1] else 1
        if depth > MAX_DEPTH:
            return True
        depth = max(depth, 0)
    return False
