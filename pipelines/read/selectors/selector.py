"""One selector of site.toml: CSS, and where told behind `@` the attribute that holds the value."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from pipelines.read.text import words

_ATTRIBUTE = re.compile(r"(?P<css>.*\S)?\s*@(?P<name>[A-Za-z_][\w:.-]*)\s*", re.DOTALL)
_EMPTY = LexborHTMLParser("<p></p>")


class SelectorError(ValueError):
    """A text is no CSS selector: a sentence."""


class Selector(NamedTuple):
    """CSS as Lexbor knows it, and the attribute to read in place of an element's words."""

    css: str
    attribute: str | None = None

    def found_in(self, scope: LexborNode) -> list[LexborNode]:
        """Return the elements that match within an element, in order; what is empty left out.

        An element within another one that matches too is a part of that, and left out.
        """
        found = [node for node in each_once(scope.css(self.css)) if self.says(node)]
        ids = {node.mem_id for node in found}
        return found if self.attribute else [node for node in found if not _within(node, ids)]

    def says(self, node: LexborNode) -> bool:
        """Whether an element says anything, in words or as a player, link or time does."""
        if self.text(node):
            return True
        return self.attribute is None and node.css_first(_SILENT) is not None

    def text(self, node: LexborNode) -> str:
        """Return what an element says: its words, or the attribute in one line."""
        if self.attribute is None:
            return words(node)
        return " ".join((node.attrs.get(self.attribute) or "").split())


_SILENT = "img, iframe, video, audio, embed, time[datetime], a[href], [data-src], lite-youtube"
"""Elements that say something without a word."""


@functools.lru_cache(maxsize=512)
def selector(text: str) -> Selector:
    """Read a selector of site.toml; an attribute alone is that of the first element that has it.

    Raises SelectorError.

    >>> selector("time.when@datetime")
    Selector(css='time.when', attribute='datetime')
    >>> selector('a[href*="@"]').attribute
    """
    marked = _ATTRIBUTE.fullmatch(text)
    found = Selector(marked["css"] or "*", marked["name"]) if marked else Selector(text.strip())
    try:
        _EMPTY.css(found.css)
    except SelectolaxError as error:
        message = f"{text!r} is no CSS selector"
        raise SelectorError(message) from error
    return found


def each_once(nodes: list[LexborNode]) -> list[LexborNode]:
    """Return elements without repeats: a list of selectors finds some twice."""
    return list({node.mem_id: node for node in nodes}.values())


def _within(node: LexborNode, others: set[int]) -> bool:
    above = node.parent
    while above is not None:
        if above.mem_id in others:
            return True
        above = above.parent
    return False
