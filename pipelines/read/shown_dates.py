"""A date that a page shows in words, or a row of `problems` that says why it is not read."""

from __future__ import annotations

import re

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.stamps import shows_date
from pipelines.read.visible import Ambiguous, visible
from pipelines.records.finding import Fact

_NUMBERS = re.compile(r"\b(\d{1,2})([/.])(\d{1,2})\2(\d{4})\b")
_PLACES = (
    "time, small, .date, .entry-date, .bbp-reply-header, .bbp-topic-header, .bbp-reply-post-date,"
    " .comment-meta, .commentmetadata, .comment-metadata, .comment-date, .posted-on, .post-date"
)
"""Where WordPress and bbPress print dates: all of a site in one format (its `date_format`)."""
_MONTHS = 12


def shown_date(text: str, page: Page, result: Result, whose: str) -> Fact | None:
    """Return the date in a visible text; None where it shows none or it cannot be read surely.

    `whose` begins the sentence of the problem: "Reply 12". Where day and month could be
    exchanged, the page's other dates may tell which comes first.
    """
    try:
        found = visible(text, page.site.timezone)
    except Ambiguous as doubt:
        ordered = _ordered(text, page)
        if ordered is None:
            result.doubt("ambiguous date", f"{whose}: {doubt}.", "published")
            return None
        found = visible(ordered, page.site.timezone)
    if found is None:
        if shows_date(text):
            message = f"{whose}: no date can be read in {text[:80]!r}."
            result.doubt("unread date", message, "published")
        return None
    return Fact(*found)


def _ordered(text: str, page: Page) -> str | None:
    """Return the text with its date as year-month-day; None where no other date tells how."""
    shown = [_NUMBERS.search(node.text()) for node in page.tree.css(_PLACES)]
    days_first = any(int(one[1]) > _MONTHS for one in shown if one)
    months_first = any(int(one[3]) > _MONTHS for one in shown if one)
    found = _NUMBERS.search(text)
    if found is None or days_first is months_first:
        return None
    day, month = (found[1], found[3]) if days_first else (found[3], found[1])
    return text.replace(found[0], f"{found[4]}-{int(month):02}-{int(day):02}")
