"""Whole numbers that a page shows."""

from __future__ import annotations

import re

LARGEST = 1 << 53  # beyond it JavaScript, which shows the archive, holds no whole number exactly
_NUMBER = re.compile(r"\d[\d.,'\u2019\u00a0\u202f]*")
_FEWER_DIGITS = 16  # no longer a number is worth the making of an int
_WHOLE = re.compile(r"\d+|\d{1,3}(?:\D\d{2,3})*\D\d{3}")
"""Digits in groups of three; in India all but the last are of two."""
_SHORT = re.compile(
    r"\s?(?:(?:[kmb]|tsd|mio|mil|mila|mille|mln|mld|tys|тыс|млн|rb|jt|thousand|million)(?![^\W\d_])"
    r"|[万萬千億亿만천억])",
    re.IGNORECASE,
)
"""What stands for thousands or more: Unicode's CLDR has them as compact decimals."""


class NoCount(ValueError):
    """A number that does not tell how many there are."""


class TooLarge(NoCount):
    """A number that is larger than any count."""


class Shortened(NoCount):
    """A number that was rounded to be short: 1.2k."""


def count(text: str) -> int | None:
    """Return the number that a text begins with, None where it begins with none.

    Raises NoCount for what is no count of anything, or only about how many there are.

    >>> count("1,234 posts"), count("none")
    (1234, None)
    """
    found = _NUMBER.match(text)
    if found is None:
        return None
    shown = found[0].rstrip(".,'\u2019\u00a0\u202f")
    if _SHORT.match(text, len(shown)) or not _WHOLE.fullmatch(shown):
        message = f"{text[: len(shown) + 6]!r} only says about how many there are"
        raise Shortened(message)
    digits = re.sub(r"\D", "", shown)
    if len(digits) > _FEWER_DIGITS or int(digits) > LARGEST:
        message = f"{shown[:20]} is larger than any count"
        raise TooLarge(message)
    return int(digits)
