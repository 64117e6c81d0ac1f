"""The line "Submitted by NAME on DATE" of nodes and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from pipelines.read.dates import from_offset
from pipelines.read.day_names import DAYS_ELSEWHERE, MONTHS, WEEKDAYS
from pipelines.read.drupal.beside import is_of_change, unchanged
from pipelines.read.drupal.entity import Node
from pipelines.read.drupal.fields import is_comments
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.visible import Ambiguous, visible
from pipelines.records.finding import Fact

_PUBLISHED_PROPERTY = '[property="schema:dateCreated"][content]'  # RDF module, Drupal 8 and 9
_HEADS = ("footer", "header")
_DATE = re.compile(
    r"(?:field-)?(?:article-|node-|post-)?(?:created|posted|published|publish(?:ed|ing)?-(?:date|on|at)"
    r"|publication-date|pub-date|post(?:ed|ing)?-(?:date|on|at)|date-(?:published|posted|created))"
)
"""Whole machine names: an `event-date` is the date of something else."""
_YEAR = re.compile(r"\b\d{4}\b")
_SHORT = 32  # "September 16, 2013, 10:32 AM" and a weekday


def line_of(node: Node) -> LexborNode | None:
    """Return the part of a node that says who posted it and when."""
    for child in node.element.iter():
        if child.tag in _HEADS and words(child):
            return child
    return None


def read_date(page: Page, node: Node, result: Result) -> None:
    """Add the time of publication where the node shows one; where it does not, say nothing."""
    marked = node.element.css_first(_PUBLISHED_PROPERTY)
    moment = from_offset(marked.attrs.get("content") if marked else None, page.site.timezone)
    if moment and moment.at:
        result.facts["published"] = Fact(moment, "metadata")
        return
    for place in _dated(node):
        fact = published(place, page, result)
        if fact:
            result.facts["published"] = fact
            return


def _dated(node: Node) -> Iterator[LexborNode]:
    """Yield the places that may hold the date: the line, a field for it, a line of its own."""
    line = line_of(node)
    if line is not None:
        yield line
    yield from (f.node for f in node.others if f.type == "created" or _DATE.fullmatch(f.name or ""))
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
            ahead.extend(reversed(list(part.iter())))
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
