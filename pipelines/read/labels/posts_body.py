"""Which part of a post is its text: where most of what differs from post to post is said."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.read.labels.blocks import Block, Outline, Piece, weight
from pipelines.read.labels.repeating import Record

_FLOW = frozenset({"p", "b", "i", "em", "strong", "font", "u", "a", "ul", "ol", "blockquote", "br", "pre", "code", "img", "h1", "h2", "h3", "h4", "h5", "h6", "tbody", "tr", "table", "figure", "center", "q", "cite", "small"})
"""Elements that are parts of a text, seldom its container."""
_CAP = 800.0
_SIGNED = ("sig", "signature", "firma", "signatur")


class Body(NamedTuple):
    """The container of a post's text, and what in it is no part of the text."""

    block: Block
    without: tuple[Block, ...] = ()


class Slots:
    """The places of a set of records: which blocks stand in the same place of several."""

    def __init__(self, outline: Outline, records: Sequence[Record], marked: frozenset[int]) -> None:
        self.outline = outline
        self.records = records
        self.paths: dict[int, str] = {}
        self.places: dict[str, list[list[Block]]] = {}
        for number, record in enumerate(records):
            self._lay(number, record)
        self._weigh(marked)

    def _lay(self, number: int, record: Record) -> None:
        for block in self.outline.blocks_in(record.start, record.end):
            above = self.paths.get(block.parent.order) if block.parent else None
            top = block in record.parts
            path = block.tag if top or above is None else f"{above}>{block.shape}"
            self.paths[block.order] = path
            rows = self.places.setdefault(path, [[] for _ in self.records])
            rows[number].append(block)

    def _weigh(self, marked: frozenset[int]) -> None:
        """Weigh each text: what stands in the same place of two posts tells nothing of either."""
        told: dict[tuple[str, str], int] = defaultdict(int)
        held = [self.outline.pieces_in(record.start, record.end) for record in self.records]
        for pieces in held:
            for key in {(self.paths.get(piece.block.order, ""), piece.text) for piece in pieces}:
                told[key] += 1
        self._orders: list[int] = []
        self._sums = [0.0]
        for pieces in held:
            for piece in pieces:
                again = told[self.paths.get(piece.block.order, ""), piece.text] > 1
                self._orders.append(piece.order)
                size = 0.0 if again or _aside(piece, marked) else weight(piece)
                self._sums.append(self._sums[-1] + size)

    def mass(self, start: int, end: int) -> float:
        """Return how much of its own is said from `start` to before `end`."""
        orders = self._orders
        return self._sums[bisect_left(orders, end)] - self._sums[bisect_left(orders, start)]


def _aside(piece: Piece, marked: frozenset[int]) -> bool:
    block: Block | None = piece.block
    for _ in range(6):
        if block is None:
            return False
        if block.order in marked or is_signature(block):
            return True
        block = block.parent
    return False


def is_signature(block: Block) -> bool:
    """Whether classes announce a signature."""
    return bool(block.attributes) and not block.tokens.isdisjoint(_SIGNED)


def bodies(slots: Slots) -> list[Body | None]:
    """Return for each record the part that holds its text."""
    path = _best(slots)
    return [_body(slots, number, record, path) for number, record in enumerate(slots.records)]


def _best(slots: Slots) -> str | None:
    whole = sum(min(slots.mass(one.start, one.end), _CAP) for one in slots.records) or 1.0
    scored = []
    for path, rows in slots.places.items():
        firsts = [row[0] for row in rows if row]
        share = len(firsts) / len(rows)
        if share < 0.6 or sum(len(row) > 1 for row in rows) > 0.1 * len(rows):
            continue
        if firsts[0].tag in _FLOW:
            continue
        cover = sum(min(slots.mass(one.order, one.end), _CAP) for one in firsts) / whole
        clean = sum(_holds_mark(slots, rows, number) for number in range(len(rows))) <= 0.1 * len(rows)
        scored.append((cover, clean, path, firsts[0].depth))
    clear = [one for one in scored if one[1]]
    most = max((one[0] for one in clear), default=0.0)
    if most < 0.4:
        clear, most = scored, max((one[0] for one in scored), default=0.0)
    deep = [one for one in clear if one[0] >= 0.93 * most and one[0] > 0]
    return max(deep, key=lambda one: (one[3], one[0]))[2] if deep else None


def _holds_mark(slots: Slots, rows: list[list[Block]], number: int) -> bool:
    mark = slots.records[number].mark.order
    return any(block.order <= mark < block.end for block in rows[number])


def _body(slots: Slots, number: int, record: Record, path: str | None) -> Body | None:
    rows = slots.places.get(path or "", [])
    if rows and rows[number]:
        return Body(rows[number][0])
    return _alone(slots, record)


def _alone(slots: Slots, record: Record) -> Body | None:
    """Return the part of one record that says most, without a look at the others."""
    whole = slots.mass(record.start, record.end)
    clean = [
        block
        for block in slots.outline.blocks_in(record.start, record.end)
        if block.tag not in _FLOW and not block.order <= record.mark.order < block.end
    ]
    if not clean or whole <= 0:
        return None
    most = max(slots.mass(block.order, block.end) for block in clean)
    fit = [block for block in clean if slots.mass(block.order, block.end) >= 0.9 * most]
    return Body(max(fit, key=lambda block: block.depth)) if most > 0.4 * whole else None
