"""The title of a forum, topic or list: the theme's heading, else the last step of the way."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.barred import without_mark
from pipelines.read.bbpress.breadcrumb import here
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.upward import classes, upward
from pipelines.records.finding import Fact
from pipelines.records.text import folded_name

_TITLES = "h1.entry-title, h1.page-title, h2.entry-title, .entry-title"
_WITHIN = frozenset({"bbp-reply-content", "bbp-topic-content", "widget", "bbp-replies"})


def read_title(page: Page, result: Result) -> None:
    """Add the page's title."""
    title, evidence = _title(page)
    if title is None:
        result.doubt("field not found", "The page has no heading.", "title")
        return
    result.facts["title"] = Fact(without_mark(title), evidence)


def _title(page: Page) -> tuple[str | None, str]:
    named = here(page)
    headings = [h for h in page.tree.css("h1, h2, h3") if not _is_elsewhere(h)]
    if named:
        same = next((h for h in headings if folded_name(words(h)) == folded_name(named)), None)
        if same is not None:
            return words(same), "heading"
    marked = next((h for h in page.tree.css(_TITLES) if words(h) and not _is_elsewhere(h)), None)
    if marked is not None:
        return words(marked), "heading"
    if named:
        return named, "breadcrumb"
    alone = [h for h in headings if h.tag in ("h1", "h2") and words(h) and not _leads_home(h)]
    if alone:
        return words(alone[0]), "heading"
    return words(page.tree.css_first("title")) or None, "title element"


def _is_elsewhere(heading: LexborNode) -> bool:
    """Whether a heading stands in a post's text or in a block beside the content."""
    return any(
        above.tag in ("aside", "nav", "footer", "form") or not _WITHIN.isdisjoint(classes(above))
        for above in upward(heading.parent)
    )


def _leads_home(heading: LexborNode) -> bool:
    """Whether a heading is the site's name: a link to the front page."""
    link = heading.css_first("a[href]")
    href = (link.attrs.get("href") or "") if link is not None else ""
    return link is not None and ("home" in (link.attrs.get("rel") or "") or href.count("/") < 4)
