"""What the site itself points to from a page: related pages, the previous and the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.entity import Node
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.rows import HEADINGS, alike_rows, title_link
from pipelines.read.sanitise import sanitised
from pipelines.read.text import lines, words
from pipelines.read.words import meaning
from pipelines.records.finding import Fact, Pointer

_SHORT = 60  # the words of an arrow, white space included
_ROWS = ".views-row"
_OVER = 3  # elements between a heading and the block that it is the heading of
_PART = re.compile(r"[?&]page=\d")  # a further part of something is no other page


def read_pointers(page: Page, node: Node, result: Result) -> None:
    """Add related, previous and next; a page without such a block points to nothing."""
    _read_related(page, _related_block(page, node), result)
    steps = _steps(page)
    for name in ("previous", "next"):
        url = steps.get(name)
        result.facts[name] = Fact((Pointer(url),) if url else (), f"{name} link")


def _read_related(page: Page, block: list[LexborNode], result: Result) -> None:
    cards = _cards(page, block)
    if not cards and any(title_link(page, part) for part in block):
        result.doubt("no cards", "The block of related pages cannot be told apart.", "related")
        return
    result.facts["related"] = Fact(cards, "related block" if cards else "no related block")
    for card in cards:
        kind = meaning_kind(card.kind_shown)
        if kind:
            result.link_kinds.setdefault(card.url, kind)


def meaning_kind(shown: str | None) -> str | None:
    """Return the kind of page that a card's type label names."""
    word = (shown or "").casefold()
    return word if word in ("article", "video") else None


def _related_block(page: Page, node: Node) -> list[LexborNode]:
    """Return what stands under the heading of related pages, up to the next such heading."""
    for heading in page.root.css("h2, h3, h4"):
        if meaning(words(heading)) == "related" and not _in_body(heading, node):
            return _under(page, heading)
    return []


def _in_body(heading: LexborNode, node: Node) -> bool:
    body, above = node.body.node if node.body else None, heading.parent
    while body is not None and above is not None:
        if above.mem_id == body.mem_id:
            return True
        above = above.parent
    return False


def _under(page: Page, heading: LexborNode) -> list[LexborNode]:
    """Return the elements after a heading; where none of them leads on, those after its holder."""
    top: LexborNode | None = heading
    for _ in range(_OVER):
        if top is None or top.tag in ("main", "body", "article"):
            break
        block = list(_after(top, heading.tag or ""))
        if any(title_link(page, part) for part in block):
            return block
        top = top.parent
    return []


def _after(node: LexborNode, heading: str) -> Iterator[LexborNode]:
    """Yield what follows, up to the next heading as high; a holder's follower may hold that."""
    follower = node.next
    while follower is not None:
        if follower.is_element_node:
            if _high(follower, heading) or (node.tag != heading and _holds(follower, heading)):
                return
            yield follower
        follower = follower.next


def _holds(node: LexborNode, heading: str) -> bool:
    return any(_high(inner, heading) for inner in node.css(", ".join(HEADINGS)))


def _high(node: LexborNode, heading: str) -> bool:
    return node.tag in HEADINGS and (node.tag or "") <= heading


def _cards(page: Page, block: list[LexborNode]) -> tuple[Pointer, ...]:
    rows = [row for part in block for row in ([part] if _is_row(part) else part.css(_ROWS))]
    rows = rows or alike_rows(page, block)
    found = tuple(card for row in rows if (card := _card(page, row)))
    if found or len(block) != 1:
        return found
    links = {url for a in block[0].css("a[href]") if (url := page.link(a.attrs.get("href")))}
    one = _card(page, block[0]) if len(links) == 1 else None
    return (one,) if one else ()


def _is_row(part: LexborNode) -> bool:
    return "views-row" in (part.attrs.get("class") or "").split()


def _card(page: Page, row: LexborNode) -> Pointer | None:
    link = title_link(page, row)
    if link is None:
        return None
    url, anchor = link
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
