"""Holds an archive against what its site shows: found, missed, wrong and not flagged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from demo.designs.redesign.sides import MARKERS
from demo.node import Node
from demo.site import Demo
from tests.redesigns.expected import Comment, Expected, comments, page_fields
from tests.redesigns.held import (
    Held,
    HeldComment,
    archive_of,
    held_pages,
    markers_in,
    stray_comments,
    why_lost,
)

_FLAGS = {
    "authors": {"author", "authors", "byline"},
    "speakers": {"author", "authors", "speakers"},
    "body": {"body", "body_text", "comments"},
    "comment": {"discussion", "comments", "comment"},
    "comment author": {"author", "comments", "discussion"},
    "comment published": {"published", "comments", "discussion"},
    "comment body": {"body", "comments", "discussion"},
    "parent": {"parent", "comments", "discussion"},
}
"""Under which names `problems` may speak of a field, where it is not the field's own."""


@dataclass
class Measure:
    """What was found of a site in one design; `notes` say each fault in a line."""

    design: str
    shown: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    values: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def share(self, name: str) -> float:
        """Return how much of what is shown of a field was found, from 0 to 1."""
        return self.found[name] / self.shown[name] if self.shown[name] else 1.0

    def note(self, words: str) -> None:
        """Remember a fault."""
        self.notes.append(words)


def measure(demo: Demo, folder: Path) -> Measure:
    """Archive a site's pages in its design, and compare."""
    told = Measure(demo.design.name)
    archive = archive_of(demo, folder)
    held = held_pages(archive)
    told.foreign = markers_in(archive, MARKERS)
    documents = {demo.design.path_of(demo.world, node): node for node in demo.world.nodes.values()}
    for path, node in documents.items():
        if path in held:
            _page(told, demo, node, path, held[path])
        else:
            told.lost.append(why_lost(archive, path))
    for page, words in stray_comments(archive):
        _count(told, "comment", f"{page} has a comment: {words!r}", frozenset())
    for path in held.keys() - documents.keys():
        _count(told, "kind", f"{path} is no {held[path].fields['kind']}", frozenset())
    return told


def _page(told: Measure, demo: Demo, node: Node, path: str, page: Held) -> None:
    where = f"{path} ({page.reader})"
    for name, expected in page_fields(demo, node).items():
        _field(told, name, expected, page.fields.get(name), where, page)
    truth = list(comments(demo, node))
    pairs = dict(_pairs(truth, page.comments))
    told.shown["comments"] += len(truth)
    told.found["comments"] += len(pairs)
    for each in truth:
        if each.number in pairs:
            _comment(told, each, pairs, page, where)
        else:
            told.note(f"{where}: comment {each.number} is missed")
    for extra in page.comments:
        if extra not in pairs.values():
            said = _brief(extra.fields["body"])
            _count(told, "comment", f"{where}: is no comment: {said}", page.doubted)


def _field(
    told: Measure, name: str, expected: Expected, held: object, where: str, page: Held
) -> None:
    right = any(_equal(held, value) for value in expected.values)
    if expected.shown:
        told.shown[name] += 1
        told.found[name] += right
    if held is None:
        if expected.shown and not right:
            told.note(f"{where}: {name} is missed: {_brief(expected.values[0])}")
        return
    told.values += 1
    if not right:
        known = _brief(expected.values[0], held)
        _count(
            told,
            name,
            f"{where}: {name} is {_brief(held, expected.values[0])}, not {known}",
            page.doubted,
        )


def _count(told: Measure, name: str, words: str, doubted: frozenset[str]) -> None:
    """Count a value that is not true, as flagged if a problem speaks of its field."""
    if doubted & _FLAGS.get(name, {name}):
        told.flagged[name] += 1
        told.note(f"flagged: {words}")
    else:
        told.wrong[name] += 1
        told.note(f"WRONG: {words}")


def _equal(held: object, true: object) -> bool:
    """A date without its time is no wrong one."""
    if isinstance(held, tuple) and len(held) == 2 and held[1] is None and isinstance(true, tuple):
        return bool(held[0] == true[0])
    return held == true


def _brief(value: object, other: object = None) -> str:
    """Return a value in short; of two texts, from where they part."""
    if not isinstance(value, tuple) or not isinstance(other, tuple):
        return repr(" ".join(map(str, value)) if isinstance(value, tuple) else value)[:140]
    at = next((i for i, (a, b) in enumerate(zip(value, other, strict=False)) if a != b), None)
    at = min(len(value), len(other)) if at is None else at
    return f"…{' '.join(map(str, value[max(0, at - 3) : at + 12]))!r} ({len(value)} words)"


def _comment(
    told: Measure, true: Comment, pairs: dict[str, HeldComment], page: Held, where: str
) -> None:
    held = pairs[true.number]
    at = f"{where} comment {true.number}"
    for name, expected in true.fields.items():
        _field(told, f"comment {name}", expected, held.fields.get(name), at, page)
    if true.told and true.parent:
        told.shown["parent"] += 1
        told.found["parent"] += held.parent_from is not None
    if held.parent_from is None or not true.told:
        return
    told.values += 1
    parent = pairs.get(true.parent or "")
    right = parent is not None and parent.key == held.parent
    right = right or held.parent_number in (true.parent, true.hidden)
    if held.parent is None and held.parent_number is None:
        right = true.parent is None and true.hidden is None
    if not right:
        _count(told, "parent", f"{at}: parent is {held.parent_number or held.parent}", page.doubted)


def _pairs(truth: list[Comment], held: list[HeldComment]) -> Iterator[tuple[str, HeldComment]]:
    """Yield (true number, comment held): by number, else by likeness, the likest first.

    People say the same in the same words: a text alone decides only among those left over.
    """
    numbers = {each.number for each in held}
    missing = [each for each in truth if each.number not in numbers]
    known = {each.number for each in truth}
    yield from ((each.number, each) for each in held if each.number and each.number in known)
    left = [each for each in held if each.number not in known]
    for least in _LIKE:
        for true in tuple(missing):
            found = next((each for each in left if _likeness(true, each) >= least), None)
            if found is not None:
                missing.remove(true)
                left.remove(found)
                yield true.number, found


_LIKE = (30, 26, 24, 20, 10)
"""All the same; all but the author; all but the date; the text only; most of its words."""


def _likeness(true: Comment, held: HeldComment) -> int:
    """Return how far two comments are the same: the text counts most."""
    points = 0
    for name, worth in (("body", 20), ("published", 6), ("author", 4)):
        points += worth * any(
            _equal(held.fields[name], value) for value in true.fields[name].values
        )
    ours, theirs = held.fields["body"], true.fields["body"].values[0]
    if points < 20 and isinstance(ours, tuple) and isinstance(theirs, tuple):
        points += 10 * (len(set(ours) & set(theirs)) * 2 > len(set(ours) | set(theirs)))
    return points
