"""Lists: what a row tells of the page it leads to."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.dates import from_offset
from pipelines.read.drupal.heading import read_heading
from pipelines.read.drupal.route import Route
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.records.finding import ELSEWHERE, Fact, Facts, Finding

_ROWS = ".views-row"
_TITLE = 'h2 a[href], h3 a[href], h4 a[href], [class*="title"] a[href], a[rel="bookmark"]'
_KINDS = {"node--type-video": "video", "node--type-forum": "topic", "node--type-article": "article"}


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
    rows = content.css(_ROWS) or content.css("[data-history-node-id]")
    for row in rows:
        anchor = row.css_first(_TITLE)
        url = page.link(anchor.attrs.get("href")) if anchor is not None else None
        if url is None or not page.own(url):
            continue
        _kind(row, url, result)
        facts = _facts(page, row)
        if facts:
            result.findings.append(Finding(url, ELSEWHERE, facts))


def _facts(page: Page, row: LexborNode) -> Facts:
    facts: Facts = {}
    node = row if "data-history-node-id" in row.attrs else row.css_first("[data-history-node-id]")
    if node is not None:
        facts["source_id"] = Fact(node.attrs.get("data-history-node-id"), "list row")
    times = row.css("time[datetime]")
    if len(times) == 1:
        moment = from_offset(times[0].attrs.get("datetime"), page.site.timezone)
        if moment and moment.at:
            facts["published"] = Fact(moment, "list time")
    return facts


def _kind(row: LexborNode, url: str, result: Result) -> None:
    node = row.css_first("[data-history-node-id]") or row
    names = (node.attrs.get("class") or "").split()
    kind = next((_KINDS[name] for name in names if name in _KINDS), None)
    if kind:
        result.link_kinds[url] = kind
