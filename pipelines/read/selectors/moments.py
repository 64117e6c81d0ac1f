"""The time that a selector of site.toml finds."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipelines.read.dates import from_offset, from_stamp
from pipelines.read.page import Page
from pipelines.read.selectors.selector import Selector
from pipelines.read.text import words
from pipelines.read.visible import visible
from pipelines.records.finding import Fact, Moment

TIMED, DAY = "site.toml", "site.toml day"
"""Evidence of what a selector found: a time, or a day only (`fields.DATE_EVIDENCE`)."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def moment(page: Page, node: LexborNode, chosen: Selector) -> Fact | None:
    """Return the date of an element: its attribute or time element, else its words.

    None where it shows no date. Raises Ambiguous as `visible`.
    """
    zone = page.site.timezone
    time = node if node.tag == "time" else node.css_first("time[datetime]")
    written = chosen.text(node) if chosen.attribute else _written(time)
    found = _of_machines(page, written)
    if found is None:
        shown = visible(written if chosen.attribute else words(node), zone)
        found = shown[0] if shown else None
    return Fact(found, TIMED if found.at else DAY) if found else None


def _written(time: LexborNode | None) -> str:
    return (time.attrs.get("datetime") or "").strip() if time is not None else ""


def _of_machines(page: Page, text: str) -> Moment | None:
    if _DAY.fullmatch(text):
        moment = from_offset(f"{text}T12:00:00Z", None)  # whether there is such a day
        return Moment(text, None) if moment else None
    return from_offset(text, page.site.timezone) or from_stamp(text, page.site.timezone)
