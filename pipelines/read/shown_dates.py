"""A date that a page shows in words, or a row of `problems` that says why it is not read."""

from __future__ import annotations

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.stamps import shows_date
from pipelines.read.visible import Ambiguous, visible
from pipelines.records.finding import Fact


def shown_date(text: str, page: Page, result: Result, whose: str) -> Fact | None:
    """Return the date in a visible text; None where it shows none or it cannot be read surely.

    `whose` begins the sentence of the problem: "Reply 12".
    """
    try:
        found = visible(text, page.site.timezone)
    except Ambiguous as doubt:
        result.doubt("ambiguous date", f"{whose}: {doubt}.", "published")
        return None
    if found is None:
        if shows_date(text):
            message = f"{whose}: no date can be read in {text[:80]!r}."
            result.doubt("unread date", message, "published")
        return None
    return Fact(*found)
