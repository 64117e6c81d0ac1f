"""The rows of a list of forums: an item of 2.1 and later, a table's row of 2.0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from pipelines.read.barred import without_mark
from pipelines.read.counts import NoCount, count
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.upward import upward

_INFO = ".bbp-forum-info"
_NAME = "a.bbp-forum-title, a.bbp-forum-link, a"
_DESCRIPTION = ".bbp-forum-content, .bbp-forum-description"
_BELOW = ".bbp-forums-list a[href], a.bbp-forum-link"
_COUNTS = re.compile(r"\s*\(\d[\d.,]*(?:, \d[\d.,]*)*\)$")  # bbp_list_forums: "Name (7, 48)"


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A forum as a list of forums shows it; `below` are (name, address) of its own forums."""

    url: str
    name: str
    description: str | None
    position: int
    topics: int | None
    posts: int | None
    below: tuple[tuple[str, str], ...]


def forum_rows(page: Page, result: Result) -> Iterator[ForumRow]:
    """Yield the rows in order; a cell that is too large for a count is a doubt."""
    position = 0
    for info in page.tree.css(_INFO):
        anchor = _name(info)
        url = page.link(anchor.attrs.get("href")) if anchor is not None else None
        if anchor is None or url is None or not page.own(url) or not words(anchor):
            continue
        position += 1
        row = next(upward(info.parent), info)
        yield ForumRow(
            url=url,
            name=without_mark(words(anchor)),
            description=words(info.css_first(_DESCRIPTION)) or None,
            position=position,
            topics=shown_count(row, ".bbp-forum-topic-count", "topic_count_shown", result),
            posts=shown_count(row, ".bbp-forum-reply-count", "post_count_shown", result),
            below=tuple(_below(page, info, url)),
        )


def shown_count(row: LexborNode, cell: str, about: str, result: Result) -> int | None:
    """Return the number in a cell of a row, None where it shows none."""
    try:
        return count(words(row.css_first(cell)))
    except NoCount as doubt:
        result.doubt("no number", f"{doubt}.", about)
        return None


def _name(info: LexborNode) -> LexborNode | None:
    for query in _NAME.split(", "):
        found = info.css_first(f"{query}[href]")
        if found is not None:
            return found
    return None


def _below(page: Page, info: LexborNode, own: str) -> Iterator[tuple[str, str]]:
    for anchor in {a.mem_id: a for a in info.css(_BELOW)}.values():
        url = page.link(anchor.attrs.get("href"))
        name = _COUNTS.sub("", words(anchor))
        if url and url != own and page.own(url) and name:
            yield without_mark(name), url
