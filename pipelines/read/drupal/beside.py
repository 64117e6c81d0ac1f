"""The words that stand beside a time and say what it is the time of."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.words import CHANGED

_NAMES = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6"})


def is_of_change(time: LexborNode, top: LexborNode) -> bool:
    """Whether the words next to a time, within `top`, say that something was changed then."""
    return bool(CHANGED.search(ahead(time, top)) or CHANGED.search(_behind(time)))


def ahead(node: LexborNode, top: LexborNode) -> str:
    """Return the words before an element, from the last time before it on, or from its label."""
    above: LexborNode | None = node
    while above is not None and above.mem_id != top.mem_id:
        text = _before(above)
        if text:
            return text
        above = above.parent
    return ""


def _before(node: LexborNode) -> str:
    parts: list[str] = []
    other = node.prev
    while other is not None and not _is_time(other):
        parts.insert(0, _unlinked(other))
        other = other.prev
    return " ".join(" ".join(parts).split())


def _behind(node: LexborNode) -> str:
    """Return the words after an element, where no other time follows that they may be of."""
    parts: list[str] = []
    other = node.next
    while other is not None:
        if _is_time(other):
            return ""
        parts.append(_unlinked(other))
        other = other.next
    return " ".join(" ".join(parts).split())


def _unlinked(node: LexborNode) -> str:
    """Return an element's words without links and headings: names and titles tell of no time."""
    if node.tag in _NAMES:
        return ""
    text = node.text()
    if not node.is_element_node:
        return text
    for anchor in node.css("a"):
        text = text.replace(anchor.text(), "", 1)
    return text


def _is_time(node: LexborNode) -> bool:
    return node.is_element_node and (node.tag == "time" or node.css_first("time") is not None)


def unchanged(text: str) -> str:
    """Return a text up to the words that say that something was changed.

    >>> unchanged("By Ann, 9 June 2013. Last updated 1 July 2014")
    'By Ann, 9 June 2013. Last '
    """
    found = CHANGED.search(text)
    return text[: found.start()] if found else text
