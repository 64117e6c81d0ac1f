"""Where in a page a value stands that was read from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.selectors.moments import moment
from pipelines.read.selectors.path import selector_of
from pipelines.read.selectors.selector import Selector, each_once
from pipelines.read.text import words
from pipelines.read.visible import Ambiguous
from pipelines.records.finding import Moment
from pipelines.records.text import folded

_SILENT = frozenset({"script", "style", "noscript", "template", "head", "html", "body"})
_PARTS = frozenset({"body", "html", "main", "article", "section"})
_HEAD = "meta[content], link[href], html[lang], title"
_ADDRESSED = ("href", "src", "data-src", "content")
_TEXTS = ("body", "own_text", "transcript")
_IN_HEAD = ("language", "summary")
_TOLD = ("source_id", "media", "links", "is_sticky", "is_closed", "depth", "parent", "url")
"""Fields that no element shows in words."""
_PEOPLE = ("authors", "author", "byline")
_ADDRESSES = ("video", "related", "previous", "next")
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:]+Z)?")
_MORE = 60  # characters that may stand beside a name
_LONGEST_DATE = 200  # characters of an element that may show a date and little else


def place_of(page: Page, field: str, value: str | None) -> str | None:
    """Return the selector of the smallest element that shows a field's value; None: not found.

    `value` is as `explain` prints it: several items are divided by "; ", a date is in UTC. It is
    searched for in the page, since findings hold no places; what was put together stands nowhere.
    """
    if not value or field in _TOLD:
        return None
    if field in _IN_HEAD:
        return _in_head(page, value)
    if field in _ADDRESSES:
        return _addressed(page, value)
    if field in _TEXTS:
        return selector_of(page.root, [widest(node) for node in holding(page, value)])
    if field == "published":
        found = _first(page, lambda node: _shows_date(page, node, value))
        return selector_of(page.root, [found]) if found is not None else None
    return _listed(page, value, naming if field in _PEOPLE else showing) or _in_head(page, value)


def _listed(page: Page, value: str, find: Callable[[Page, str], list[LexborNode]]) -> str | None:
    """Return a selector for all the items of a list, which stand together in the page."""
    found = [find(page, item) for item in value.split("; ")]
    groups = (selector_of(page.root, group) for group in together(page, found))
    return next(filter(None, groups), None)


def together(page: Page, found: list[list[LexborNode]]) -> Iterator[list[LexborNode]]:
    """Yield each place of the first item with the places of the others that stand nearest to it.

    `found` has the places of each item; nothing is yielded where one has none.
    """
    if not all(found):
        return
    place = {node.mem_id: number for number, node in enumerate(elements(page))}
    for first in found[0]:
        start = place[first.mem_id]
        yield [first, *(min(n, key=lambda one: abs(place[one.mem_id] - start)) for n in found[1:])]


def showing(page: Page, text: str) -> list[LexborNode]:
    """Return the smallest elements whose words are that text, in order, the main part's first."""
    wanted = folded(text)
    found = [node for node in elements(page) if folded(words(node)) == wanted]
    inner = _smallest(found)
    main = page.main
    own = {node.mem_id for node in main.css("*")}
    return sorted(inner, key=lambda node: node.mem_id not in own)


def naming(page: Page, text: str) -> list[LexborNode]:
    """Return the smallest elements that show a text, or it and little more ("By Jane Roe")."""
    wanted, most = folded(text), len(text) + _MORE
    near = (node for node in elements(page) if wanted in folded(words(node)))
    return showing(page, text) or _smallest([node for node in near if len(words(node)) <= most])


def holding(page: Page, text: str) -> list[LexborNode]:
    """Return the smallest elements that hold a text of several lines, white space apart."""
    wanted = _squeezed(text)
    ends = (wanted[:80], wanted[-80:])
    nodes = elements(page)
    told = {node.mem_id: _squeezed(node.text()) for node in nodes}
    same = [node for node in nodes if told[node.mem_id] == wanted]
    within = [node for node in nodes if all(end in told[node.mem_id] for end in ends)]
    return _smallest(same)[:1] or _smallest(within)[:1]


def widest(node: LexborNode) -> LexborNode:
    """Return the outermost element that holds the same words: a text's, not its only paragraph."""
    told = words(node)
    above = node.parent
    while above is not None and above.tag not in _PARTS and words(above) == told:
        node, above = above, above.parent
    return node


def elements(page: Page) -> list[LexborNode]:
    """Return the elements that a visitor sees, in order."""
    found = page.tree.body.css("*") if page.tree.body is not None else []
    return [node for node in each_once(found) if node.tag not in _SILENT]


def _smallest(nodes: list[LexborNode]) -> list[LexborNode]:
    """Leave out elements that hold another one of them."""
    holders: set[int] = set()
    for node in nodes:
        above = node.parent
        while above is not None:
            holders.add(above.mem_id)
            above = above.parent
    return [node for node in nodes if node.mem_id not in holders]


def _first(page: Page, fits: Callable[[LexborNode], bool]) -> LexborNode | None:
    return next(iter(_smallest([node for node in elements(page) if fits(node)])), None)


def _shows_date(page: Page, node: LexborNode, value: str) -> bool:
    if not _DATED.fullmatch(value) or len(node.text()) > _LONGEST_DATE:
        return False
    try:
        found = moment(page, node, Selector(node.tag or "*"))
    except Ambiguous:
        return False
    shown = found.value if found else None
    return isinstance(shown, Moment) and value in (shown.at, shown.on)


def _addressed(page: Page, value: str) -> str | None:
    wanted = value.split("; ")
    nodes = [node for url in wanted for node in _leading_to(page, url)[:1]]
    return selector_of(page.root, nodes)


def _leading_to(page: Page, url: str) -> list[LexborNode]:
    found = page.root.css("a[href], iframe, [data-src], [src], [data-video-url]")
    return [node for node in each_once(found) if url in set(_urls(page, node))]


def _urls(page: Page, node: LexborNode) -> Iterator[str]:
    for value in node.attributes.values():
        if value and ("/" in value or "?" in value):
            yield value
            yield from (url for url in (page.whole(value), page.link(value)) if url)


def _in_head(page: Page, value: str) -> str | None:
    """Return the place of a value that a program is told in the head, with its attribute."""
    for node in page.root.css(_HEAD):
        for name in (*_ADDRESSED, "lang"):
            told = node.attrs.get(name)
            if told and folded(told) == folded(value):
                found = "html" if node.tag == "html" else selector_of(page.root, [node])
                return f"{found}@{name}" if found else None
    return "title" if folded(words(page.tree.css_first("title"))) == folded(value) else None


def _squeezed(text: str) -> str:
    return "".join(text.split())
