"""Answers that say "yes" and show no page: not found, access denied."""

from __future__ import annotations

import re

from pipelines.read.page import Page
from pipelines.read.refusal_words import REFUSED
from pipelines.read.text import words
from pipelines.records.reading import Trouble
from pipelines.records.text import folded_name

_LITTLE = 1500
"""Letters of paragraphs that such a page may show at most."""
_OF_A_DOCUMENT = (
    'link[rel="shortlink"], [data-history-node-id], [property="article:published_time"],'
    ' [id^="comment-"], [id^="post-"]'
)
"""What a page of a document bears, and no refusal: people write of access that was denied."""
_SEPARATED = re.compile(r"\s+[|–—·»«:‹›-]+\s+")


def refused(page: Page) -> Trouble | None:
    """Return the trouble that an answer is no page of the site, for all its status 200.

    Its title or first heading says so, it shows hardly any text, and bears nothing that pages of
    documents bear. What an earlier capture showed at the address holds.
    """
    said = next((one for one in headings(page) if says(one, REFUSED)), None)
    if said is None or _shown(page) > _LITTLE or is_document(page):
        return None
    return Trouble("no page", f"The answer shows no page of the site: {said!r}.")


def is_document(page: Page) -> bool:
    """Whether a page bears what only pages of documents bear."""
    return page.tree.css_first(_OF_A_DOCUMENT) is not None


def headings(page: Page) -> list[str]:
    """Return title and first heading, as far as there are any."""
    found = [page.tree.css_first(name) for name in ("head title", "title", "h1")]
    if found[2] is None:
        found.append(page.tree.css_first("h2"))
    return [words(one)[:200] for one in found if one is not None]


def says(heading: str, refusal: re.Pattern[str]) -> bool:
    """Whether a heading, or a part of it, is the words of a refusal and no more.

    >>> says("Page not found | Clinic", REFUSED)
    True
    >>> says("Access denied: how insurers say no", REFUSED)
    False
    """
    parts = (heading, *_SEPARATED.split(heading))
    return any(refusal.fullmatch(folded_name(part).strip(" .…!?")) for part in parts)


def _shown(page: Page) -> int:
    return sum(len(words(one)) for one in page.tree.css("p"))
