"""In which order, how deep and on which page WordPress and bbPress show a discussion."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from demo.comments import Shown
from demo.designs.wordpress.style import Style
from demo.node import Node
from demo.world import World

DEEPEST = 10
"""Answers below this depth stand beside what they answer: both systems nest no deeper."""
POSTS = 15
"""Posts on a page of a topic, its opening post among them."""
COMMENTS = 20
"""Comments on a page of a post: those that answer the post itself, each with its answers."""


class Placed(NamedTuple):
    """A comment at its place; `depth` counts from 0, `part` from 0 in the order of writing."""

    shown: Shown
    depth: int
    part: int


@lru_cache(maxsize=2_048)
def placed(style: Style, world: World, node: Node) -> tuple[Placed, ...]:
    """Return a page's comments in the order of the whole discussion."""
    written = sorted(world.discussion(node), key=lambda each: each.reply.cid)
    if node.kind == "topic" and not style.threaded:
        return tuple(Placed(each, 0, at // POSTS) for at, each in enumerate(written, 1))
    known = {each.reply.cid for each in written}
    answers: dict[int | None, list[Shown]] = {}
    for each in written:
        above = each.reply.parent if each.reply.parent in known else None
        answers.setdefault(above, []).append(each)
    found: list[Placed] = []
    for at, each in enumerate(answers.get(None, [])):
        part = 0 if node.kind == "topic" else at // COMMENTS
        _place(each, 0, part, answers, found)
    return tuple(found)


def _place(
    each: Shown, depth: int, part: int, answers: dict[int | None, list[Shown]], into: list[Placed]
) -> None:
    into.append(Placed(each, depth, part))
    for answer in answers.get(each.reply.cid, []):
        _place(answer, depth + 1, part, answers, into)


def parts_of(style: Style, world: World, node: Node) -> int:
    """Return how many pages a discussion has, at least 1."""
    return 1 + max((each.part for each in placed(style, world, node)), default=0)


def nested(items: list[tuple[int, str]], item: str, inner: str) -> str:
    """Nest list items by their depths; a depth beyond DEEPEST counts as that.

    `item` opens each item with its HTML, which begins after the tag's name; `inner` is the tag
    of the lists within items, with its attributes. The outermost list is not written.

    >>> nested([(0, ">a"), (1, ">b"), (0, ">c")], "li", "ol class='x'")
    "<li>a\\n<ol class='x'>\\n<li>b</li>\\n</ol>\\n</li>\\n<li>c</li>\\n"
    """
    printed, level = "", -1
    ending = f"</{inner.split(' ', 1)[0]}>\n"
    for depth, html in items:
        depth = min(depth, DEEPEST - 1)
        if depth > level:
            printed += f"\n<{inner}>\n" if level >= 0 else ""
        else:
            printed += f"</{item}>\n" + f"{ending}</{item}>\n" * (level - depth)
        printed += f"<{item}{html}"
        level = depth
    return printed + (f"</{item}>\n" + f"{ending}</{item}>\n" * level if items else "")
