"""How deep a post stands under others: replies that stand within the block of what they answer."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipelines.read.labels.blocks import Block
from pipelines.read.labels.posts import Post

_REPLIES = frozenset({"indent", "indented", "children", "replies", "nested", "subcomments"})
"""Words in the class of an element that holds the replies to the post before it."""


def parents(posts: Sequence[Post], under: Mapping[int, Block | None]) -> list[int | None] | None:
    """Return for each post the place of the one that it stands under; None: none is nested.

    `under` has what posts stand in that were set apart (BlockTree). Of others:
    A post stands under another if it is deeper within an element that begins with the other and
    that stands beside others; or within one that follows the other and holds its replies.
    """
    heads = [post.record.parts[0] for post in posts]
    orders = [head.order for head in heads]
    if any(order in under for order in orders):
        places = {order: place for place, order in enumerate(orders)}
        inner = [_posts_above(under, order) for order in orders]
        return [next((places[o] for o in one if o in places), None) for one in inner]
    following = _following(heads, orders)
    found = [_above(heads, orders, following, place) for place in range(len(heads))]
    return found if any(one is not None for one in found) else None


def _posts_above(under: Mapping[int, Block | None], order: int) -> Iterator[int]:
    while (block := under.get(order)) is not None:
        order = block.order
        yield order


def _following(heads: Sequence[Block], orders: list[int]) -> dict[int, int]:
    """Return the elements that follow a post at once and hold replies: number, place of the post.

    One element that follows one post may be the list of all answers below the best.
    """
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for place, head in enumerate(heads):
        for block in head.above():
            above = block.parent
            before = bisect_left(orders, block.order) - 1
            if above is None or before < 0:
                continue
            other = heads[before]
            if other.parent is above and block.order > other.order and place > before:
                found[block.shape][block.order] = before
    sure: dict[int, int] = {}
    for shape, told in found.items():
        if len(told) > 1 or not _REPLIES.isdisjoint(shape.lower().replace("-", ".").split(".")):
            sure.update(told)
    return sure


def _above(
    heads: Sequence[Block], orders: list[int], following: dict[int, int], place: int
) -> int | None:
    head = heads[place]
    for block in head.above():
        if block.order in following:
            return following[block.order]
        first = bisect_left(orders, block.order)
        if first >= place:
            continue
        whole = first == 0 and bisect_left(orders, block.end) == len(orders)
        if whole and block.order not in following:
            return None
        if heads[first].depth < head.depth and _stands_beside(orders, block):
            return first
    return None


def _stands_beside(orders: list[int], block: Block) -> bool:
    """Whether what an element stands in holds posts besides."""
    above = block.parent
    if above is None:
        return False
    own = bisect_left(orders, block.end) - bisect_left(orders, block.order)
    return bisect_left(orders, above.end) - bisect_left(orders, above.order) > own
