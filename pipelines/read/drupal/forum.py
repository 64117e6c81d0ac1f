"""Forums: the index, a container, a list of topics. Read by rows, for a theme may have no class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from pipelines.read.addresses import verdict
from pipelines.read.counts import NoCount, count
from pipelines.read.drupal.heading import read_heading
from pipelines.read.drupal.route import Route, breadcrumb
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.words import CLOSED, OPEN, REPLIES_COUNTED, STICKY
from pipelines.records.finding import ELSEWHERE, FORUM, Fact, Facts, Finding, Term
from pipelines.records.text import folded_name

_TABLE = "forum-table-forums"  # Advanced Forum: a table for each container
_OVER = 4  # elements between such a table and what names its container
_INDENT = re.compile(r"\bindent(ed)?\b")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table of forums."""

    url: str
    name: str
    description: str | None
    level: tuple[int, int]
    container: bool
    inner: bool
    counts: tuple[int | None, int | None]


def read_forum(page: Page, where: Route) -> Result:
    """Read the index of forums, a container, or a forum's list of topics."""
    result = Result("drupal forum", "forum")
    read_heading(page, result)
    own = _own(page, where, result)
    rows: list[_Row] = []
    for table in where.content.css("table"):
        rows += _read_table(page, table, result)
    _tree(rows, own, _is_index(page, where), result)
    return result


def _read_table(page: Page, table: LexborNode, result: Result) -> list[_Row]:
    """Return the forums of a table, those of a container below it; add its topics."""
    rows = list(_container(page, table))
    inner, topics = bool(rows), _lists_topics(table)
    for line in table.css("tr"):
        cells = [cell for cell in line.iter() if cell.tag == "td"]
        icon = cells[0] if len(cells) > 2 and not _links(cells[0]) else None
        shown = cells[1:] if icon is not None else cells
        forum = _forum_row(page, shown, inner, result) if shown and not topics else None
        if forum:
            rows.append(forum)
        elif len(shown) > 1:
            _topic_row(page, shown, icon, result)
    return rows


def _links(cell: LexborNode) -> bool:
    return any(words(anchor) for anchor in cell.css("a[href]"))


def _lists_topics(table: LexborNode) -> bool:
    """Whether a table lists topics: by its name (also Advanced Forum's), or its heads."""
    if (table.id or "").startswith("forum-topic"):
        return True
    if "forum-table-topics" in (table.attrs.get("class") or "").split():
        return True
    return any(folded_name(words(head)) in REPLIES_COUNTED for head in table.css("th"))


def _container(page: Page, table: LexborNode) -> Iterator[_Row]:
    """Yield the container that a table of Advanced Forum is of: its head or the line over it."""
    if _TABLE not in (table.attrs.get("class") or "").split():
        return
    anchor = table.css_first("th.forum-name a[href]")
    above = table.parent
    for _ in range(_OVER):
        if anchor is not None or above is None or above.tag == "body":
            break
        anchor = above.css_first(".forum-table-name a[href]")
        above = above.parent
    url = page.link(anchor.attrs.get("href")) if anchor is not None else None
    if anchor is not None and url and page.own(url) and "?" not in url:
        yield _Row(url, words(anchor), None, (0, 0), True, False, (None, None))


def _is_index(page: Page, where: Route) -> bool:
    """Whether this is the index of all forums: nothing but the front page stands over it."""
    if where.number is not None:
        return where.number == "0"
    return len(breadcrumb(page)) < 2


def _own(page: Page, where: Route, result: Result) -> Term | None:
    """Add what the page says of its own forum; None for the index.

    None too at /forum/N where nothing tells that the number is the page's only name: the index
    names the forum by its alias, and it would be held twice.
    """
    title = result.facts.get("title")
    address = page.address.partition("?")[0]
    numbered = verdict(address).number
    number = where.number or (numbered.rpartition(" ")[2] if numbered else None)
    if title is None or _is_index(page, where):
        return None
    if number and "page=" not in page.address:
        for other in (f"/taxonomy/term/{number}", f"/forum/{number}"):
            url = page.link(other)
            result.aliases |= {url: "term"} if url else {}
    if numbered and where.number is None:
        return None
    facts: Facts = {"name": Fact(title.value, "heading")}
    way = breadcrumb(page)
    if way:
        above = [Term(text, url) for url, text in way[2:] if url != address]
        facts["parent_term"] = Fact(above[-1] if above else None, "breadcrumb")
    result.findings.append(Finding(address, FORUM, facts))
    return Term(str(title.value), address)


def _forum_row(page: Page, cells: list[LexborNode], inner: bool, result: Result) -> _Row | None:
    """Read a row of forums: four cells, or one that spans them for a container."""
    spans = cells[0].attrs.get("colspan")
    if not (len(cells) == 4 or (len(cells) == 1 and spans)):
        return None
    anchor = next((a for a in cells[0].css("a[href]") if words(a)), None)
    url = page.link(anchor.attrs.get("href")) if anchor is not None else None
    if anchor is None or url is None or not page.own(url):
        return None
    topics, posts = None, None
    if len(cells) == 4:
        topics = _count(cells[1], "topic_count_shown", result)
        posts = _count(cells[2], "post_count_shown", result)
    level = _indents(anchor, cells[0])
    alone = len(cells) == 1
    return _Row(url, words(anchor), _behind(anchor), level, alone, inner, (topics, posts))


def _behind(anchor: LexborNode) -> str | None:
    """Return the words that follow a forum's name: its description."""
    follower = anchor.parent.next if anchor.parent is not None else None
    while follower is not None:
        if follower.is_element_node:
            return words(follower) or None
        follower = follower.next
    return None


def _indents(anchor: LexborNode, cell: LexborNode) -> tuple[int, int]:
    """Count the elements over a forum's name that indent it, and all that wrap it."""
    level, wrappers, above = 0, 0, anchor.parent
    while above is not None and above.mem_id != cell.mem_id:
        level += bool(_INDENT.search(above.attrs.get("class") or ""))
        wrappers += 1
        above = above.parent
    return level, wrappers


def _levels(rows: list[_Row]) -> list[int]:
    """Return how deep each row stands: one wrapper a level (forum-list.html.twig).

    Without classes all wrappers count. Rows that are all as deep, with a container among them, tell
    nothing.
    """
    named = any(row.level[0] or row.inner for row in rows)
    deep = [row.level[0 if named else 1] + row.inner for row in rows]
    if len(set(deep)) < 2 and any(row.container for row in rows):
        return []
    return [level - min(deep) for level in deep]


def _count(cell: LexborNode, about: str, result: Result) -> int | None:
    try:
        return count(words(cell))
    except NoCount as doubt:
        result.doubt("no number", f"{doubt}.", about)
        return None


def _tree(rows: list[_Row], own: Term | None, index: bool, result: Result) -> None:
    """Add a finding for each row; a row stands in the last one before it that is less indented."""
    above: list[tuple[int, Term]] = []
    levels = _levels(rows)
    for position, row in enumerate(rows):
        level = levels[position] if levels else 0
        while above and above[-1][0] >= level:
            above.pop()
        parent = above[-1][1] if above else own
        facts: Facts = {
            "name": Fact(row.name, "forum table"),
            "description": Fact(row.description, "forum table"),
        }
        if levels and (parent or index):
            facts["parent_term"] = Fact(parent, "forum table")
        if index:
            facts["position"] = Fact(position + 1, "forum table")
        for name, shown in zip(("topic_count_shown", "post_count_shown"), row.counts, strict=True):
            facts[name] = Fact(shown, "forum table")
        result.findings.append(Finding(row.url, FORUM, facts))
        result.link_kinds[row.url] = "forum"
        above.append((level, Term(row.name, row.url)))


def _topic_row(
    page: Page, cells: list[LexborNode], icon: LexborNode | None, result: Result
) -> None:
    """Read a row of topics: title, replies, last reply. Ages ("3 years ago") are no dates."""
    anchor = next((a for a in cells[0].css("a[href]") if words(a)), None)
    url = page.link(anchor.attrs.get("href")) if anchor is not None else None
    if url is None or not words(cells[1])[:1].isdecimal() or not page.own(url):
        return
    result.link_kinds[url] = "topic"
    signs = (icon if icon is not None else cells[0]).css("[title] span, [title]")
    state = {folded_name(word) for node in signs for word in (words(node), _title(node))}
    replies = _count(cells[1], "reply_count_shown", result)
    facts: Facts = {}
    if replies is not None:
        facts["reply_count_shown"] = Fact(replies, "forum table")
    if state & (STICKY | CLOSED | OPEN):
        facts["is_sticky"] = Fact(bool(state & STICKY), "forum table")
        facts["is_closed"] = Fact(bool(state & CLOSED), "forum table")
    if facts:
        result.findings.append(Finding(url, ELSEWHERE, facts))


def _title(node: LexborNode) -> str:
    return node.attrs.get("title") or ""
