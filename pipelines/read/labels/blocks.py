"""The tree of a page: its elements and texts in order, light enough to be searched often."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from selectolax.lexbor import LexborNode

_NUMBER = re.compile(r"\d+")
_SPLIT = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "select", "head", "svg", "iframe", "textarea"}
    | {"object", "button", "input", "label", "option", "math", "canvas", "link", "meta"}
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_VARYING = frozenset({"odd", "even", "first", "last", "alt", "bg", "online", "offline", "unread"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MAX_DEPTH = 200


class Block:
    """An element; it spans the numbers from `order` to before `end`, with all that is within it."""

    __slots__ = (
        *("attributes", "children", "depth", "end", "linked", "node", "order", "parent", "shape"),
        "tag",
    )

    def __init__(
        self, node: LexborNode, tag: str, parent: Block | None, order: int, linked: bool
    ) -> None:
        self.node = node
        self.tag = tag
        self.parent = parent
        self.order = order
        self.end = order
        self.depth: int = parent.depth + 1 if parent else 0
        self.linked = linked
        self.attributes: dict[str, str | None] = node.attributes
        self.shape = tag
        self.children: list[Block] = []

    @property
    def classes(self) -> str:
        """The class attribute as it stands."""
        return self.attributes.get("class") or ""

    @property
    def tokens(self) -> frozenset[str]:
        """The words in class and id, lower case, split at hyphens and capitals."""
        return tokens(f"{self.classes} {self.attributes.get('id') or ''}")

    def within(self, other: Block) -> bool:
        """Whether this is the other block, or lies in it."""
        return other.order <= self.order < other.end

    def above(self) -> Iterator[Block]:
        """Yield the blocks that this one lies in, the nearest first."""
        block = self.parent
        while block is not None:
            yield block
            block = block.parent


class Piece:
    """A text between two tags, white space collapsed."""

    __slots__ = ("block", "order", "text")

    def __init__(self, block: Block, order: int, text: str) -> None:
        self.block = block
        self.order = order
        self.text = text


@lru_cache(maxsize=4096)
def tokens(text: str) -> frozenset[str]:
    """Return the words of class names and ids, lower case and without numbers."""
    apart = _CAMEL.sub(" ", _NUMBER.sub(" ", text))
    return frozenset(word.lower() for word in _SPLIT.findall(apart))


class BlockTree:
    """A page's elements and texts, in document order."""

    def __init__(self, root: LexborNode, apart: frozenset[int] = frozenset()) -> None:
        """Number a page's elements; those `apart` (mem_id) that stand in others follow them.

        `under` has for each of those the one that it stands in.
        """
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self.apart = apart
        self.under: dict[int, Block | None] = {}
        self._held: list[LexborNode] | None = None
        self._count = 0
        self._walk(root, None, False)
        self._piece_orders = [piece.order for piece in self.pieces]
        self._block_orders = [block.order for block in self.blocks]

    def _walk(self, node: LexborNode, parent: Block | None, linked: bool) -> None:
        block = Block(node, node.tag or "", parent, self._count, linked or node.tag == "a")
        block.shape = _shape(block)
        self._count += 1
        self.blocks.append(block)
        if parent is not None:
            parent.children.append(block)
        for child in node.iter(include_text=True) if block.depth < MAX_DEPTH else ():
            tag = child.tag or ""
            if tag == "-text":
                self._text(block, child)
            elif tag[:1] not in ("-", "!") and tag not in _UNSEEN and not _hidden(child):
                self._child(child, block)
        block.end = self._count

    def _child(self, node: LexborNode, parent: Block) -> None:
        if node.mem_id not in self.apart:
            self._walk(node, parent, parent.linked)
        elif self._held is None:
            self._post(node, parent, None)
        else:
            self._held.append(node)

    def _post(self, node: LexborNode, parent: Block, under: Block | None) -> None:
        """Number a post, and behind it those that stand in it."""
        before, self._held = self._held, []
        at = len(self.blocks)
        self._walk(node, parent, parent.linked)
        block, held = self.blocks[at], self._held
        self.under[block.order] = under
        for inner in held:
            self._post(inner, parent, block)
        self._held = before

    def _text(self, block: Block, node: LexborNode) -> None:
        text = " ".join((node.text_content or "").split())
        if text:
            self.pieces.append(Piece(block, self._count, text))
            self._count += 1

    def pieces_in(self, start: int, end: int) -> Sequence[Piece]:
        """Return the texts with numbers from `start` to before `end`."""
        orders = self._piece_orders
        return self.pieces[bisect_left(orders, start) : bisect_left(orders, end)]

    def blocks_in(self, start: int, end: int) -> Sequence[Block]:
        """Return the elements that begin from `start` to before `end`."""
        orders = self._block_orders
        return self.blocks[bisect_left(orders, start) : bisect_left(orders, end)]

    def alike(self, shape: str, start: int, end: int) -> int:
        """Return how many elements of a shape begin from `start` to before `end`."""
        orders = self._shapes.get(shape, ())
        return bisect_left(orders, end) - bisect_left(orders, start)

    @cached_property
    def _shapes(self) -> dict[str, list[int]]:
        orders: dict[str, list[int]] = defaultdict(list)
        for block in self.blocks:
            orders[block.shape].append(block.order)
        return orders

    def text_of(self, block: Block) -> str:
        """Return the words of a block in one line."""
        return " ".join(piece.text for piece in self.pieces_in(block.order, block.end))

    def size(self, block: Block) -> int:
        """Return how many letters a block shows."""
        orders, sizes = self._piece_orders, self._sizes
        return sizes[bisect_left(orders, block.end)] - sizes[bisect_left(orders, block.order)]

    @cached_property
    def _sizes(self) -> list[int]:
        return list(accumulate((len(piece.text) for piece in self.pieces), initial=0))

    def prose(self, start: int, end: int) -> float:
        """Return how much is said from `start` to before `end`: letters, in links a quarter."""
        orders, sums = self._piece_orders, self._sums
        return sums[bisect_left(orders, end)] - sums[bisect_left(orders, start)]

    @cached_property
    def _sums(self) -> list[float]:
        return list(accumulate((weight(piece) for piece in self.pieces), initial=0.0))


def weight(piece: Piece) -> float:
    """Return how much a text says: its length, less in links and headings."""
    size = float(len(piece.text))
    if piece.block.linked:
        size *= 0.25
    return size * 0.2 if piece.block.tag in HEADINGS else size


def _shape(block: Block) -> str:
    names = sorted(
        {
            name
            for name in (_NUMBER.sub("", name).strip("-_") for name in block.classes.split())
            if name and name.lower() not in _VARYING
        }
    )
    prop = block.attributes.get("itemprop")
    return ".".join([block.tag, *names[:4]]) + (f"@{prop}" if prop else "")


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
