"""What stands around a page's own content: menus, boxes, lists of other pages' titles and words."""

from __future__ import annotations

import re

from pipelines.read.labels.lines import Line, Outline, Part
from pipelines.read.words import meaning
from pipelines.records.text import folded_name

_AROUND = frozenset(["nav", "form", "footer"])
_OF_VALUES = ("category", "tag", "author", "speaker", "forum")
_FEWEST_LINKS = 3
_MOSTLY = 0.6  # of a block's characters are linked: a menu
_LITTLE = 60  # characters under a heading that may be its second line
_LONGEST_LABEL = 60
_LEGAL = re.compile(r"^(?:©|\(c\)|copyright\b|all rights reserved)", re.IGNORECASE)
_INVITES = re.compile(
    r"^(?:please )?(?:log ?in|sign in|login|register|inicie? sesión|iniciar sesión|connectez-vous"
    r"|se connecter|anmelden|faça login|accedi)\b.{0,30}\b(?:comment|reply|post|register|log ?in"
    r"|comentar|comentarios?|commenter|commentaires?|kommentare?|commentare)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^\(?\d+\)?\s+|\s*\(\d+\)$")


def announces(line: Line) -> str | None:
    """Return what a line announces if it is a label and nothing else; a count may stand with it."""
    if len(line.text) > _LONGEST_LABEL:
        return None
    if _INVITES.match(line.text):
        return "comments"
    bare = _COUNTED.sub("", line.text)
    if bare != line.text and meaning(f"{bare}s") == "comments":
        return "comments"
    return meaning(line.text) or meaning(bare)


def boxes(outline: Outline, title: int | None) -> set[int]:
    """Return the lines under labels of boxes: cards, newest pages, other pages' comments."""
    lost: set[int] = set()
    for line in outline.lines:
        if line.index not in lost and announces(line) in ("related", "aside", "previous", "next"):
            lost.update(range(*block_of(outline, line, title)))
    return lost


def around(outline: Outline, title: int | None) -> set[int]:
    """Return the lines that are no content of the page: menus, forms, footers, legal lines."""
    lost = {line.index for line in outline.lines if _LEGAL.search(line.text)}
    _drop_parts(outline, outline.root, title, lost)
    return lost


def _drop_parts(outline: Outline, part: Part, title: int | None, lost: set[int]) -> None:
    for inner in part.parts:
        own = title is not None and inner.holds(title)
        if not own and _is_value(outline, inner):
            continue
        if not own and (inner.tag in _AROUND or _is_menu(outline, inner)):
            lost.update(range(inner.start, inner.end))
        else:
            _drop_parts(outline, inner, title, lost)


def _is_menu(outline: Outline, part: Part) -> bool:
    """Whether an element holds nothing but links side by side, as menus do."""
    lines = outline.lines[part.start : part.end]
    size = sum(len(line.text) for line in lines)
    if sum(line.linked for line in lines) <= _MOSTLY * size:
        return False
    if sum(len(line.links) for line in lines) < _FEWEST_LINKS:
        return False
    return not any(_labels_values(line) for line in lines)


def _labels_values(line: Line) -> bool:
    """Whether a line is the label of values, or begins with one: "Tags: sleep, rest"."""
    return announces(line) in _OF_VALUES or meaning(line.text.partition(":")[0]) in _OF_VALUES


def _is_value(outline: Outline, part: Part) -> bool:
    """Whether the line before an element, beside it, is the label of what stands in it."""
    above, at = part.parent, part.start - 1
    if above is None or at < above.start or part.end == part.start:
        return False
    return announces(outline.lines[at]) in _OF_VALUES


def block_of(
    outline: Outline, line: Line, title: int | None = None, little: int = _LITTLE
) -> tuple[int, int]:
    """Return the lines that a label or heading stands over, its own one first.

    It is the smallest element that begins with the label and says more; where the label stands
    beside its block, what follows up to the next label or heading. Up to `little` characters
    may be the second line of a heading.
    """
    part, below = line.part, line.part
    if part.start < line.index:
        return _beside(outline, line, line, title)
    while part.start == line.index and not (title is not None and part.holds(title)):
        below = part
        rest = outline.lines[part.start + 1 : part.end]
        if sum(len(one.text) for one in rest) > little or any(one.links for one in rest):
            return part.start, part.end
        if part.parent is None:
            break
        part = part.parent
    return _beside(outline, line, below, title)


def _beside(outline: Outline, line: Line, head: Part | Line, title: int | None) -> tuple[int, int]:
    parent = line.part if isinstance(head, Line) else head.parent
    start = line.index
    end = head.index + 1 if isinstance(head, Line) else head.end
    for one in parent.inside if parent else []:
        first = one.index if isinstance(one, Line) else one.start
        last = one.index + 1 if isinstance(one, Line) else one.end
        if first < end or last == first:
            continue
        if title is not None and first <= title < last:
            break
        if _begins_anew(outline, line, outline.lines[first]):
            break
        end = last
    return start, max(end, start + 1)


def _begins_anew(outline: Outline, label: Line, line: Line) -> bool:
    told = announces(line)
    if told and told not in ("image", "kind", "nobody"):
        return True
    return line.level is not None and (label.level is None or line.level <= label.level)


def own_words(name: str) -> str:
    """Fold a text for the comparison of titles: letters and digits alone.

    >>> own_words("“Rest” – why?")
    'rest why'
    """
    return " ".join(re.findall(r"\w+", folded_name(name)))
