"""From elements of a page to a CSS selector that finds them and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode, SelectolaxError

from pipelines.read.selectors.selector import each_once

_STABLE = re.compile(r"[A-Za-z][A-Za-z_-]{1,39}")
_WEAK = re.compile(
    r"(?!(?:comment|forum|id|item|nid|node|page|post|postid|reply|tag|term|topic|user)-?\d)"
    r"[A-Za-z_][A-Za-z_-]{0,30}\d{1,2}(?:[A-Za-z_-][A-Za-z_-]{0,20})?|[A-Za-z]"
)
"""A class of one letter, or with a small number like that of a column; not one that numbers the
page's content."""
_STATE = re.compile(
    r"^(?:is|has|js|no)-|^(?:active|clearfix|even|first|hidden|last|odd|open|visible|new|row)$"
    r"|(?:-|^)(?:first|last|odd|even|active)$"
)
_TELLING = ("itemprop", "property", "rel", "role", "name")
_HEIGHT = 12
"""Elements above one that are looked at: beyond them stand the page's own frames."""


def selector_of(root: LexborNode, nodes: Sequence[LexborNode]) -> str | None:
    """Return a selector that matches exactly these elements of the page; None if there is none.

    Names come before places: ids and classes without numbers, attributes that tell what
    something is, then the tag within something that has a name; then classes with small numbers,
    and only last a count of siblings.
    """
    wanted = [node.mem_id for node in each_once(list(nodes))]
    if not wanted:
        return None
    for weak in (False, True):
        for text in _candidates(nodes, weak):
            if matched(root, text) == sorted(wanted):
                return text
    return _counted(root, nodes[0]) if len(wanted) == 1 else _in_counted(root, nodes)


def matched(root: LexborNode, text: str) -> list[int]:
    """Return the sorted ids (`mem_id`) of the elements that a selector finds; [] where it is none.

    An attribute or class of the page may hold what CSS cannot.
    """
    try:
        return sorted({node.mem_id for node in root.css(text)})
    except SelectolaxError:
        return []


def _candidates(nodes: Sequence[LexborNode], weak: bool) -> Iterator[str]:
    own = _shared(nodes, weak)
    yield from own[:-1]
    above = list(_above(nodes[0]))
    for index, holder in enumerate(above):
        for name in names_of(holder, weak)[:-1]:
            for step in own:
                yield f"{name} > {step}" if index == 0 else f"{name} {step}"
    yield own[-1]
    for index, holder in enumerate(above[:-1]):
        for name in names_of(holder, weak):
            for outer in above[index + 1 :]:
                yield from (
                    f"{far} {name} > {own[-1]}" for far in names_of(outer, weak)[:-1] if index == 0
                )


def _shared(nodes: Sequence[LexborNode], weak: bool) -> list[str]:
    """Return the names that all of the elements have; the last one is the tag alone."""
    shared = names_of(nodes[0], weak)
    for node in nodes[1:]:
        theirs = set(names_of(node, weak))
        shared = [name for name in shared if name in theirs]
    return shared or ["*"]


def names_of(node: LexborNode, weak: bool = False) -> list[str]:
    """Return simple selectors of an element, the most lasting first, its tag alone last.

    `weak` takes classes with small numbers too.
    """
    tag = node.tag or "*"
    if not re.fullmatch(r"[a-z][a-z0-9-]*", tag):
        return ["*"]
    found = []
    if node.id and _lasting(node.id):
        found.append(f"#{node.id}")
    found += [
        f'{tag}[{name}="{value}"]'
        for name in _TELLING
        if (value := node.attrs.get(name)) and re.fullmatch(r"[A-Za-z][\w:.-]*", value)
    ]
    classes = [name for name in (node.attrs.get("class") or "").split() if _lasting(name)]
    found += [f"{tag}.{name}" for name in sorted(classes, key=lambda name: name.count("-"))]
    if len(classes) > 1:
        found.append(f"{tag}.{'.'.join(classes)}")
    if weak:
        numbered = (node.attrs.get("class") or "").split()
        found += [f"{tag}.{name}" for name in numbered if _WEAK.fullmatch(name)]
    return [*found, tag]


def _lasting(name: str) -> bool:
    """Whether a class or id is a name: numbers and states change from page to page."""
    return _STABLE.fullmatch(name) is not None and _STATE.search(name) is None


def _above(node: LexborNode) -> Iterator[LexborNode]:
    above = node.parent
    for _ in range(_HEIGHT):
        if above is None or not above.is_element_node or above.tag == "html":
            return
        yield above
        above = above.parent


def _counted(root: LexborNode, node: LexborNode) -> str | None:
    """Return the way down from the nearest element that has a name of its own, by counting."""
    steps: list[str] = []
    at: LexborNode | None = node
    while at is not None and at.is_element_node and at.tag != "html":
        named = [name for name in names_of(at)[:-1] if matched(root, name) == [at.mem_id]]
        if steps and (named or at.tag == "body"):
            way = " > ".join([*named[:1], *steps]) if named else " > ".join(["body", *steps])
            return way if matched(root, way) == [node.mem_id] else None
        steps.insert(0, _step(at))
        at = at.parent
    return None


def _in_counted(root: LexborNode, nodes: Sequence[LexborNode]) -> str | None:
    """Return the way to what directly holds all of the elements, and the name they share in it."""
    holder = nodes[0].parent
    if holder is None or any(n.parent is None or n.parent != holder for n in nodes):
        return None
    way = _counted(root, holder)
    wanted = sorted({node.mem_id for node in nodes})
    found = (f"{way} > {name}" for name in _shared(nodes, weak=True) if way)
    return next((text for text in found if matched(root, text) == wanted), None)


def _step(node: LexborNode) -> str:
    """Return an element's tag, with its count among its siblings where it is not the only one."""
    before, after = _alike(node, "prev"), _alike(node, "next")
    return f"{node.tag}:nth-of-type({before + 1})" if before or after else str(node.tag)


def _alike(node: LexborNode, way: str) -> int:
    count, other = 0, getattr(node, way)
    while other is not None:
        count += other.tag == node.tag
        other = getattr(other, way)
    return count
