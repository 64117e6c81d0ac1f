"""What the site itself points to from a page: related pages, the previous and the next."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.sanitise import sanitised
from pipelines.read.text import lines, words
from pipelines.read.words import meaning
from pipelines.records.finding import Fact, Pointer

_SHORT = 60  # the words of an arrow, white space included
_ROWS = (".views-row", "li", "article")
_TITLE = 'h2 a[href], h3 a[href], h4 a[href], [class*="title"] a[href], a[rel="bookmark"]'
_PART = re.compile(r"[?&]page=\d")  # a further part of something is no other page


def read_pointers(page: Page, own: LexborNode, result: Result) -> None:
    """Add related, previous and next; a page without such a block points to nothing."""
    block = _related_block(page)
    cards = _cards(page, block) if block is not None else ()
    result.facts["related"] = Fact(cards, "related block" if cards else "no related block")
    for card in cards:
        kind = meaning_kind(card.kind_shown)
        if kind:
            result.link_kinds.setdefault(card.url, kind)
    steps = _steps(page)
    for name in ("previous", "next"):
        url = steps.get(name)
        result.facts[name] = Fact((Pointer(url),) if url else (), f"{name} link")


def meaning_kind(shown: str | None) -> str | None:
    """Return the kind of page that a card's type label names."""
    word = (shown or "").casefold()
    return word if word in ("article", "video") else None


def _related_block(page: Page) -> LexborNode | None:
    for heading in page.root.css("h2, h3, h4"):
        if meaning(words(heading)) == "related":
            return heading.parent
    return None


def _cards(page: Page, block: LexborNode) -> tuple[Pointer, ...]:
    for rows in _ROWS:
        found = tuple(card for row in block.css(rows) if (card := _card(page, row)))
        if found:
            return found
    return ()


def _card(page: Page, row: LexborNode) -> Pointer | None:
    anchor = row.css_first(_TITLE) or next((a for a in row.css("a[href]") if words(a)), None)
    url = page.link(anchor.attrs.get("href")) if anchor is not None else None
    if anchor is None or not page.own(url) or url is None:
        return None
    title, kind, teaser = words(anchor), None, []
    for line in lines(sanitised(row.inner_html or "")).split("\n"):
        what = meaning(line)
        if what == "kind" and kind is None:
            kind = line
        elif line != title and what != "image":
            teaser.append(line)
    return Pointer(url, title or None, kind, "\n".join(teaser) or None)


def _steps(page: Page) -> dict[str, str]:
    """Return the addresses of the previous and the next page, by the words of their links."""
    found: dict[str, str] = {}
    for url, anchor in page.anchors:
        text = anchor.text()
        what = meaning(text) if len(text) < _SHORT else None
        if what not in ("previous", "next") or not page.own(url) or _PART.search(url):
            continue
        if not _in_pager(anchor):
            found.setdefault(what, url)
    return found


def _in_pager(anchor: LexborNode) -> bool:
    above = anchor.parent
    for _ in range(4):
        if above is None or not above.is_element_node:
            return False
        if "pager" in (above.attrs.get("class") or ""):
            return True
        above = above.parent
    return False
