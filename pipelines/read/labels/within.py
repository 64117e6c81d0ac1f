"""Posts within posts: the block of each, where answers stand inside what they answer."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate

from pipelines.read.labels.block_marks import Mark
from pipelines.read.labels.blocks import Block

_HIGHEST = 12
"""Levels between a mark and the block of its post."""
_LEAST = 3
"""Posts without any class in common that are surely posts."""


def posts_within(groups: Sequence[Sequence[Mark]]) -> frozenset[int]:
    """Return the nodes (mem_id) of posts of which some stand in others; none if there are none.

    `groups` are marks that stand in alike places. A post's block is as many levels above its mark
    as all others' are, and holds no mark of another post but in that one's block.
    """
    best: list[Block] = []
    for group in groups:
        found = _blocks(group) if len(group) > 1 else []
        if len(found) > len(best):
            best = found
    return frozenset(block.node.mem_id for block in best)


def _blocks(group: Sequence[Mark]) -> list[Block]:
    best: list[Block] = []
    for level in range(1, _HIGHEST):
        found = _side_by_side(_at_level(group, level))
        if len(found) >= max(len(best), 2) and _are_within(found):
            best = [block for _, block in found]
    return best


def _at_level(group: Sequence[Mark], level: int) -> list[tuple[Mark, Block]]:
    """Return the block so many levels above each mark, without those that hold another's mark."""
    found = [(mark, _up(mark.block, level)) for mark in group if mark.block.depth >= level]
    counted = Counter(block.order for _, block in found)
    return [(mark, block) for mark, block in found if counted[block.order] == 1]


def _up(block: Block, levels: int) -> Block:
    for _ in range(levels):
        block = block.parent or block
    return block


def _side_by_side(found: Sequence[tuple[Mark, Block]]) -> list[tuple[Mark, Block]]:
    """Return the posts of the list that holds most: outermost siblings, and all within them."""
    lists: dict[tuple[int, str], list[tuple[Mark, Block]]] = defaultdict(list)
    outer: Block | None = None
    for mark, block in sorted(found, key=lambda one: one[1].order):
        if outer is None or not block.within(outer):
            outer = block
        if block.tag == outer.tag:
            lists[outer.parent.order if outer.parent else 0, outer.tag].append((mark, block))
    return max(lists.values(), key=len, default=[])


def _are_within(found: Sequence[tuple[Mark, Block]]) -> bool:
    """Whether each mark's innermost block is its own, and some blocks stand in others."""
    orders = sorted(mark.block.order for mark, _ in found)
    own: dict[int, int] = {}
    open_: list[Block] = []
    nested = False
    blocks = {block.order: block for _, block in found}
    for order in sorted([*blocks, *orders]):
        while open_ and order >= open_[-1].end:
            open_.pop()
        if order in blocks:
            nested = nested or bool(open_)
            open_.append(blocks[order])
        if open_ and _is_in(orders, order):
            own[order] = open_[-1].order
    right = all(own.get(mark.block.order) == block.order for mark, block in found)
    return right and nested and _alike([block for _, block in found])


def _is_in(orders: list[int], order: int) -> bool:
    at = bisect_left(orders, order)
    return at < len(orders) and orders[at] == order


def _alike(blocks: Sequence[Block]) -> bool:
    """Whether all blocks have a class in common; without any class, several must be outermost."""
    classes = [frozenset(block.shape.split(".")[1:]) for block in blocks]
    if any(classes):
        return bool(frozenset.intersection(*classes))
    ends = accumulate((block.end for block in blocks[:-1]), max)
    outermost = sum(block.order >= end for block, end in zip(blocks[1:], ends, strict=True))
    return len(blocks) >= _LEAST and outermost > 0
