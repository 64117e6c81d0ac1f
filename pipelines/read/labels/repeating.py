"""Blocks that repeat: what lies between one mark and the next, where marks of one kind recur."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.read.labels.block_marks import Mark
from pipelines.read.labels.blocks import Block, BlockTree
from pipelines.read.labels.unmarked import filled


class Record(NamedTuple):
    """One of the blocks that repeat: siblings from `start` to before `end`, and its mark."""

    start: int
    end: int
    parts: tuple[Block, ...]
    mark: Mark


def groups(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Return the sets of marks that stand in alike places, from the same class to the same tags."""
    found: dict[tuple[int, ...], list[Mark]] = {}
    for key in (_shape_path, _near_shape, _tag_path, _own_shape):
        told = defaultdict(list)
        for mark in marks:
            told[key(mark.block)].append(mark)
        for group in told.values():
            found.setdefault(tuple(mark.order for mark in group), group)
    return list(found.values())


def _shape_path(block: Block) -> str:
    return " ".join([block.shape, *(above.shape for above in block.above())])


def _tag_path(block: Block) -> str:
    return " ".join([block.tag, *(above.tag for above in block.above())])


def _near_shape(block: Block) -> str:
    above = [one.shape for _, one in zip(range(2), block.above(), strict=False)]
    return " ".join([block.shape, *above])


def _own_shape(block: Block) -> str:
    return block.shape


def records(tree: BlockTree, marks: Sequence[Mark], *, evenly: bool = False) -> list[Record]:
    """Part the page by marks: for each the widest block that holds no other, and its followers.

    `evenly` takes the same number of levels for all: where answers stand in what they answer,
    the last of them has more room than the others.
    """
    shown = [mark.order for mark in marks]
    marks = _one_each(tree, marks)
    orders = [mark.order for mark in marks]
    heads = [_widest(mark.block, orders) for mark in marks]
    if evenly:
        levels = min(mark.block.depth - head.depth for mark, head in zip(marks, heads, strict=True))
        heads = [_up(mark.block, levels) for mark in marks]
    marks, heads = filled(tree, marks, heads, shown)
    orders = sorted({*orders, *(mark.order for mark in marks)})
    kids = _children(heads)
    found = []
    for mark, head in zip(marks, heads, strict=True):
        parts = (head, *_followers(head, orders, kids))
        found.append(Record(head.order, parts[-1].end, parts, mark))
    return _even(tree, found)


def _one_each(tree: BlockTree, marks: Sequence[Mark]) -> list[Mark]:
    """Keep the first of marks that stand beside each other with little between."""
    kept: list[Mark] = []
    for mark in marks:
        last = kept[-1] if kept else None
        if last and mark.block.within(last.block):
            continue
        beside = (
            last and last.block.parent is mark.block.parent and last.block.depth == mark.block.depth
        )
        if last and beside and tree.prose(last.order, mark.order) < 60 and not _is_post(tree, last):
            continue
        kept.append(mark)
    return kept


def _is_post(tree: BlockTree, mark: Mark) -> bool:
    """Whether a mark is the number of an element that says something: a short post."""
    told = mark.block.attributes.items()
    numbered = any(value == mark.shown for key, value in told if key.endswith("id"))
    return numbered and tree.size(mark.block) > 0


def _count(orders: list[int], block: Block) -> int:
    return bisect_left(orders, block.end) - bisect_left(orders, block.order)


def _widest(block: Block, orders: list[int]) -> Block:
    while block.parent is not None and _count(orders, block.parent) == _count(orders, block):
        block = block.parent
    return block


def _up(block: Block, levels: int) -> Block:
    for _ in range(levels):
        block = block.parent or block
    return block


def _children(heads: Sequence[Block]) -> dict[int, list[Block]]:
    above = {head.parent.order: head.parent for head in heads if head.parent}
    return {order: block.children for order, block in above.items()}


def _followers(head: Block, orders: list[int], kids: dict[int, list[Block]]) -> Iterator[Block]:
    siblings = kids.get(head.parent.order, []) if head.parent else []
    for block in siblings[bisect_right(siblings, head.order, key=_order) :]:
        if _count(orders, block):
            return
        yield block


def _order(block: Block) -> int:
    return block.order


def _even(tree: BlockTree, found: list[Record]) -> list[Record]:
    """Cut what follows the last record of each row to what follows the others."""
    last_of = {id(record.parts[0].parent): record for record in found}
    others = [record for record in found if last_of[id(record.parts[0].parent)] is not record]
    if not others:
        return found
    most = max(len(record.parts) for record in others)
    cut = []
    for record in found:
        parts = record.parts
        if last_of[id(parts[0].parent)] is record and len(parts) > most:
            parts = parts[:most]
        cut.append(record._replace(parts=parts, end=parts[-1].end))
    return cut
