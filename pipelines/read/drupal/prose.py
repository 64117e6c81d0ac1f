"""The body of a node whose fields have no names: the prose that no label announces."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.read.drupal.fields import Field, is_comments
from pipelines.read.text import words
from pipelines.read.words import ABOUT_AUTHORS
from pipelines.records.text import folded_name

_SKIPPED = frozenset(
    ["header", "footer", "nav", "form", "ul", "h1", "h2", "script", "style", "section"]
)
_PROSE = frozenset(["p", "h2", "h3", "h4", "ul", "ol", "blockquote", "table", "pre"])
_LAYERS = 4  # article, content, wrapper, field
_CAPTION = 120  # characters beside a video
_RIVAL = 4  # prose of a fourth of the longest may be the body as well


def unnamed(element: LexborNode, taken: set[int]) -> Field | None:
    """Return the body among bare elements; where another place may be it as well, with a doubt.

    Blocks of prose that stand side by side are one body: layouts lay it in parts.
    """
    direct = [child for child in element.iter() if _is_prose(child)]
    own = [direct] if direct else []
    layer = [element]
    for _ in range(_LAYERS):
        inner = [c for node in layer for c in node.iter() if _may_hold(c, taken)]
        runs = _runs(inner)
        if runs:
            return _chosen([*runs, *own])
        layer = inner
    return _chosen(own) if own else None


def _runs(holders: list[LexborNode]) -> list[list[LexborNode]]:
    """Return the holders of prose, those together that nothing but white space parts."""
    runs: list[list[LexborNode]] = []
    for holder in holders:
        if not _prose(holder) or _is_about_authors(holder) or _frames(holder):
            continue
        before = _before(holder)
        if runs and before is not None and runs[-1][-1].mem_id == before.mem_id:
            runs[-1].append(holder)
        else:
            runs.append([holder])
    return runs


def _before(node: LexborNode) -> LexborNode | None:
    other = node.prev
    while other is not None and not other.is_element_node and not (other.text() or "").strip():
        other = other.prev
    return other


def _chosen(runs: list[list[LexborNode]]) -> Field:
    ranked = sorted(runs, key=_size, reverse=True)
    run, doubt = ranked[0], None
    if len(ranked) > 1 and _size(ranked[1]) * _RIVAL > _size(run):
        doubt = "Two places hold prose, and nothing tells which is the body: the longer is taken."
    elif len([part for part in run if not _is_prose(part)]) > 1:
        doubt = f"{len(run)} blocks of prose stand side by side: all are taken for the body."
    if len(run) == 1:
        return Field(run[0], None, None, None, None, doubt=doubt)
    joined = LexborHTMLParser("".join(part.html or "" for part in run)).body
    return Field(joined or run[0], None, None, None, None, start=run[0], doubt=doubt)


def _size(run: list[LexborNode]) -> int:
    return sum(_prose(part) or len(words(part)) for part in run)


def _may_hold(node: LexborNode, taken: set[int]) -> bool:
    if not node.is_element_node:
        return False  # an HTML comment
    names = node.attrs.get("class") or ""
    if node.mem_id in taken or node.tag in _SKIPPED or is_comments(node, names):
        return False
    return node.tag not in _PROSE


def _is_about_authors(node: LexborNode) -> bool:
    """Whether an element begins by saying that it is about who wrote."""
    return folded_name(words(node)[:40]).startswith(ABOUT_AUTHORS)


def _frames(node: LexborNode) -> bool:
    """Whether an element frames something and says little more: a field for a video."""
    first = next(node.iter(), None)
    return first is not None and first.tag == "iframe" and len(words(node)) < _CAPTION


def _prose(node: LexborNode) -> int:
    return sum(len(words(child)) for child in node.iter() if _is_prose(child))


def _is_prose(node: LexborNode) -> bool:
    return node.tag in _PROSE and not _invites_members(node)


def _invites_members(node: LexborNode) -> bool:
    """Whether it is core's "Log in or register to post comments": links, no text of the page."""
    anchors = node.css("a[href]")
    return bool(anchors) and all("/user/" in (a.attrs.get("href") or "") for a in anchors)
