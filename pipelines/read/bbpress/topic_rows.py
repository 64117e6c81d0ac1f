"""The rows of a list of topics: how many replies, sticky or not, closed or not."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipelines.read.bbpress.forum_rows import shown_count
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.upward import classes, upward
from pipelines.read.words import POSTS_COUNTED, REPLIES_COUNTED
from pipelines.records.finding import ELSEWHERE, Fact, Facts, Finding
from pipelines.records.text import folded_name

_TITLE = ".bbp-topic-title"
_COUNT = ".bbp-topic-reply-count"
_ID = re.compile(r"^(?:bbp-topic|topic|post)-(\d+)$")
_STATUS = re.compile(r"^status-([a-z]+)$")
_HEADING = frozenset({"bbp-header", "bbp-footer", "forum-titles"})


def read_topic_rows(page: Page, result: Result) -> None:
    """Add what each row says of its topic. "3 years ago" is no date."""
    counted = _counted(page)
    for cell in page.tree.css(_TITLE):
        anchor = cell.css_first("a.bbp-topic-permalink[href]") or cell.css_first("a[href]")
        url = page.link(anchor.attrs.get("href")) if anchor is not None else None
        row = next(upward(cell.parent), None)
        if row is None or url is None or not page.own(url) or _is_heading(cell):
            continue
        result.link_kinds[url] = "topic"
        facts = _facts(row, counted, result)
        if facts:
            result.findings.append(Finding(url, ELSEWHERE, facts))


def _facts(row: LexborNode, counted: int | None, result: Result) -> Facts:
    facts: Facts = {}
    names = classes(row)
    number = next((m[1] for name in (row.id or "", *names) if (m := _ID.match(name))), None)
    if number:
        facts["source_id"] = Fact(number, "topic row")
    posts = shown_count(row, _COUNT, "reply_count_shown", result)
    if posts is not None and counted is not None:
        facts["reply_count_shown"] = Fact(max(posts - counted, 0), "topic row")
    status = next((m[1] for name in names if (m := _STATUS.match(name))), None)
    if status is not None:
        facts["is_closed"] = Fact(status == "closed", "topic row")
        facts["is_sticky"] = Fact("sticky" in names or "super-sticky" in names, "topic row")
    return facts


def _counted(page: Page) -> int | None:
    """Return how many posts of the column are no replies: 1 under "Posts", 0 under "Replies"."""
    for cell in page.tree.css(_COUNT):
        word = folded_name(words(cell))
        if word in POSTS_COUNTED or word in REPLIES_COUNTED:
            return int(word in POSTS_COUNTED)
    return None


def _is_heading(cell: LexborNode) -> bool:
    return any(
        above.tag in ("th", "thead", "tfoot") or not _HEADING.isdisjoint(classes(above))
        for above in upward(cell)
    )
