"""Rows of a list that no class names: elements side by side that each lead to another page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.text import words

TITLE = 'h2 a[href], h3 a[href], h4 a[href], [class*="title"] a[href], a[rel="bookmark"]'
"""The link of a row's title."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DEEPEST = 8  # wrappers between a block and its rows
_MOST = 400  # elements that are looked at for one block


def title_link(page: Page, row: LexborNode) -> tuple[str, LexborNode] | None:
    """Return the address and the link of a row's title: in a heading, else the first with words."""
    for anchor in (row.css_first(TITLE), *row.css("a[href]")):
        url = page.link(anchor.attrs.get("href")) if anchor is not None else None
        if anchor is not None and url and page.own(url) and words(anchor):
            return url, anchor
    return None


def titled_rows(page: Page, scope: LexborNode) -> list[LexborNode]:
    """Return what holds one title with a link each, two or more side by side, in order."""
    titles = [(page.link(a.attrs.get("href")), a) for a in scope.css(TITLE)]
    own = [(url, a) for url, a in titles if url and page.own(url)]
    held: defaultdict[int, set[str]] = defaultdict(set)
    for url, anchor in own:
        for above in _above(anchor, scope):
            held[above.mem_id].add(url)
    rows: dict[int, LexborNode] = {}
    for _, anchor in own:
        alone = [above for above in _above(anchor, scope) if len(held[above.mem_id]) == 1]
        if alone:
            rows.setdefault(alone[-1].mem_id, alone[-1])
    together = Counter(_place(row) for row in rows.values())
    return [row for row in rows.values() if together[_place(row)] > 1]


def alike_rows(page: Page, block: list[LexborNode]) -> list[LexborNode]:
    """Return the rows of a block: elements side by side that hold a link at the same place.

    `block` are the elements that follow its heading. One card is no row: its parts differ.
    """
    layer = [block]
    looked = 0
    for _ in range(_DEEPEST):
        for kids in layer:
            looked += len(kids)
            found = _alike(page, kids)
            if found:
                return found
        if looked > _MOST:
            break
        layer = [[c for c in kid.iter() if c.is_element_node] for kids in layer for kid in kids]
    return []


def _alike(page: Page, kids: list[LexborNode]) -> list[LexborNode]:
    """Return those of some elements whose title links stand at the place where most have theirs."""
    if len(kids) < 2:
        return []
    places: defaultdict[tuple[str, ...], dict[str, LexborNode]] = defaultdict(dict)
    for kid in kids:
        link = title_link(page, kid) if kid.tag not in HEADINGS else None
        if link:
            way = (*(node.tag or "" for node in _above(link[1], kid)), kid.tag or "")
            places[way].setdefault(link[0], kid)
    most = max(places.values(), key=len, default={})
    return list(most.values()) if len(most) > 1 else []


def _above(node: LexborNode, end: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements over a node, the nearest first, up to `end`, which is left out."""
    above = node.parent
    while above is not None and above.mem_id != end.mem_id:
        yield above
        above = above.parent


def _place(row: LexborNode) -> tuple[int, str]:
    return (row.parent.mem_id if row.parent is not None else 0, row.tag or "")
