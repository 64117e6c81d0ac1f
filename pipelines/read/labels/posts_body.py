"""Which part of a post is its text: where most of what differs from post to post is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.read.labels.blocks import HEADINGS, Block
from pipelines.read.labels.posts_slots import Slots
from pipelines.read.labels.repeating import Record

_FLOW = HEADINGS | frozenset(
    {"p", "b", "i", "em", "strong", "font", "u", "a", "ul", "ol", "blockquote", "br", "pre", "img"}
    | {"code", "tbody", "tr", "table", "figure", "center", "q", "cite", "small"}
)
"""Elements that are parts of a text, seldom its container."""
_CAP = 800.0
"""Letters of a post beyond which it tells no more of where texts stand."""
_CLEARLY = 0.4
"""The share of what posts say that their texts have at the least."""
_PART = 0.25
_CLOSE = 60.0
"""Letters that one post alone must say in a place for that to be its text."""
_LITTLE = 12.0
"""Letters that may stand with a mark, as "by" and "on" do."""
_LINE = 40
_BOLD = HEADINGS | {"b", "strong"}


class Body(NamedTuple):
    """The container of a post's text, and what in it is no part of the text."""

    block: Block
    without: tuple[Block, ...] = ()
    head: Block | None = None
    """A line above the text that is its subject."""


def bodies(slots: Slots, path: str | None) -> list[Body | None]:
    """Return for each record the part that holds its text; `path` is the place of most."""
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


def place_of_texts(slots: Slots) -> tuple[str | None, bool]:
    """Return the place where most posts say most, and whether no name or time stands in it."""
    whole = sum(min(slots.mass(one.start, one.end), _CAP) for one in slots.records) or 1.0
    scored, count = [], len(slots.records)
    for path, rows in slots.places.items():
        if len(rows) < 0.6 * count:
            continue
        firsts = [row[0] for row in rows.values()]
        if sum(len(row) > 1 for row in rows.values()) > 0.1 * count or firsts[0].tag in _FLOW:
            continue
        cover = sum(min(slots.mass(one.order, one.end), _CAP) for one in firsts) / whole
        if cover > 0:
            scored.append((cover, firsts[0].depth, path))
    clear = [one for one in scored if not slots.usually_marked(one[2])]
    clean = max((one[0] for one in clear), default=0.0) >= _CLEARLY
    fit = clear if clean else scored
    most = max((one[0] for one in fit), default=0.0)
    deep = [one for one in fit if one[0] >= 0.93 * most]
    return (max(deep, key=lambda one: (one[1], one[0]))[2], clean) if deep else (None, False)


def _body(slots: Slots, number: int, record: Record, path: str | None) -> Body | None:
    held = slots.places.get(path or "", {}).get(number)
    body = held[0] if held else None
    whole = slots.mass(record.start, record.end)
    if body is None or slots.mass(body.order, body.end) < _PART * whole:
        other = _alone(slots, record)
        if other is not None and slots.mass(other.order, other.end) >= _CLOSE:
            body = other
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
