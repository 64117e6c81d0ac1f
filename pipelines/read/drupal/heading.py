"""A page's own heading: title, the old number at its end, the line under it."""

from __future__ import annotations

import re

from pipelines.read.drupal.entity import Node
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.words import NOTE
from pipelines.records.finding import Fact

_SUBTITLE = re.compile(r"(^|-)sub-?(title|head|heading)(-|$)")
_LONGEST_NOTE = 160
_LEGACY = re.compile(r"^(.*\S) - (\d{7})$", re.DOTALL)


def read_heading(page: Page, result: Result) -> None:
    """Add the title; a suffix " - 1256362" (exactly seven digits) becomes `legacy_id`."""
    title, evidence = _title(page)
    if title is None:
        result.doubt("field not found", "The page has no heading.", "title")
        return
    numbered = _LEGACY.match(title) if result.kind == "topic" else None
    if numbered:
        title = numbered[1]
        result.facts["legacy_id"] = Fact(numbered[2], evidence)
    result.facts["title"] = Fact(title, evidence)


def _title(page: Page) -> tuple[str | None, str]:
    for scope in (page.main, page.root):
        for heading in scope.css("h1"):
            text = words(heading)
            if text and heading.css_first('a[rel="home"]') is None:
                return text, "heading"
    text = words(page.tree.css_first("title"))
    return text or None, "title element"


def read_subtitle(node: Node, result: Result) -> None:
    """Add the line under the title: a field of that name, else a line that says it is a note."""
    named = (f for f in node.fields if _SUBTITLE.search((f.name or "").removeprefix("field-")))
    found = next(named, None)
    if found is not None:
        lines = [words(item) for item in found.items()]
        result.facts["subtitle"] = Fact(" ".join(lines) or None, "subtitle field")
    elif any(field.name for field in node.fields):
        result.facts["subtitle"] = Fact(None, "subtitle field")
    else:
        note = _note(node)
        result.facts |= {"subtitle": Fact(note, "note")} if note else {}


def _note(node: Node) -> str | None:
    """Return the line before the body that begins as a note does ("Please note: …")."""
    end = (node.body.start or node.body.node).mem_id if node.body else None
    for part in node.element.css("div, p"):
        if part.mem_id == end or part.tag == "p":
            return None
        text = words(part) if next(part.iter(), None) is None else ""
        if NOTE.match(text) and len(text) < _LONGEST_NOTE:
            return text
    return None


def read_head(page: Page, result: Result) -> None:
    """Add what the head says: language and the site's own summary."""
    language = page.root.attrs.get("lang")
    if language:
        result.facts["language"] = Fact(language, "html element")
    summary = page.tree.css_first('meta[name="description" i][content]')
    text = " ".join((summary.attrs.get("content") or "").split()) if summary else ""
    result.facts["summary"] = Fact(text or None, "meta description")
