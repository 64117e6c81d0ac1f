"""A whole discussion that somebody pasted into one text."""

from __future__ import annotations

import re

from pipelines.read.result import Result
from pipelines.records.finding import Fact, Text

_STAMP = re.compile(
    r"\b\d{4},?\s(?:[^\W\d_]{1,4}\s){0,2}\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?\s{0,3}#(\d{3,9})\b", re.I
)
"""As bbPress heads its posts: "March 26, 2018 at 8:36 pm #1294136"."""
_FEWEST = 2


def pasted_posts(text: str) -> int:
    """Count the posts of a discussion that a text holds: dates with the numbers of posts.

    >>> pasted_posts("March 26, 2018 at 8:36 pm #1294136")
    1
    """
    return len({found[1] for found in _STAMP.finditer(text)}) if text.count("#") > 0 else 0


def tell_pasted(result: Result) -> None:
    """Say that a body holds a discussion. It is left whole: where a post ends is not told."""
    body = result.facts.get("body", Fact(None, "")).value
    count = pasted_posts(body.text) if isinstance(body, Text) else 0
    if count >= _FEWEST:
        said = f"The text holds a discussion of {count} posts: it is left whole."
        result.doubt("pasted thread", said, "body")
