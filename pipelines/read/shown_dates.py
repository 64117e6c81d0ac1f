"""A date that a page shows in words, or a row of `problems` that says why it is not read."""

from __future__ import annotations

import re

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.stamps import shows_date
from pipelines.read.visible import Ambiguous, visible
from pipelines.records.finding import Fact

_FOREIGN = re.compile(r"(?!en\b)[a-z]{2,3}\b|en[-_](?!us\b)[a-z]{2}\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"[^\W\d_]{2,},\s*$")
_MONTHS = 12
_NUMBERS = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b")


def shown_date(text: str, page: Page, result: Result, whose: str) -> Fact | None:
    """Return the date in a visible text; None where it shows none or it cannot be read surely.

    `whose` begins the sentence of the problem: "Reply 12". Where day and month could be
    exchanged, the page's other dates may tell which comes first.
    """
    try:
        found = visible(_ordered(text, page.day_first), page.site.timezone)
    except Ambiguous as doubt:
        result.doubt("ambiguous date", f"{whose}: {doubt}.", "published")
        return None
    if found and page.day_first is None and _may_be_exchanged(text) and _is_elsewhere(page):
        said = f"day and month cannot be told apart in {text[:80]!r}"
        result.doubt("ambiguous date", f"{whose}: {said}.", "published")
        return None
    if found is None:
        if shows_date(text):
            message = f"{whose}: no date can be read in {text[:80]!r}."
            result.doubt("unread date", message, "published")
        return None
    return Fact(*found)


def _may_be_exchanged(text: str) -> bool:
    """Whether a date in numbers with slashes can be read in two ways, and no weekday tells."""
    found = _NUMBERS.search(text)
    if found is None or found[2] != "/" or found[1] == found[3]:
        return False
    return max(int(found[1]), int(found[3])) <= _MONTHS and not _WEEKDAY.search(
        text[: found.start()]
    )


def _is_elsewhere(page: Page) -> bool:
    """Whether a page is of another language or country than the one that writes months first.

    A site's time zone alone does not tell how it writes dates.
    """
    return _FOREIGN.match(page.root.attrs.get("lang") or "") is not None


def _ordered(text: str, day_first: bool | None) -> str:
    """Return the text with its date as year-month-day where it is known what comes first.

    >>> _ordered("07/08/2012 at 8:57 am", day_first=True)
    '2012-08-07 at 8:57 am'
    """
    found = _NUMBERS.search(text)
    if found is None or day_first is None:
        return text
    day, month = (found[1], found[3]) if day_first else (found[3], found[1])
    return text.replace(found[0], f"{found[4]}-{int(month):02}-{int(day):02}")
