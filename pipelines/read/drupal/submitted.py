"""The line "Submitted by NAME on DATE" of nodes and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from pipelines.read.dates import from_offset
from pipelines.read.day_names import DAYS_ELSEWHERE, MONTHS, WEEKDAYS
from pipelines.read.drupal.advanced_forum import is_post
from pipelines.read.drupal.beside import is_of_change, unchanged
from pipelines.read.drupal.entity import Node
from pipelines.read.drupal.fields import is_comments
from pipelines.read.drupal.lines import CREATED, when_line
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.visible import Ambiguous, visible
from pipelines.records.finding import Fact

_HEADS = ("footer", "header")
_YEAR = re.compile(r"\b\d{4}\b")
_SHORT = 32  # "September 16, 2013, 10:32 AM" and a weekday


def line_of(node: Node) -> LexborNode | None:
    """Return the part of a node that says who posted it and when."""
    body = node.body.node if node.body else None
    if is_post(node.element):
        return when_line(node.element, body)
    for child in node.element.iter():
        if child.tag in _HEADS and words(child):
            return child
    line = when_line(node.element, body)
    return None if line is None or in_comments(line, node.element) else line


def in_comments(part: LexborNode, top: LexborNode) -> bool:
    """Whether an element stands in a comment, or among the comments."""
    above: LexborNode | None = part
    while above is not None and above.mem_id != top.mem_id:
        if is_comments(above, above.attrs.get("class") or ""):
            return True
        above = above.parent
    return False


def read_date(page: Page, node: Node, result: Result) -> None:
    """Add the time of publication where the node shows one; where it does not, say nothing."""
    for marked in node.element.css(CREATED):
        moment = from_offset(marked.attrs.get("content"), page.site.timezone)
        if moment and moment.at and not in_comments(marked, node.element):
            result.facts["published"] = Fact(moment, "metadata")
            return
    for place in dated(node):
        fact = published(place, page, result)
        if fact:
            result.facts["published"] = fact
            return


def dated(node: Node) -> Iterator[LexborNode]:
    """Yield the places that may hold the date: the line, a field for it, a line of its own."""
    line = line_of(node)
    if line is not None:
        yield line
    yield from (field.node for field in node.others if field.is_dated)
    yield from _lines_before(node)


def _lines_before(node: Node) -> Iterator[LexborNode]:
    """Yield short elements that stand before the body and hold a date, and nothing else."""
    end = (node.body.start or node.body.node).mem_id if node.body else None
    ahead = [node.element]
    while ahead:
        part = ahead.pop()
        if part.mem_id == end or is_comments(part, part.attrs.get("class") or ""):
            return
        text = words(part)
        if len(text) > _SHORT:
            ahead.extend(inner for inner in reversed(list(part.iter())) if inner.is_element_node)
        elif _YEAR.search(text) and visible_alone(text) and not is_of_change(part, node.element):
            yield part


def visible_alone(text: str) -> bool:
    """Whether a text begins as a date does: with a day's or month's name, or a number.

    >>> visible_alone("Wed, 08/07/2013 - 06:30"), visible_alone("Updated 2013 by A")
    (True, False)
    """
    first = re.split(r"[\W_]+", text.casefold(), maxsplit=1)[0]
    return (
        first.isdigit() or first in MONTHS or first[:3] in WEEKDAYS or first[:3] in DAYS_ELSEWHERE
    )


def published(line: LexborNode, page: Page, result: Result) -> Fact | None:
    """Return the date in such a line: its time element, else its words.

    Relative ages are no dates, and a time of the last change is not that of publication.
    """
    for element in line.css("time[datetime]"):
        if is_of_change(element, line):
            continue
        moment = from_offset(element.attrs.get("datetime"), page.site.timezone)
        if moment and moment.at:
            return Fact(moment, "time element")
    try:
        found = visible(unchanged(words(line)), page.site.timezone)
    except Ambiguous as doubt:
        result.doubt("ambiguous date", f"{doubt}.", "published")
        return None
    return Fact(*found) if found else None
