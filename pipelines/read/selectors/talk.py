"""The comments of a page, each a block that a selector of site.toml found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.passage import passage
from pipelines.read.result import Result
from pipelines.read.selectors.moments import moment
from pipelines.read.selectors.names import COMMENT
from pipelines.read.selectors.people import who
from pipelines.read.selectors.selector import Selector, selector
from pipelines.read.selectors.values import EVIDENCE
from pipelines.read.visible import Ambiguous
from pipelines.records.finding import (
    Discussion,
    Fact,
    Facts,
    Finding,
    Person,
    Text,
    comment_subject,
    loose_subject,
)

_NUMBER = re.compile(r"(\d{1,18})\D*$")
_COMMENTS = "comment "


@dataclass(slots=True)
class Block:
    """A comment's element; its number is "" where the site shows none."""

    node: LexborNode
    number: str
    facts: Facts
    shown: str
    """The time as the page shows it: part of a comment's identity where it has no number."""


def read_talk(page: Page, told: Mapping[str, str], result: Result) -> None:
    """Put the comments that site.toml tells of in the place of those that the reader found.

    A comment of the same number keeps what the reader found and no selector is about.
    """
    chosen = selector(told[COMMENT])
    nodes = [node for node in page.root.css(chosen.css) if node.text(strip=True)]
    nodes = list({node.mem_id: node for node in nodes}.values())
    if not nodes:
        return
    system = result.reader.partition(" ")[0] or "labels"
    known = {f.subject: f.facts for f in result.findings if f.subject.startswith(_COMMENTS)}
    blocks = [_block(page, node, told, result) for node in nodes]
    inner = {one.node.mem_id: one for one in blocks}
    subjects: list[str] = []
    counted: Counter[str] = Counter()
    found = []
    for one in blocks:
        subject = (
            comment_subject(system, one.number) if one.number else _loose(one, system, counted)
        )
        facts = known.get(subject, {}) | one.facts | _nested(one, inner)
        if "body" not in facts:
            result.doubt("field not found", f"Comment {len(subjects) + 1} shows no text.", "body")
        subjects.append(subject)
        found.append(Finding(page.address, subject, facts))
    others = [f for f in result.findings if not f.subject.startswith(_COMMENTS)]
    result.findings = [*others, *{f.subject: f for f in found}.values()]
    result.facts["discussion"] = _discussion(page, result, tuple(dict.fromkeys(subjects)))


def _block(page: Page, node: LexborNode, told: Mapping[str, str], result: Result) -> Block:
    facts: Facts = {}
    parts = {name: _part(node, told, name) for name in ("author", "published", "body", "number")}
    author, when, text, number = (parts[name] for name in ("author", "published", "body", "number"))
    if author:
        person = who(page, author[0], author[1], "member")
        facts |= {"author": Fact(person, EVIDENCE)} if person else {}
    shown = when[1].text(when[0]) if when else ""
    if when:
        try:
            fact = moment(page, *when)
        except Ambiguous as doubt:
            fact = None
            result.doubt("ambiguous date", f"A comment: {doubt}.", "published")
        facts |= {"published": fact} if fact else {}
    if text:
        facts |= passage(page, text[0], EVIDENCE)
    written = number[1].text(number[0]) if number else "" if "comment_number" in told else node.id
    digits = _NUMBER.search(written or "")
    return Block(node, digits[1] if digits else "", facts, shown)


def _part(
    block: LexborNode, told: Mapping[str, str], name: str
) -> tuple[LexborNode, Selector] | None:
    """Return the element of a comment's field, which may be the block itself (as css has it)."""
    text = told.get(f"comment_{name}")
    if text is None:
        return None
    chosen = selector(text)
    found = next((node for node in block.css(chosen.css) if chosen.says(node)), None)
    return (found, chosen) if found is not None else None


def _loose(one: Block, system: str, counted: Counter[str]) -> str:
    author, body = (one.facts.get(name) for name in ("author", "body"))
    name = author.value.name if author and isinstance(author.value, Person) else None
    text = body.value.text if body and isinstance(body.value, Text) else ""
    first = loose_subject(system, name, one.shown, text, 1)
    counted[first] += 1
    return loose_subject(system, name, one.shown, text, counted[first])


def _nested(one: Block, inner: Mapping[int, Block]) -> Facts:
    """Return the parent and depth of a comment that stands within another one's block."""
    above, holders = one.node.parent, []
    while above is not None:
        if above.mem_id in inner:
            holders.append(inner[above.mem_id])
        above = above.parent
    if not holders:
        return {}
    depth: Facts = {"depth": Fact(len(holders), "nesting")}
    number = holders[0].number
    return depth | ({"parent": Fact(number, "nesting")} if number else {})


def _discussion(page: Page, result: Result, subjects: tuple[str, ...]) -> Fact:
    held = result.facts.get("discussion")
    before = held.value if held else None
    if isinstance(before, Discussion):
        return Fact(before._replace(comments=subjects), EVIDENCE)
    asked = parse_qs(urlsplit(page.address).query).get("page", ["0"])[0]
    part = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    return Fact(Discussion(part, None, subjects), EVIDENCE)
