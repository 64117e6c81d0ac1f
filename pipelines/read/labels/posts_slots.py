"""The places of posts: what stands where in several, and how much of it is each one's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipelines.read.labels.blocks import Block, BlockTree, Piece, weight
from pipelines.read.labels.repeating import Record

_ANSWER = re.compile(
    r"(?:in (?:reply|response) to|en respuesta a|en réponse à|als antwort auf|antwort auf"
    r"|em resposta a|in risposta a)\b",
    re.IGNORECASE,
)
ANSWERS = "?"
"""Ends the place of a block that says whom a post answers."""
_POINTER = 80
_FEW = 4
_PHRASE = 25
"""Letters of a text that two posts may share, and yet mean it."""
SIGNED = frozenset({"sig", "signature", "firma", "signatur"})
"""Words in the class of a signature."""


class Slots:
    """The places of a set of records: which blocks stand in the same place of several."""

    def __init__(
        self,
        tree: BlockTree,
        records: Sequence[Record],
        marked: frozenset[int],
        *,
        counted: bool = False,
    ) -> None:
        """Lay records beside each other; `counted` tells alike elements apart by their order."""
        self._counted = counted
        self.tree = tree
        self.records = records
        self.paths: dict[int, str] = {}
        self.places: dict[str, dict[int, list[Block]]] = {}
        self._same: dict[str, bool] = {}
        self._held: dict[str, bool] = {}
        for number, record in enumerate(records):
            self._lay(number, record)
        self._marked = sorted(marked)
        self._weigh(marked)

    def _lay(self, number: int, record: Record) -> None:
        alike: Counter[tuple[int, str]] = Counter()
        for block in self.tree.blocks_in(record.start, record.end):
            above = self.paths.get(block.parent.order) if block.parent else None
            top = block.parent is record.parts[0].parent
            path = block.tag if top or above is None else f"{above}>{block.shape}"
            if not top and self.tree.size(block) < _POINTER and self._answers(block):
                path += ANSWERS
            elif self._counted and not top and block.parent:
                alike[block.parent.order, block.shape] += 1
                path += f"[{alike[block.parent.order, block.shape]}]"
            self.paths[block.order] = path
            self.places.setdefault(path, {}).setdefault(number, []).append(block)

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
                path = self.paths.get(piece.block.order, "")
                again = told[path, piece.text]
                usual = again > 1 and (
                    len(piece.text) < _PHRASE or again >= max(0.5 * len(held), _FEW)
                )
                self._orders.append(piece.order)
                aside = usual or ANSWERS in path or _aside(piece, marked)
                size = 0.0 if aside else weight(piece) / again
                self._sums.append(self._sums[-1] + size)

    def mass(self, start: int, end: int) -> float:
        """Return how much of its own is said from `start` to before `end`."""
        orders = self._orders
        return self._sums[bisect_left(orders, end)] - self._sums[bisect_left(orders, start)]

    def usual(self, block: Block) -> bool:
        """Whether nearly all of three posts and more have a block in this place."""
        count = len(self.records)
        return count > 2 and len(self._beside(block)) >= 0.9 * count

    def _beside(self, block: Block) -> dict[int, list[Block]]:
        return self.places.get(self.paths.get(block.order, ""), {})

    def same(self, block: Block) -> bool:
        """Whether most posts say the same in the place of a block."""
        path = self.paths.get(block.order, "")
        if path not in self._same:
            said = Counter(self.tree.text_of(row[0]) for row in self._beside(block).values())
            text, times = said.most_common(1)[0] if said else ("", 0)
            self._same[path] = bool(text) and times >= 0.8 * len(self.records)
        return self._same[path]

    def marked_in(self, block: Block) -> bool:
        """Whether a block holds a mark, as those in its place of most posts do."""
        return self._marks_in(block) and self._mostly_marked(self.paths.get(block.order, ""))

    def _mostly_marked(self, path: str) -> bool:
        if path not in self._held:
            holding = sum(self._marks_in(row[0]) for row in self.places.get(path, {}).values())
            self._held[path] = holding >= 0.8 * len(self.records)
        return self._held[path]

    def _answers(self, block: Block) -> bool:
        """Whether a block says whom a post answers."""
        return bool(_ANSWER.match(self.tree.text_of(block)))

    def usually_marked(self, path: str) -> bool:
        """Whether most posts show a name or a time in a place, or nearly any its own mark."""
        own = sum(
            any(block.order <= self.records[number].mark.order < block.end for block in row)
            for number, row in self.places[path].items()
        )
        return self._mostly_marked(path) or own > 0.1 * len(self.records)

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
    return bool(block.attributes) and not block.tokens.isdisjoint(SIGNED)
