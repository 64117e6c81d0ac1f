"""Values that a label announces: authors, speakers, categories, tags, the forum."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.read.labels.landmarks import announces, block_of
from pipelines.read.labels.lines import Line, Outline, Part, Piece
from pipelines.read.words import meaning

_INLINE = re.compile(r"^([^:\n]{2,40}):\s*(.*)$", re.DOTALL)
_BETWEEN = re.compile(r"^[\s,;·|/&]*(?:(?:and|y|et|und|e)\b)?[\s,;·|/&]*$", re.IGNORECASE)
_MOST_LINES = 12
LABELLED = ("author", "speaker", "category", "tag", "forum", "published")


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its words, the address it links to, the line it stands on."""

    text: str
    href: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """What one label announces, its values, and the lines that both take."""

    means: str
    values: tuple[Value, ...]
    start: int
    end: int


def labelled(outline: Outline, lost: set[int], title: int | None) -> list[Labelled]:
    """Return the labels with their values, in order; those of menus and boxes are left out."""
    found: list[Labelled] = []
    for line in outline.lines:
        if line.index in lost or line.index == title or (found and line.index < found[-1].end):
            continue
        means = announces(line)
        if means in LABELLED:
            start, end = block_of(outline, line, title, little=0)
            rest = [one for one in outline.lines[start + 1 : end] if one.index not in lost]
            one = _standing(outline, means or "", line, rest, title)
        else:
            one = _beside(line)
        if one is not None and one.values:
            found.append(one)
    return found


def _standing(
    outline: Outline, means: str, line: Line, rest: list[Line], title: int | None
) -> Labelled | None:
    """Read the lines under a label: those of its element, else only the next one."""
    if len(rest) > _MOST_LINES or not _is_own_block(line, rest):
        rest = _next_element(line, rest)
    stop = next((n for n, one in enumerate(rest) if announces(one) in LABELLED), len(rest))
    rest = rest[:stop]
    values = tuple(value for one in rest for value in _values(one, one.pieces))
    return Labelled(means, values, line.index, rest[-1].index + 1) if rest else None


def _next_element(line: Line, rest: list[Line]) -> list[Line]:
    """Return the lines of the element that follows a label."""
    inside = line.part.parent.inside if line.part.parent else []
    after = next((p for p in inside if isinstance(p, Part) and p.start > line.index < p.end), None)
    if after is None or not rest or not after.holds(rest[0].index):
        return rest[:1]
    return [one for one in rest if after.holds(one.index)][:_MOST_LINES]


def _is_own_block(line: Line, rest: list[Line]) -> bool:
    """Whether an element begins with the label and ends with the last of its lines."""
    if not rest:
        return False
    return any(
        part.start == line.index and part.end == rest[-1].index + 1
        for part in rest[-1].part.above()
    )


def _beside(line: Line) -> Labelled | None:
    """Read a line that begins with a label: "Author: Ann Lee", "Tags a, b" with a bold "Tags"."""
    found = _INLINE.match(line.text)
    means = meaning(found[1]) if found else None
    first = next((n for n, piece in enumerate(line.pieces) if piece.text.strip()), 0)
    if means not in LABELLED and len(line.pieces) > first + 1 and line.pieces[first].marked:
        means = meaning(line.pieces[first].text)
    if means not in LABELLED or means is None:
        return None
    pieces = line.pieces[first:]
    label = pieces[0].text
    told = label.partition(":")[2] if ":" in label else ""
    pieces = [Piece(told, pieces[0].href, pieces[0].time, False), *pieces[1:]]
    if not told.strip() and len(pieces) > 1:
        pieces[1] = Piece(pieces[1].text.lstrip(" :"), *_rest(pieces[1]))
    return Labelled(means, tuple(_values(line, pieces)), line.index, line.index + 1)


def _rest(piece: Piece) -> tuple[str | None, str | None, bool]:
    return piece.href, piece.time, piece.marked


def _values(line: Line, pieces: list[Piece]) -> list[Value]:
    """Return each element of a line that separators part; else the line is one value."""
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        if _BETWEEN.match(piece.text) and not piece.href:
            groups.append([])
        else:
            groups[-1].append(piece)
    groups = [group for group in groups if group]
    if not all(all(piece.marked or piece.href for piece in group) for group in groups):
        groups = [[piece for group in groups for piece in group]] if len(groups) == 1 else [pieces]
    return [value for group in groups if (value := _value(line, group))]


def _value(line: Line, pieces: list[Piece]) -> Value | None:
    text = " ".join("".join(piece.text for piece in pieces).split())
    links = {piece.href for piece in pieces if piece.href}
    return Value(text, links.pop() if len(links) == 1 else None, line.index) if text else None
