"""The posts that a bbPress page shows: which elements they are, and their numbers.

In 2.0 a post is two rows of a table, later two `div`; its number is the id of either, a class
(`post-N`) or the text of its permalink (loop-single-reply.php, content-single-topic-lead.php).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.post_head import post_number
from pipelines.read.upward import classes, upward

REPLIES = '[id^="topic-"][id$="-replies"]'
_CONTENT = ".bbp-reply-content, .bbp-topic-content"
_AUTHOR = ".bbp-reply-author, .bbp-topic-author"
_HEADERS = ("bbp-reply-header", "bbp-topic-header")
_HEADER = ".bbp-reply-header, .bbp-topic-header"
_PERMALINK = "a.bbp-reply-permalink, a.bbp-topic-permalink"
_NO_POST = frozenset({"bbp-header", "bbp-footer", "bbp-reply-content", "bbp-topic-content"})
_ID = re.compile(r"^post-(\d{1,18})$")
_ANCHOR = re.compile(r"#(?:post-)?(\d{1,18})$")
_TOPIC_ID = re.compile(r"^(?:topic-(\d+)-replies|bbp-topic-(\d+)(?:-lead)?)$")
_LAYERS = 3  # between a post's content and the element that holds its author too


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its number, the element of author and text, that of date and permalink."""

    number: str
    block: LexborNode
    content: LexborNode
    header: LexborNode | None
    is_topic: bool

    @property
    def classes(self) -> list[str]:
        """The classes of the post (bbp_reply_class)."""
        return classes(self.block)

    def permalink(self) -> LexborNode | None:
        """Return the link to the post itself."""
        for scope in (self.header, self.block):
            found = scope.css_first(_PERMALINK) if scope is not None else None
            if found is not None:
                return found
        return None


def posts(page: Page) -> list[Post]:
    """Return the posts of a page in order, each number once."""
    topic = topic_number(page)
    found: dict[str, Post] = {}
    for content in page.tree.css(_CONTENT):
        if _is_heading(content):
            continue
        block = _block(content)
        header = _header(block)
        number = _number(block, header)
        if number is not None and number not in found:
            lead = _is_opening(block, content)
            lead = number == topic if lead is None else lead
            found[number] = Post(number, block, content, header, lead)
    return list(found.values())


def topic_number(page: Page) -> str | None:
    """Return the number of the topic that a page shows."""
    for node in page.tree.css('[id^="topic-"], [id^="bbp-topic-"]'):
        found = _TOPIC_ID.match(node.id or "")
        if found and (found[1] or "lead" in (node.attrs.get("class") or "") or "lead" in found[0]):
            return found[1] or found[2]
    return post_number(page)


def _is_heading(content: LexborNode) -> bool:
    """Whether it is a cell of the head or foot row ("Posts"), or stands within a post's text."""
    if content.tag == "th":
        return True
    for above in upward(content.parent):
        names = classes(above)
        if above.tag in ("thead", "tfoot") or not _NO_POST.isdisjoint(names):
            return True
    return False


def _block(content: LexborNode) -> LexborNode:
    for above in islice(upward(content.parent), _LAYERS):
        if above.tag != "body" and above.css_first(_AUTHOR) is not None:
            return above
    return next(upward(content.parent), content)


def _header(block: LexborNode) -> LexborNode | None:
    within = block.css_first(_HEADER)
    if within is not None:
        return within
    before = block.prev
    while before is not None:
        if before.is_element_node:
            return before if any(name in classes(before) for name in _HEADERS) else None
        before = before.prev
    return None


def _number(block: LexborNode, header: LexborNode | None) -> str | None:
    for node in (block, header):
        names = [node.id or "", *classes(node)] if node is not None else []
        for name in names:
            found = _ID.match(name)
            if found:
                return found[1]
    for node in (header, block):
        link = node.css_first(_PERMALINK) if node is not None else None
        if link is not None:
            found = _ANCHOR.search(link.attrs.get("href") or "") or _ANCHOR.search(link.text())
            if found:
                return found[1]
    return None


def _is_opening(block: LexborNode, content: LexborNode) -> bool | None:
    names = classes(block)
    if "type-topic" in names or "type-reply" in names:  # post_class
        return "type-topic" in names
    return True if "bbp-topic-content" in classes(content) else None
