"""The posts of a page: of all blocks that repeat, those that each hold a name, a time, a text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from pipelines.read.labels.block_marks import Mark, numbers, people, times
from pipelines.read.labels.blocks import HEADINGS, Block, BlockTree
from pipelines.read.labels.posts_body import Body, bodies, place_of_texts
from pipelines.read.labels.posts_slots import Slots
from pipelines.read.labels.repeating import Record, groups, records
from pipelines.read.labels.within import posts_within
from pipelines.read.words import meaning

_CLOSELY = 5
"""How many of the ways to part a page are looked at closely."""
_CAP = 300.0
_WHOLE = 0.9
_MOST = 0.5
_ASIDE = frozenset({"aside", "related"})
"""What headings announce that is of other pages."""
_HOLDING = 0.2
"""How far blocks are believed that may hold several posts each."""


class Post(NamedTuple):
    """A block that may be a post, and where its text is."""

    record: Record
    body: Body | None
    mass: float


class Marks:
    """The marks of a page, to be counted between two numbers."""

    def __init__(self, tree: BlockTree) -> None:
        self.times = times(tree)
        self.people = people(tree)
        self.numbers = numbers(tree)
        self.kinds = (self.times, self.people, self.numbers)
        self._headings = [block for block in tree.blocks if block.tag in HEADINGS]
        self._asides = [meaning(tree.text_of(block)) in _ASIDE for block in self._headings]
        self._times = [mark.order for mark in self.times]
        self._people = [mark.order for mark in self.people]
        self._numbers = [mark.order for mark in self.numbers]

    def completeness(self, record: Record) -> float:
        """Return how much of a name and a time a record has: 1 for both."""
        timed = max(self.timed(record), 0.9 * self.numbered(record))
        return 0.2 + 0.4 * timed + 0.4 * self.named(record)

    def timed_in(self, block: Block) -> bool:
        """Whether a block shows a time."""
        return _any(self._times, block.order, block.end)

    def timed(self, record: Record) -> bool:
        """Whether a record shows a time."""
        return _any(self._times, record.start, record.end)

    def named(self, record: Record) -> bool:
        """Whether a record has a place that names a person."""
        return _any(self._people, record.start, record.end)

    def aside(self, record: Record) -> bool:
        """Whether the heading before a record announces what is said on other pages."""
        at = bisect_left(self._headings, record.start, key=lambda block: block.order)
        return at > 0 and self._asides[at - 1]

    def numbered(self, record: Record) -> bool:
        """Whether a record shows a number of its own."""
        return _any(self._numbers, record.start, record.end)

    @property
    def blocks(self) -> frozenset[int]:
        """The numbers of the elements that are marks."""
        return frozenset(mark.block.order for mark in (*self.times, *self.people))


class Found(NamedTuple):
    """A way to part a page, with how much of it is posts."""

    score: float
    posts: tuple[Post, ...]
    slots: Slots
    marks: Marks


def _any(orders: list[int], start: int, end: int) -> bool:
    return bisect_left(orders, end) > bisect_left(orders, start)


def ranked(root: LexborNode) -> list[Found]:
    """Return the ways to part a page into what may be posts, the one that fits most first."""
    tree = BlockTree(root)
    marks = Marks(tree)
    found = _ways(tree, marks)
    alike = [group for kind in marks.kinds for group in groups(kind)]
    if apart := posts_within(alike):
        flat = BlockTree(root, apart)
        inner = _ways(flat, Marks(flat))
        most = max((len(one.posts) for one in inner if _stand_in(one)), default=0)
        whole = [one for one in found if len(one.posts) >= most]
        less = [one._replace(score=one.score * _HOLDING) for one in found if one not in whole]
        found = [*whole, *less, *inner]
    return sorted(found, key=lambda one: -one.score)


def _stand_in(found: Found) -> bool:
    """Whether most blocks are the posts that were set apart, for some stand in others."""
    under = found.slots.tree.under
    return sum(post.record.start in under for post in found.posts) > _MOST * len(found.posts)


def _ways(tree: BlockTree, marks: Marks) -> list[Found]:
    ways: dict[tuple[int, ...], tuple[float, list[Record]]] = {}
    for kind in marks.kinds:
        for group in groups(kind):
            for rows in _both(tree, marks, group):
                extents = tuple(number for row in rows for number in (row.start, row.end))
                if extents not in ways:
                    ways[extents] = (_worth(tree, marks, rows), rows)
    first = sorted(ways.values(), key=lambda way: -way[0])[:_CLOSELY]
    return [_looked_at(tree, marks, rows) for _, rows in first]


def _both(tree: BlockTree, marks: Marks, group: Sequence[Mark]) -> Iterator[list[Record]]:
    """Yield the ways to part a page by a group of marks, if that gives several records."""
    for evenly in (False, True) if len(group) > 1 else ():
        rows = _confirmed(marks, records(tree, group, evenly=evenly))
        if len(rows) > 1:
            yield rows


def _confirmed(marks: Marks, rows: list[Record]) -> list[Record]:
    """Leave out what other pages say, and unmarked blocks without what most others show."""
    rows = [row for row in rows if not marks.aside(row)]
    unsure = [row for row in rows if not row.mark.shown]
    if not unsure:
        return rows
    timed = sum(marks.timed(row) for row in rows) > _MOST * len(rows)
    named = sum(marks.named(row) for row in rows) > _MOST * len(rows)
    lacking = [
        row
        for row in unsure
        if (timed and not marks.timed(row)) or (named and not marks.named(row))
    ]
    return [row for row in rows if row not in lacking]


def _worth(tree: BlockTree, marks: Marks, rows: Sequence[Record]) -> float:
    said = sum(min(tree.prose(row.start, row.end), _CAP) * marks.completeness(row) for row in rows)
    return said * _evenness(tree, rows)


def _evenness(tree: BlockTree, rows: Sequence[Record]) -> float:
    return (0.5 + 0.5 * _alike(rows)) * (1 - 0.5 * _swallowing(tree, rows))


def _swallowing(tree: BlockTree, rows: Sequence[Record]) -> float:
    """Return the share of elements like those that begin records that lie within records.

    Where all hold as many of them, they are a part of each.
    """
    heads = [row.parts[0].shape for row in rows]
    held = [
        tree.alike(head, row.start + 1, row.end) if "." in head or head == "article" else 0
        for head, row in zip(heads, rows, strict=True)
    ]
    return sum(held) / (sum(held) + len(rows)) if len(set(held)) > 1 else 0.0


def _alike(rows: Sequence[Record]) -> float:
    """Return the share of records that begin with the commonest element, or one like it."""
    common = Counter(row.parts[0].shape for row in rows).most_common(1)[0][0].split(".")
    near = (set(common[1:]) & set(row.parts[0].shape.split(".")[1:]) for row in rows)
    same = [row.parts[0].tag == common[0] for row in rows]
    return sum(
        one and (bool(n) or len(common) == 1) for one, n in zip(same, near, strict=True)
    ) / len(rows)


def _looked_at(tree: BlockTree, marks: Marks, rows: Sequence[Record]) -> Found:
    slots, path = _laid(tree, marks, rows)
    posts = []
    score = 0.0
    for row, body in zip(rows, bodies(slots, path), strict=True):
        mass = slots.mass(body.block.order, body.block.end) if body else 0.0
        posts.append(Post(row, body, mass))
        score += min(mass, _CAP) * marks.completeness(row)
    saying = sum(post.mass > 0 for post in posts) / len(posts)
    return Found(
        score * _evenness(tree, rows) * (0.5 + 0.5 * saying),
        tuple(_own_kind(marks, posts)),
        slots,
        marks,
    )


def _laid(tree: BlockTree, marks: Marks, rows: Sequence[Record]) -> tuple[Slots, str | None]:
    """Lay records beside each other; alike elements are told apart only where that is needed."""
    slots = Slots(tree, rows, marks.blocks)
    path, clean = place_of_texts(slots)
    if not clean:
        counted = Slots(tree, rows, marks.blocks, counted=True)
        other, clean = place_of_texts(counted)
        if clean:
            return counted, other
    return slots, path


def _own_kind(marks: Marks, posts: Sequence[Post]) -> list[Post]:
    """Leave out blocks that stand elsewhere than the posts, and lack a name or a time."""
    whole = [post for post in posts if marks.completeness(post.record) > _WHOLE]
    if len(whole) < 0.7 * len(posts):
        return list(posts)
    places = {_place(post.record) for post in whole}
    return [post for post in posts if post in whole or _place(post.record) in places]


def _place(record: Record) -> tuple[int, str]:
    above = record.parts[0].parent
    return (above.order if above else 0, record.parts[0].tag)
