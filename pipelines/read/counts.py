"""Whole numbers that a page shows."""

from __future__ import annotations

import re

LARGEST = 1 << 53  # beyond it JavaScript, which shows the archive, holds no whole number exactly
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*")
_FEWER_DIGITS = 16  # no longer a number is worth the making of an int


class TooLarge(ValueError):
    """A number that is larger than any count."""


def count(text: str) -> int | None:
    """Return the number that a text begins with, None where it begins with none.

    Raises TooLarge for what is no count of anything.

    >>> count("1,234 posts"), count("none")
    (1234, None)
    """
    found = _NUMBER.match(text)
    if found is None:
        return None
    digits = re.sub(r"\D", "", found[0])
    if len(digits) > _FEWER_DIGITS or int(digits) > LARGEST:
        message = f"{found[0][:20]} is larger than any count"
        raise TooLarge(message)
    return int(digits)
