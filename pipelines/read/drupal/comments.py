"""The comments under a node: the part of the discussion that this capture shows."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipelines.read.addresses import absolute
from pipelines.read.dates import Ambiguous, stamped
from pipelines.read.drupal.own_text import own_text
from pipelines.read.drupal.pager import read_pager
from pipelines.read.drupal.submitted import account
from pipelines.read.links import seen_in
from pipelines.read.names import person
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import block_text, words
from pipelines.records.finding import Discussion, Fact, Facts, Finding, comment_subject

_COMMENT = '[data-comment-user-id], [id^="comment-"]'
_ID = re.compile(r"comment-(\d+)")
_LINK = re.compile(r"/comment/(\d+)(?:#|$)")
_INDENTED = re.compile(r"\bindent(ed)?\b")
_BODY = '[class*="field--name-comment-body"]'
_HEADS = ("h2", "h3", "h4", "h5")


def read_comments(page: Page, element: LexborNode, result: Result) -> None:
    """Add a finding for each comment, and which part of the discussion they are."""
    shown = _shown(element)
    levels = [_level(node, element) for _, node in shown]
    parents = _Parents(levels, [number for number, _ in shown])
    for index, (number, node) in enumerate(shown):
        facts = _comment(page, node, number, result)
        facts["depth"] = Fact(levels[index], "nesting")
        facts.update(parents.of(index, node))
        result.findings.append(Finding(page.address, comment_subject("drupal", number), facts))
    part, last = read_pager(page, element)
    subjects = tuple(comment_subject("drupal", number) for number, _ in shown)
    result.facts["discussion"] = Fact(Discussion(part, last, subjects), "pager")


def _shown(element: LexborNode) -> list[tuple[str, LexborNode]]:
    found: dict[str, LexborNode] = {}
    for node in element.css(_COMMENT):
        number = _number(node)
        if number:
            found.setdefault(number, node)
    return list(found.items())


def _number(node: LexborNode) -> str | None:
    named = _ID.fullmatch(node.id or "")
    if named:
        return named[1] if node.child is not None else None  # an empty anchor is no comment
    for link in node.css('a[href*="/comment/"]'):
        found = _LINK.search(link.attrs.get("href") or "")
        if found and (link.attrs.get("rel") == "bookmark" or not link.attrs.get("rel")):
            return found[1]
    return None


def _level(node: LexborNode, top: LexborNode) -> int:
    """Count the elements that indent a comment (CommentViewBuilder: one `div` a level)."""
    level, above = 0, node.parent
    while above is not None and above.mem_id != top.mem_id:
        level += bool(_INDENTED.search(above.attrs.get("class") or ""))
        above = above.parent
    return level


class _Parents:
    """Which comment each one answers: as shown ("In reply to"), else by how they are nested."""

    def __init__(self, levels: list[int], numbers: list[str]) -> None:
        self._levels, self._numbers = levels, numbers
        self._threaded = any(levels)

    def of(self, index: int, node: LexborNode) -> Facts:
        """Return the fact `parent`; nothing where the page does not tell."""
        shown = _answered(node, self._numbers[index])
        if shown:
            return {"parent": Fact(shown, "shown")}
        if not self._threaded:
            return {}
        level = self._levels[index]
        if level == 0:
            return {"parent": Fact(None, "nesting")}
        above = (n for n in range(index - 1, -1, -1) if self._levels[n] < level)
        place = next(above, None)
        if place is None or self._levels[place] != level - 1:
            return {}  # it stands on an earlier part
        return {"parent": Fact(self._numbers[place], "nesting")}


def _answered(node: LexborNode, own: str) -> str | None:
    """Return the number in "In reply to": a link to another comment, outside heading and text."""
    body = _body(node)
    inside = {a.mem_id for a in body.css("a")} if body is not None else set()
    for link in node.css('a[href*="/comment/"]'):
        found = _LINK.search(link.attrs.get("href") or "")
        if found and found[1] != own and link.mem_id not in inside:
            return found[1]
    return None


def _body(node: LexborNode) -> LexborNode | None:
    return node.css_first(_BODY)


def _comment(page: Page, node: LexborNode, number: str, result: Result) -> Facts:
    facts: Facts = {}
    _who(page, node, facts)
    _when(page, node, facts, result)
    heading = _heading(node, number)
    if heading is not None:
        facts["subject"] = Fact(words(heading) or None, "heading")
    href = heading.attrs.get("href") if heading is not None else None
    facts["url"] = Fact(absolute(href or f"#comment-{number}", page.base), "permalink")
    body = _body(node)
    if body is None:
        result.doubt("field not found", f"Comment {number} shows no text.", "body")
        return facts
    inner = body.inner_html or ""
    text = block_text(inner)
    facts["body"] = Fact(text, "comment body field")
    facts["own_text"] = Fact(own_text(body, text), "comment body field")
    links, media = seen_in(page, body, inner)
    facts["links"] = Fact(links, "comment body field")
    facts["media"] = Fact(media, "comment body field")
    return facts


def _heading(node: LexborNode, number: str) -> LexborNode | None:
    for link in node.css(f'a[href*="/comment/{number}"]'):
        if link.parent is not None and link.parent.tag in _HEADS:
            return link
    return None


def _who(page: Page, node: LexborNode, facts: Facts) -> None:
    uid = node.attrs.get("data-comment-user-id")
    line = node.css_first("footer") or node
    named = account(line, page)
    if named is None:
        return
    who = person(named[0], page.site, url=named[1], uid=uid, otherwise="member")
    if who:
        facts["author"] = Fact(who, "comment line")


def _when(page: Page, node: LexborNode, facts: Facts, result: Result) -> None:
    marked = node.css_first("[data-comment-timestamp]")
    stamp = marked.attrs.get("data-comment-timestamp") if marked is not None else None
    try:
        found = stamped(stamp, _dated(node), page.site.timezone)
    except Ambiguous as doubt:
        result.doubt("ambiguous date", f"{doubt}.", "published")
        return
    if found:
        facts["published"] = Fact(*found)


def _dated(node: LexborNode) -> str:
    """Return the words that may hold the date: no link to a comment, whose subject may hold one."""
    line = node.css_first("footer")
    parts = [] if line is None else line.iter()
    return " ".join(
        words(part)
        for part in parts
        if part.css_first('a[href*="/comment/"]') is None and part.tag != "a"
    )
