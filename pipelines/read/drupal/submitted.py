"""The line "Submitted by NAME on DATE" of nodes and comments."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.dates import Ambiguous, from_offset, visible
from pipelines.read.drupal.entity import Node
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.records.finding import Fact

_PUBLISHED_PROPERTY = '[property="schema:dateCreated"][content]'  # RDF module, Drupal 8 and 9
_HEADS = ("footer", "header")


def line_of(node: Node) -> LexborNode | None:
    """Return the part of a node that says who posted it and when."""
    for child in node.element.iter():
        if child.tag in _HEADS and words(child):
            return child
    return None


def account(line: LexborNode, page: Page) -> tuple[str, str | None] | None:
    """Return the name in such a line and the address it links to; None where it names nobody.

    Drupal prints a name as an element of its own within the line (username.html.twig).
    """
    whole = words(line)
    for part in line.css("a, span"):
        if next(iter(part.iter()), None) is not None or "hidden" in (part.attrs.get("class") or ""):
            continue
        text = words(part)
        anchor = part if part.tag == "a" else part.parent
        href = anchor.attrs.get("href") if anchor is not None and anchor.tag == "a" else None
        if not text or text == whole or (href and "/comment/" in href):
            continue
        url = page.link(href)
        return text, url if page.own(url) else None
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


def _dated(node: Node) -> list[LexborNode]:
    line = line_of(node)
    places = [line] if line is not None else []
    return places + [f.node for f in node.others if f.type in ("created", "datetime")]


def published(line: LexborNode, page: Page, result: Result) -> Fact | None:
    """Return the date in such a line: its time element, else its words; relative ages are none."""
    for element in line.css("time[datetime]"):
        moment = from_offset(element.attrs.get("datetime"), page.site.timezone)
        if moment and moment.at:
            return Fact(moment, "time element")
    try:
        found = visible(words(line), page.site.timezone)
    except Ambiguous as doubt:
        result.doubt("ambiguous date", f"{doubt}.", "published")
        return None
    return Fact(*found) if found else None
