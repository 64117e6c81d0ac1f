"""The way up from an element."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode


def upward(node: LexborNode | None, end: LexborNode | None = None) -> Iterator[LexborNode]:
    """Yield an element and those above it, up to the root; `end` and what is above it left out."""
    stop = end.mem_id if end is not None else None
    while node is not None and node.is_element_node and node.mem_id != stop:
        yield node
        node = node.parent


def classes(node: LexborNode) -> list[str]:
    """Return the classes of an element."""
    return (node.attrs.get("class") or "").split()


def stands_in(node: LexborNode, holders: list[LexborNode]) -> bool:
    """Whether an element is one of these or stands within one."""
    if not holders:
        return False
    ids = {holder.mem_id for holder in holders}
    return any(one.mem_id in ids for one in upward(node))
