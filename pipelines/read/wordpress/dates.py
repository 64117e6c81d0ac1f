"""When a post or comment was published, as themes of all ages print it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from selectolax.lexbor import LexborNode

from pipelines.read.dates import from_offset, instant, local
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.shown_dates import shown_date
from pipelines.read.stamps import shows_date
from pipelines.read.text import words
from pipelines.read.upward import classes, upward
from pipelines.read.wordpress.entry import Entry
from pipelines.read.wordpress.neighbours import of_another
from pipelines.read.words import CHANGED
from pipelines.records.finding import Fact, Moment

_TIMES = "time[datetime], abbr.published[title], abbr.date[title], [itemprop='datePublished']"
_SHOWN = (
    ".entry-date, .posted-on, .post-date, .published, .date, .entry-meta, .post-meta, .meta,"
    " .postmetadata, .post-info, .byline, .wp-block-post-date, small"
)
_MARKED = "time, .updated, [itemprop='dateModified']"
_PATH = re.compile(r"/((?:19|20)\d{2})/(\d{2})/(\d{2})(?:/|$)")
_CLOCK = re.compile(r"^\s*\d{1,2}:\d{2}(?:\s?[ap]m)?\s*$", re.IGNORECASE)
_GENERATOR = 'meta[name="generator" i][content^="WordPress"]'
_RIGHT_SINCE = (5, 3)  # wp_date: before it a local time could bear the offset of UTC
_ALONE = 48  # characters of a line that holds a date and hardly anything else
_LONG = 200  # characters of a line that may hold a date


def read_date(page: Page, entry: Entry, result: Result) -> None:
    """Add the time of publication; where nothing tells it, the day in the address."""
    for node in _outside(page, entry, _TIMES):
        passed = _is_of_change(node) or of_another(page, node, entry)
        found = None if passed else machine_time(node, page)
        if found is not None:
            result.facts["published"] = found
            return
    tried: set[str] = set()
    for node in (*_outside(page, entry, _SHOWN), *_short(page, entry)):
        text = _unchanged(node)
        if text in tried:
            continue
        tried.add(text)
        if len(text) > _LONG or not shows_date(text) or CHANGED.search(text):
            continue
        if of_another(page, node, entry):
            continue
        shown = shown_date(_with_clock(node, text), page, result, "The post")
        if shown is not None:
            result.facts["published"] = shown
            return
    path = _PATH.search(page.address)
    moment = from_offset("-".join(path.groups()), None) if path else None
    if moment is not None:
        result.facts["published"] = Fact(Moment(moment.on, None), "address")


def machine_time(node: LexborNode, page: Page) -> Fact | None:
    """Return the time that an element tells programs; None where it tells none.

    WordPress prints it in the site's own clock. Before 5.3 the clock could bear UTC's offset
    (mysql2date with "c"): such a time is read as the site's, where its zone is known.
    """
    attributes = node.attrs
    text = attributes.get("datetime") or attributes.get("content") or attributes.get("title")
    moment = from_offset(text, page.site.timezone)
    if moment is None:
        return None
    zone, when = page.site.timezone, _aware(text or "")
    if when is None or when.utcoffset() != UTC.utcoffset(None) or _is_right(page):
        return Fact(moment, "time element" if moment.at else "visible day")
    if zone is None:
        return Fact(Moment(when.date().isoformat(), None), "visible day")
    bare = when.replace(tzinfo=None)
    if instant(when, zone) == local(bare, zone):
        return Fact(moment, "time element")
    return Fact(local(bare, zone), "visible text")


def _aware(text: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return when if when.tzinfo else None


def _is_right(page: Page) -> bool:
    """Whether the site's WordPress is known to print right offsets."""
    generator = page.tree.css_first(_GENERATOR)
    told = re.search(r"(\d+)\.(\d+)", (generator.attrs.get("content") or "") if generator else "")
    return told is not None and (int(told[1]), int(told[2])) >= _RIGHT_SINCE


def _is_of_change(node: LexborNode) -> bool:
    """Whether a time says when the post was changed: by its class or property, or a word before."""
    names = set(classes(node))
    if "published" in names or "datePublished" in (node.attrs.get("itemprop") or ""):
        return False
    if "dateModified" in (node.attrs.get("itemprop") or "") or "updated" in names:
        return "entry-date" not in names
    before = node.prev
    while before is not None and not words(before):
        before = before.prev
    return before is not None and not before.is_element_node and bool(CHANGED.search(words(before)))


def _unchanged(node: LexborNode) -> str:
    """Return the words of an element without the times of change in it."""
    text = words(node)
    for marked in (next(upward(node.parent), node), node, *node.css(_MARKED)):
        if _is_of_change(marked):
            text = text.replace(words(marked), "")
    return text


def _with_clock(node: LexborNode, text: str) -> str:
    """Add the time of day that old themes put into the title of the link on a date."""
    for link in node.css("a[title]"):
        title = link.attrs.get("title") or ""
        if _CLOCK.match(title):
            return f"{words(link)} {title}"
    above = next(upward(node.parent), node)
    title = (above.attrs.get("title") or "") if above.tag == "a" else ""
    return f"{text} {title}" if _CLOCK.match(title) else text


def _short(page: Page, entry: Entry) -> Iterator[LexborNode]:
    """Yield the short lines of the entry that no class announces, if a year is in them."""
    for node in _outside(page, entry, "span, p, div, li, a, abbr, em"):
        text = node.text()
        if len(text) < _ALONE and shows_date(text):
            yield node


def _outside(page: Page, entry: Entry, query: str) -> Iterator[LexborNode]:
    """Yield what a selector finds in the entry, not in its text nor in the comments."""
    found = {node.mem_id: node for part in query.split(", ") for node in entry.element.css(part)}
    for node in found.values():
        if not entry.is_text(node) and not _in_comments(node):
            yield node


def _in_comments(node: LexborNode) -> bool:
    for above in upward(node):
        if (above.id or "").startswith(("comment", "respond", "div-comment", "li-comment")):
            return True
        if above.tag == "aside" or "wp-block-comments" in (above.attrs.get("class") or ""):
            return True
    return False
