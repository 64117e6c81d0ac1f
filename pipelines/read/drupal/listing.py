"""Lists: what a row tells of the page it leads to."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipelines.read.dates import from_offset
from pipelines.read.drupal.beside import ahead, is_of_change
from pipelines.read.drupal.heading import read_heading
from pipelines.read.drupal.lines import CREATED
from pipelines.read.drupal.route import NODES, Route, node_number
from pipelines.read.drupal.submitted import visible_alone
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.rows import TITLE, titled_rows
from pipelines.read.stamps import shows_date
from pipelines.read.text import words
from pipelines.read.visible import Ambiguous, visible
from pipelines.read.words import ACTIVITY, CHANGED
from pipelines.records.finding import ELSEWHERE, Fact, Facts, Finding

_ROWS = ".views-row"
_CHANGED = re.compile(
    r"(?:^|[-_\s])(?:changed|updated|modified|last-comment|last-reply)(?:[-_\s]|$)"
)
_SHORT = 32  # "September 16, 2013, 10:32 AM"
_ABOVE = 4  # elements between a row and the heading of its list
_TYPES = {"video": "video", "forum": "topic", "article": "article"}
_KINDS = {f"{how}{type}": kind for type, kind in _TYPES.items() for how in ("node--type-", "node-")}


def read_listing(page: Page, where: Route) -> Result:
    """Read a list of pages: the front page, all articles, all videos, all authors."""
    result = Result("drupal listing", "listing")
    read_heading(page, result)
    read_rows(page, where.content, result)
    return result


def read_other(page: Page, where: Route) -> Result:
    """Read a page that holds no document and no list: a form, a help page."""
    result = Result("drupal other", "other")
    read_heading(page, result)
    return result


def read_rows(page: Page, content: LexborNode, result: Result) -> None:
    """Add what each row says of its page: the exact date of a time element, the node's number."""
    rows = content.css(_ROWS) or content.css(NODES) or titled_rows(page, content)
    title = result.facts.get("title")
    named = str(title.value) if title else ""
    dated = not (ACTIVITY.search(named) or CHANGED.search(named) or _lists_activity(rows))
    for row in rows:
        anchor = row.css_first(TITLE)
        url = page.link(anchor.attrs.get("href")) if anchor is not None else None
        if url is None or not page.own(url):
            continue
        result.entries[url] = None
        _kind(row, url, result)
        facts = _facts(page, row, dated)
        if facts:
            result.findings.append(Finding(url, ELSEWHERE, facts))


def _facts(page: Page, row: LexborNode, dated: bool) -> Facts:
    facts: Facts = {}
    node = row if node_number(row) else row.css_first(NODES)
    number = node_number(node) if node is not None else None
    if number:
        facts["source_id"] = Fact(number, "list row")
    found = row.css(f"time[datetime], {CREATED}")
    times = list({time.mem_id: time for time in found}.values())  # each once
    if dated and len(times) == 1 and not _is_of_activity(times[0], row):
        told = times[0].attrs.get("datetime") or times[0].attrs.get("content")
        moment = from_offset(told, page.site.timezone)
        if moment and moment.at:
            facts["published"] = Fact(moment, "list time")
    elif dated and not times:
        shown = _shown_date(page, row)
        facts |= {"published": shown} if shown else {}
    return facts


def _shown_date(page: Page, row: LexborNode) -> Fact | None:
    """Return the date of a row that shows one in words, in an element that says nothing else."""
    found: dict[str, LexborNode] = {}
    for part in row.css("div, span, p, em, small"):
        text = words(part) if part.css_first("a, div, p") is None else ""
        if text and len(text) <= _SHORT and shows_date(text) and visible_alone(text):
            found[text] = part
    if len(found) != 1:
        return None
    text, part = found.popitem()
    try:
        told = None if _is_of_activity(part, row) else visible(text, page.site.timezone)
    except Ambiguous:
        return None
    return Fact(told[0], "list text") if told else None


def _is_of_activity(time: LexborNode, row: LexborNode) -> bool:
    """Whether a row's time is that of a change or a comment: its words, class or link say so."""
    if is_of_change(time, row) or ACTIVITY.search(ahead(time, row)):
        return True
    above: LexborNode | None = time
    while above is not None and above.mem_id != row.mem_id:
        if _CHANGED.search(above.attrs.get("class") or ""):
            return True
        above = above.parent
    return row.css_first('a[href*="/comment/"], a[href*="#comment-"]') is not None


def _lists_activity(rows: list[LexborNode]) -> bool:
    """Whether the heading over a list says that it is one of comments or of what changed."""
    shown: list[LexborNode | None] = []
    above = rows[0].parent if rows else None
    for _ in range(_ABOVE):
        if above is None or above.tag in ("main", "body"):
            break
        shown.append(next((n for n in above.iter() if n.tag in ("h2", "h3")), None))
        above = above.parent
    told = [words(heading) for heading in shown if heading is not None]
    return any(ACTIVITY.search(text) or CHANGED.search(text) for text in told)


def _kind(row: LexborNode, url: str, result: Result) -> None:
    node = row.css_first(NODES) or row
    names = (node.attrs.get("class") or "").split()
    kind = next((_KINDS[name] for name in names if name in _KINDS), None)
    if kind:
        result.link_kinds[url] = kind
