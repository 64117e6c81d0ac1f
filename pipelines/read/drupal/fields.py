"""The fields of a Drupal entity: label and values, by field.html.twig's grammar or by words.

Themes made from stable9 print fields as bare `div`s: there the words of the label tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from pipelines.read.text import words
from pipelines.read.words import meaning

_NAME = re.compile(r"(?<![\w-])field--?name-([\w-]+)")  # one hyphen: Drupal 7
_TYPE = re.compile(r"(?<![\w-])field--?type-([\w-]+)")
_COMMENTS = re.compile(r"\b(field--type-comment|comment-wrapper|comments|comment)\b")
_ITEM = re.compile(r"(?<![\w-])field(?:__item|-item|--[\w-]+__item)(?![\w-])")
_LABEL = re.compile(r"(?<![\w-])field(?:__|-)label(?![\w-])")
_OF = r"(?:(?:article|post|page|node|blog|video|content|story|news|guest|lead|main)-)?"
_AS = r"(?:-(?:refs?|references?|names?|terms?|profiles?))?"
_NAMED = (
    ("forum", re.compile("taxonomy-forums")),
    ("author", re.compile(f"{_OF}(?:co-)?(?:authors?|bylines?){_AS}")),
    ("speaker", re.compile(f"{_OF}(?:speakers?|presenters?){_AS}")),
    ("category", re.compile(f"{_OF}categor(?:y|ies){_AS}")),
    ("tag", re.compile(f"{_OF}(?:tags?|tagging){_AS}")),
)
_DATE = re.compile(
    r"(?:field-)?(?:article-|node-|post-)?(?:created|posted|published|publish(?:ed|ing)?-(?:date|on|at)"
    r"|publication-date|pub-date|post(?:ed|ing)?-(?:date|on|at)|date-(?:published|posted|created))"
)
"""Whole machine names: an `author-bio` names nobody, an `event-date` is of something else."""
_LONGEST_LABEL = 60
_ABOVE = 8  # elements between a link and the heading of its block
_ANNOUNCED = ("author", "speaker", "category", "tag", "forum")
_OVER = ("category", "tag", "author", "forum")
_SILENT = ("published", "aside", "comments")  # labels of what is read by other means
_DEPTH = 6  # layout wrappers around fields; nothing stands deeper
_PLAIN = frozenset({"div", "section", "header", "footer", "aside", "article", "main", "span"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field: machine name and type where classes tell them, and the shown label."""

    node: LexborNode
    name: str | None
    type: str | None
    label: str | None
    label_node: LexborNode | None
    start: LexborNode | None = None
    """Where it begins on the page, if `node` was put together of several elements."""
    doubt: str | None = None

    @property
    def means(self) -> str | None:
        """What the label announces, or else the machine name."""
        told = meaning(self.label) if self.label else None
        return (told if told not in _SILENT else None) or _by_name(self.name or "")

    @property
    def is_dated(self) -> bool:
        """Whether its type, its name, or the label of a field without a name tells of a date."""
        if self.name is None:
            return self.label is not None and meaning(self.label) == "published"
        return self.type == "created" or _DATE.fullmatch(self.name) is not None

    def items(self) -> list[LexborNode]:
        """Return the elements that hold one value each."""
        found = [n for n in self.node.css("*") if _ITEM.search(n.attrs.get("class") or "")]
        if found:
            return found
        listed = self.node.css("ul > li")  # a term field of Drupal 7's Bartik
        if listed and all(len(item.css("a[href]")) == 1 for item in listed):
            return listed
        if self.label_node is None:
            return [self.node]
        links = self.node.css("a[href]")
        return links or [n for n in _children(self.node) if n.mem_id != self.label_node.mem_id]


def _by_name(name: str) -> str | None:
    own = name.removeprefix("field-")
    return next((what for what, pattern in _NAMED if pattern.fullmatch(own)), None)


def fields(entity: LexborNode) -> Iterator[Field]:
    """Yield the fields of an entity in order; comments and what stands in fields are left out."""
    yield from _within(entity, 0)


def _within(node: LexborNode, depth: int) -> Iterator[Field]:
    for child in _children(node):
        names = child.attrs.get("class") or ""
        if is_comments(child, names):
            continue
        name = _NAME.search(names)
        label = _label(child)
        if name or label is not None:
            kind = _TYPE.search(names)
            yield Field(
                child,
                name[1] if name else None,
                kind[1] if kind else None,
                words(label) if label is not None else None,
                label,
            )
        elif depth < _DEPTH and child.tag in _PLAIN:
            yield from _within(child, depth + 1)


def is_comments(node: LexborNode, names: str) -> bool:
    """Whether an element is a comment, or the section that holds them."""
    return (
        bool(_COMMENTS.search(names))
        or node.attrs.get("data-comment-user-id") is not None
        or (node.id or "").startswith(("comment", "forum-comments"))
    )


def _label(node: LexborNode) -> LexborNode | None:
    first = next(iter(_children(node)), None)
    if first is None:
        return None
    if _LABEL.search(first.attrs.get("class") or ""):
        return first
    second = next((n for n in _siblings(first)), None)
    bare = second is not None and first.tag in ("div", "h2", "h3", "h4", "span", "strong", "dt")
    return first if bare and first.child is not None and _known(first) else None


def _known(node: LexborNode) -> bool:
    text = words(node)
    return len(text) < 40 and meaning(text) in _ANNOUNCED


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next


def _siblings(node: LexborNode) -> Iterator[LexborNode]:
    follower = node.next
    while follower is not None:
        if follower.is_element_node:
            yield follower
        follower = follower.next


def label_over(anchor: LexborNode) -> str | None:
    """Return what the nearest field or heading over a link announces, None where none does.

    A block's heading may say more words ("Article and Video Categories"): its last one counts.
    """
    above = anchor.parent
    for _ in range(_ABOVE):
        if above is None or above.tag in ("main", "body"):
            return None
        named = _NAME.search(above.attrs.get("class") or "")
        first = next(_children(above), None)
        label = words(first) if first is not None and first.tag not in ("li", "a") else ""
        what = _announced(label) or (_by_name(named[1]) if named else None)
        if what:
            return what
        above = above.parent
    return None


def _announced(label: str) -> str | None:
    if not label or len(label) > _LONGEST_LABEL:
        return None
    told = (meaning(label), meaning(label.rpartition(" ")[2]))
    return next((what for what in told if what in _OVER), None)
