"""From words within one comment to the selectors of all comments and of what each consists of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.selectors.moments import moment
from pipelines.read.selectors.path import matched, names_of
from pipelines.read.selectors.selector import Selector, each_once, selector
from pipelines.read.text import words
from pipelines.read.visible import Ambiguous

_LONGEST_NAME = 40
_LONGEST_DATE = 80
_MOST_OF = 0.6
"""The share of a comment's words that its text is, at the least."""
_LINES = ("p", "li", "ul", "ol", "blockquote", "br", "em", "strong", "span")
"""Elements that are lines of a text, not the whole of it."""
_HEIGHT = 8


class Blocks(NamedTuple):
    """The selector of every comment of a page, and those of its parts, looked for within it."""

    comment: str
    parts: dict[str, str]


def blocks_at(page: Page, place: LexborNode, field: str) -> Blocks | None:
    """Return the selectors for the comment in which a place stands; None: nothing repeats there.

    `field` is what stands at the place: "comment_author", or "comment" where that is not told.
    """
    for block in _above(place, whole=field == "comment"):
        alike = [node for node in _siblings(block) if node.tag == block.tag]
        within = _relative(block, place, alike) if place != block else "*"
        if len(alike) < 2 or within is None:
            continue
        name = _name(page, block, alike, within)
        if name:
            nodes = page.root.css(name)
            return Blocks(name, _parts(page, block, nodes, place, field))
    return None


def _above(place: LexborNode, *, whole: bool) -> Iterator[LexborNode]:
    at = place if whole else place.parent
    for _ in range(_HEIGHT):
        if at is None or not at.is_element_node or at.tag in ("body", "html", "main"):
            return
        yield at
        at = at.parent


def _siblings(node: LexborNode) -> list[LexborNode]:
    holder = node.parent
    return list(holder.iter()) if holder is not None else []


def _name(page: Page, block: LexborNode, alike: Sequence[LexborNode], within: str) -> str | None:
    """Return the name of the blocks: all that it finds on the page have such a part."""
    siblings = {node.mem_id for node in alike}
    for text in _block_names(block):
        found = matched(page.root, text)
        nodes = page.root.css(text) if len(siblings & set(found)) > 1 else []
        if nodes and all(_finds(node, within) is not None for node in nodes):
            return text
    return None


def _block_names(block: LexborNode) -> Iterator[str]:
    own = [name for name in (*names_of(block), *names_of(block, weak=True)) if name[0] != "#"]
    named = [name for name in dict.fromkeys(own) if name != block.tag]
    yield from named
    if "-" in (block.tag or ""):  # an element of the site's own making
        yield str(block.tag)
    holder, between = block.parent, " > "
    for _ in range(_HEIGHT):
        if holder is None or holder.tag in ("body", "html", None):
            return
        for name in names_of(holder, weak=True)[:-1]:
            yield f"{name}{between}{block.tag}"
        holder, between = holder.parent, " "


def _relative(block: LexborNode, node: LexborNode, alike: Sequence[LexborNode]) -> str | None:
    """Return the selector that finds an element first within its block, and in most like it."""
    for text in _ways(block, node):
        if _finds(block, text) != node:
            continue
        if sum(_finds(one, text) is not None for one in alike) * 2 > len(alike):
            return text
    return None


def _ways(block: LexborNode, node: LexborNode) -> Iterator[str]:
    own = _rarest(block, node)
    yield from own[:-1]
    holder = node.parent
    while holder is not None and holder != block:
        for name in _rarest(block, holder)[:-1]:
            yield from (f"{name} {step}" for step in own)
        holder = holder.parent
    yield own[-1]
    if node.parent is not None:
        kin = [one for one in node.parent.iter() if one.tag == node.tag]
        yield f"{own[-1]}:nth-of-type({[one.mem_id for one in kin].index(node.mem_id) + 1})"


def _rarest(block: LexborNode, node: LexborNode) -> list[str]:
    """Return an element's names, those first that few others in the block have; its tag last."""
    *names, tag = (name for name in names_of(node, weak=True) if name[0] != "#")
    return [*sorted(names, key=lambda name: len(matched(block, name))), tag]


def _finds(block: LexborNode, text: str) -> LexborNode | None:
    chosen = selector(text)
    found = (node for node in block.css(chosen.css) if node != block and chosen.says(node))
    return next(found, None)


def _parts(
    page: Page, block: LexborNode, alike: Sequence[LexborNode], place: LexborNode, field: str
) -> dict[str, str]:
    inner = [node for node in each_once(block.css("*")) if node != block and words(node)]
    found: dict[str, LexborNode | None] = {field: place} if field != "comment" else {}
    found.setdefault("comment_published", _dated(page, inner))
    found.setdefault("comment_body", _text(block, inner))
    taken = [node for node in found.values() if node is not None]
    found.setdefault("comment_author", _called(inner, taken))
    body = found["comment_body"]
    found["comment_body"] = _whole_text(block, body) if body is not None else None
    told = {name: _relative(block, node, alike) for name, node in found.items() if node is not None}
    order = ("comment_author", "comment_published", "comment_body")
    return {name: text for name in order if (text := told.get(name))}


def _dated(page: Page, inner: Sequence[LexborNode]) -> LexborNode | None:
    short = [node for node in inner if len(words(node)) <= _LONGEST_DATE]
    dated = [node for node in short if _is_dated(page, node)]
    holders = {node.parent.mem_id for node in dated if node.parent is not None}
    return next((node for node in dated if node.mem_id not in holders), None)


def _is_dated(page: Page, node: LexborNode) -> bool:
    try:
        return moment(page, node, Selector(node.tag or "*")) is not None
    except Ambiguous:
        return False


def _text(block: LexborNode, inner: Sequence[LexborNode]) -> LexborNode | None:
    """Return the smallest element that holds most of the comment's words."""
    least = len(words(block)) * _MOST_OF
    return min(
        (node for node in inner if len(words(node)) >= least),
        key=lambda node: len(words(node)),
        default=None,
    )


def _whole_text(block: LexborNode, node: LexborNode) -> LexborNode:
    """Return what holds all lines of a text of which one is known."""
    while node.tag in _LINES and node.parent is not None and node.parent != block:
        node = node.parent
    return node


def _called(inner: Sequence[LexborNode], taken: Sequence[LexborNode]) -> LexborNode | None:
    """Return the first short line that is neither date nor text: most often who wrote it."""
    apart = {node.mem_id for one in taken for node in (one, *one.css("*"))}
    short = [n for n in inner if len(words(n)) <= _LONGEST_NAME and n.mem_id not in apart]
    leaves = [n for n in short if not any(words(one) for one in n.iter())]
    linked = [n for n in leaves if n.tag == "a" and n.attrs.get("href")]
    return next(iter(linked or leaves), None)
