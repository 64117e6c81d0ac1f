"""The foot of a post: its number, its author's count of posts, who wrote it and when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.read.labels.byline import is_mark
from pipelines.read.labels.lines import Line

_LITTLE = 3  # characters beside a link that is a line of its own
_TOTAL = re.compile(r"^[^\W\d]{3,20}:?\s*\d[\d.,]*$")


def is_total(line: Line) -> bool:
    """Whether a line tells how many posts its author has written: "Posts: 2753"."""
    return bool(_TOTAL.match(line.text))


def is_number(line: Line) -> bool:
    """Whether a line is a post's number, or how many its author has written."""
    return is_total(line) or not any(one.isalpha() for one in line.text)


def signs_below(lines: Iterable[Line]) -> bool:
    """Whether what people say in lines ends with who and when, and does not begin with it."""
    signed = False
    for line in lines:
        if is_mark(line):
            signed = True
        elif not (is_number(line) or (line.links and line.own <= _LITTLE)):
            signed = False
    return signed
