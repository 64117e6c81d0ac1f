"""Posts that show no mark as the others do: siblings of posts, and made as they are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipelines.read.labels.block_marks import Mark
from pipelines.read.labels.blocks import HEADINGS, Block, BlockTree

_LIKE = 0.6
"""The share of elements that two posts have in common at the least."""
_FEW = 2
_FLOW = HEADINGS | frozenset(
    {"p", "b", "i", "em", "strong", "font", "u", "a", "ul", "ol", "li", "blockquote", "br", "pre"}
    | {"img", "code", "figure", "center", "q", "cite", "hr", "sub", "sup"}
)
"""Elements of a text, which differ from post to post."""


def filled(
    tree: BlockTree, marks: Sequence[Mark], heads: Sequence[Block], shown: Sequence[int]
) -> tuple[list[Mark], list[Block]]:
    """Return marks and the blocks that they head, with those of like siblings without a mark.

    `shown` are the numbers of all marks: a sibling that holds one is no post of its own.
    """
    pairs = list(zip(marks, heads, strict=True))
    rows: dict[tuple[int, str], list[Block]] = defaultdict(list)
    for head in heads:
        if head.parent is not None:
            rows[head.parent.order, head.shape].append(head)
    for (_, shape), row in rows.items():
        known = {head.order for head in row}
        parent = row[0].parent
        beside = [one for one in parent.children if one.shape == shape] if parent else []
        if len(row) < _FEW or len(beside) == len(row):
            continue
        usual = _usual(tree, row)
        for block in beside:
            held = bisect_left(shown, block.end) - bisect_left(shown, block.order)
            if (
                block.order not in known
                and not held
                and usual
                and _is_like(_made_of(tree, block), usual)
            ):
                pairs.append((Mark(block, block.order, ""), block))
    pairs.sort(key=lambda pair: pair[1].order)
    return [mark for mark, _ in pairs], [head for _, head in pairs]


def _made_of(tree: BlockTree, block: Block) -> frozenset[str]:
    inner = tree.blocks_in(block.order + 1, block.end)
    return frozenset(one.shape for one in inner if one.tag not in _FLOW)


def _usual(tree: BlockTree, row: Sequence[Block]) -> frozenset[str]:
    """Return the elements that most blocks of a row have."""
    told = Counter(shape for head in row for shape in _made_of(tree, head))
    return frozenset(shape for shape, count in told.items() if count > len(row) / 2)


def _is_like(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _LIKE * len(one | other)
