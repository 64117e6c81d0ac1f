"""The numbers that a site gives its posts, where the page shows them surely."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipelines.read.labels.block_marks import ANCHOR
from pipelines.read.labels.blocks import Block
from pipelines.read.labels.posts import Found, Post

_LEAST = 1000
"""Smaller ones are likely places within the discussion."""


def numbers(found: Found) -> list[tuple[str, str]] | None:
    """Return number and anchor of each post; None where not every post has one of its own.

    Numbers that follow each other one by one may be places in the discussion, and tell nothing.
    """
    seen = [next(_anchors(found, post), None) for post in found.posts]
    told = [one for one in seen if one is not None]
    values = [int(number) for number, _ in told]
    if len(told) < len(seen) or len(set(values)) < len(values) or min(values, default=0) < _LEAST:
        return None
    steps = {after - before for before, after in pairwise(values)}
    return None if steps <= {1} else told


def _anchors(found: Found, post: Post) -> Iterator[tuple[str, str]]:
    tree, body = found.slots.tree, post.body.block if post.body else None
    for block in (*_around(post), *tree.blocks_in(post.record.start, post.record.end)):
        if body is not None and body.order < block.order < body.end:
            continue
        for anchor in (block.attributes.get("id"), block.attributes.get("name")):
            match = ANCHOR.match(anchor or "")
            if match and anchor:
                yield str(int(match[1])), anchor


def _around(post: Post) -> Iterator[Block]:
    """Yield the element that holds nothing but this post, if there is one."""
    above = post.record.parts[0].parent
    if above is not None and above.order + 1 == post.record.start and above.end == post.record.end:
        yield above
