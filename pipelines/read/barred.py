"""Pages that a site shows by title only: behind a password, or for members alone."""

from __future__ import annotations

import re

from pipelines.read.result import Result
from pipelines.read.words import BARRED
from pipelines.records.finding import Fact

_BEFORE = re.compile(rf"^(?:{'|'.join(BARRED)})\s?:\s+", re.IGNORECASE)


def without_mark(title: str) -> str:
    """Take WordPress's "Protected: " or "Private: " off a title (get_the_title).

    >>> without_mark("Protected: Notes"), without_mark("Geschützt: Notes"), without_mark("A: B")
    ('Notes', 'Notes', 'A: B')
    """
    return _BEFORE.sub("", title)


def bar(result: Result, why: str) -> None:
    """Note that the site keeps the page's content to itself: its status is forbidden."""
    result.facts["barred"] = Fact(True, why)
