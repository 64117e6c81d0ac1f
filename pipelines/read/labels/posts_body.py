"""Which part of a post is its text: where most of what differs from post to post is said."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipelines.read.labels.blocks import HEADINGS, Block, BlockTree, Piece, weight
from pipelines.read.labels.repeating import Record

_FLOW = frozenset({"p", "b", "i", "em", "strong", "font", "u", "a", "ul", "ol", "blockquote", "br", "pre", "code", "img", "h1", "h2", "h3", "h4", "h5", "h6", "tbody", "tr", "table", "figure", "center", "q", "cite", "small"})
"""Elements that are parts of a text, seldom its container."""
_CAP = 800.0
_LITTLE = 12.0
_LINE = 40
_BOLD = frozenset({"b", "strong", "h2", "h3", "h4", "h5", "h6"})
_SIGNED = ("sig", "signature", "firma", "signatur")


class Body(NamedTuple):
    """The container of a post's text, and what in it is no part of the text."""

    block: Block
    without: tuple[Block, ...] = ()
    head: Block | None = None
    """A line above the text that is its subject."""


class Slots:
    """The places of a set of records: which blocks stand in the same place of several."""

    def __init__(self, tree: BlockTree, records: Sequence[Record], marked: frozenset[int]) -> None:
        self.tree = tree
        self.records = records
        self.paths: dict[int, str] = {}
        self.places: dict[str, list[list[Block]]] = {}
        for number, record in enumerate(records):
            self._lay(number, record)
        self._marked = sorted(marked)
        self._weigh(marked)

    def _lay(self, number: int, record: Record) -> None:
        for block in self.tree.blocks_in(record.start, record.end):
            above = self.paths.get(block.parent.order) if block.parent else None
            top = block in record.parts
            path = block.tag if top or above is None else f"{above}>{block.shape}"
            self.paths[block.order] = path
            rows = self.places.setdefault(path, [[] for _ in self.records])
            rows[number].append(block)

    def _weigh(self, marked: frozenset[int]) -> None:
        """Weigh each text: what stands in the same place of two posts tells nothing of either."""
        told: dict[tuple[str, str], int] = defaultdict(int)
        held = [self.tree.pieces_in(record.start, record.end) for record in self.records]
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


    def usual(self, block: Block) -> bool:
        """Whether nearly all of three posts and more have a block in this place."""
        rows = self.places.get(self.paths.get(block.order, ""), [])
        return len(rows) > 2 and sum(1 for row in rows if row) >= 0.9 * len(rows)

    def same(self, block: Block) -> bool:
        """Whether most posts say the same in the place of a block."""
        rows = self.places.get(self.paths.get(block.order, ""), [])
        said = Counter(self.tree.text_of(row[0]) for row in rows if row)
        text, times = said.most_common(1)[0]
        return bool(text) and times >= 0.8 * len(rows)

    def marked_in(self, block: Block) -> bool:
        """Whether a block holds a mark, as those in its place of most posts do."""
        rows = self.places.get(self.paths.get(block.order, ""), [])
        holding = sum(1 for row in rows if row and self._marks_in(row[0]))
        return self._marks_in(block) and holding >= 0.8 * len(rows)

    def _marks_in(self, block: Block) -> bool:
        marked = self._marked
        return bisect_left(marked, block.end) > bisect_left(marked, block.order)


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
    found = [_body(slots, number, record, path) for number, record in enumerate(slots.records)]
    _without_heads(slots, found)
    return found


def _without_heads(slots: Slots, found: list[Body | None]) -> None:
    """Take the line below the name out of texts: a rank that others have too, or a subject.

    Only where name and text share one element; a subject is a bold line that begins most posts.
    """
    near = [body if body and body.without and not body.head else None for body in found]
    firsts = [_first_line(slots, body) if body else None for body in near]
    told = Counter(slots.tree.text_of(line) for line in firsts if line)
    ranks = [line for line in firsts if line and told[slots.tree.text_of(line)] > 1]
    heads = [line for line in firsts if line and _bold(slots, line)]
    if len(heads) >= max(5, 0.7 * len(found)):
        _take_out(found, firsts, heads, subject=True)
    elif len(ranks) >= max(3, 0.6 * len(found)):
        _take_out(found, firsts, ranks, subject=False)


def _take_out(
    found: list[Body | None], firsts: list[Block | None], gone: list[Block], *, subject: bool
) -> None:
    for number, (body, line) in enumerate(zip(found, firsts, strict=True)):
        if body and line in gone:
            head = line if subject else None
            found[number] = Body(body.block, (*body.without, line), head)


def _bold(slots: Slots, line: Block) -> bool:
    pieces = slots.tree.pieces_in(line.order, line.end)
    return all(any(one.tag in _BOLD for one in (p.block, *_some_above(p.block))) for p in pieces)


def _some_above(block: Block) -> Iterator[Block]:
    return (above for _, above in zip(range(3), block.above(), strict=False))


def _first_line(slots: Slots, body: Body) -> Block | None:
    """Return the short line that follows the marks at the start of a body."""
    gone = max((block.end for block in body.without[:1]), default=body.block.order)
    for block in slots.tree.blocks_in(gone, body.block.end):
        text = slots.tree.text_of(block)
        if text:
            return block if len(text) <= _LINE and block.parent is body.block else None
    return None


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
    body = rows[number][0] if rows and rows[number] else _alone(slots, record)
    if body is None:
        return None
    head = _heading(slots, body)
    without = (*_beside(slots, body), *((head,) if head else ()))
    return Body(body, without, head)


def _heading(slots: Slots, body: Block) -> Block | None:
    """Return the heading that a text begins with: a subject, for posts have none of their own."""
    for block in slots.tree.blocks_in(body.order + 1, body.end):
        if slots.tree.size(block):
            whole = slots.tree.size(block) == slots.tree.size(body)
            return block if block.tag in HEADINGS and not whole else None
    return None


def _beside(slots: Slots, body: Block) -> Iterator[Block]:
    """Yield what stands in the body of nearly every post, and holds a mark or the same words."""
    done = body.order
    for block in slots.tree.blocks_in(body.order + 1, body.end):
        if block.order < done or not slots.usual(block):
            continue
        if slots.mass(block.order, block.end) > _LITTLE:
            continue
        if slots.marked_in(block) or slots.same(block):
            done = block.end
            yield block


def _alone(slots: Slots, record: Record) -> Block | None:
    """Return the part of one record that says most, without a look at the others."""
    whole = slots.mass(record.start, record.end)
    clean = [
        block
        for block in slots.tree.blocks_in(record.start, record.end)
        if block.tag not in _FLOW and not block.order <= record.mark.order < block.end
    ]
    if not clean or whole <= 0:
        return None
    most = max(slots.mass(block.order, block.end) for block in clean)
    fit = [block for block in clean if slots.mass(block.order, block.end) >= 0.9 * most]
    return max(fit, key=lambda block: block.depth) if most > 0.4 * whole else None
