"""The numbers that a site gives its posts, where the page shows them surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipelines.read.labels.block_marks import ANCHOR, DATA_ID
from pipelines.read.labels.blocks import Block
from pipelines.read.labels.posts import Found, Post

_LEAST = 1000
"""Smaller ones are likely places within the discussion."""


class Number(NamedTuple):
    """A post's number, the anchor that leads to it, and whether the page says that it is one."""

    number: str
    anchor: str
    told: bool


def numbers(found: Found) -> list[Number | None]:
    """Return the number of each post; None for all where one but the first has none of its own.

    Numbers that follow each other one by one may be places in the discussion, and tell nothing,
    unless a data attribute or the post's own address (`/comment/7#comment-7`) has them.
    """
    seen = [_number(found, post) for post in found.posts]
    nothing: list[Number | None] = [None] * len(seen)
    told = [one for one in seen if one is not None]
    values = [int(one.number) for one in told]
    if None in seen[1:] or not told or len(set(values)) < len(values):
        return nothing
    return seen if all(one.told for one in told) or _are_large(values) else nothing


def _are_large(values: Sequence[int]) -> bool:
    steps = {after - before for before, after in pairwise(values)}
    return min(values) >= _LEAST and not steps <= {1}


def _number(found: Found, post: Post) -> Number | None:
    seen = list(_numbers(found, post))
    return next((one for one in seen if one.told), seen[0] if seen else None)


def _numbers(found: Found, post: Post) -> Iterator[Number]:
    tree, body = found.slots.tree, post.body.block if post.body else None
    for block in (*_around(post), *tree.blocks_in(post.record.start, post.record.end)):
        if body is not None and body.order < block.order < body.end:
            continue
        yield from _of(block, post)


def _of(block: Block, post: Post) -> Iterator[Number]:
    for key, value in block.attributes.items():
        if not value:
            continue
        named = ANCHOR.match(value) if key in ("id", "name") else None
        if named:
            yield Number(_plain(named[1]), value, False)
        elif (
            DATA_ID.match(key)
            and value.isascii()
            and value.isdigit()
            and block in post.record.parts
        ):
            yield Number(_plain(value), f"comment-{_plain(value)}", True)


def _plain(shown: str) -> str:
    return shown.lstrip("0") or "0"


def _around(post: Post) -> Iterator[Block]:
    """Yield the element that holds nothing but this post, if there is one."""
    above = post.record.parts[0].parent
    if above is not None and above.order + 1 == post.record.start and above.end == post.record.end:
        yield above
