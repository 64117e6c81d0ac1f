"""What a list says of the posts in it: their numbers and times."""

from __future__ import annotations

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.upward import classes, upward
from pipelines.read.wordpress.dates import machine_time
from pipelines.read.wordpress.entry import Entry, entries
from pipelines.records.finding import ELSEWHERE, Fact, Facts, Finding

_TIMES = "time[datetime], abbr.published[title]"


def read_teasers(page: Page, result: Result) -> None:
    """Add a finding for each entry of a list that links to its post."""
    for entry in entries(page):
        url = _address(page, entry)
        if url is None or (entry.classes and "type-page" in entry.classes):
            continue
        result.link_kinds[url] = "article"
        facts = _facts(page, entry)
        if facts:
            result.findings.append(Finding(url, ELSEWHERE, facts))


def _facts(page: Page, entry: Entry) -> Facts:
    facts: Facts = {}
    if entry.number:
        facts["source_id"] = Fact(entry.number, "list row")
    times = [
        node
        for node in entry.element.css(_TIMES)
        if "updated" not in classes(node) or "published" in classes(node)
    ]
    found = machine_time(times[0], page) if times else None
    if found is not None and found.evidence == "time element":
        facts["published"] = Fact(found.value, "list time")
    return facts


def _address(page: Page, entry: Entry) -> str | None:
    title = entry.title
    if title is None:
        return None
    anchor = title.css_first("a[href]") or next(upward(title.parent), title)
    url = page.link(anchor.attrs.get("href"))
    return url if url and page.own(url) else None
