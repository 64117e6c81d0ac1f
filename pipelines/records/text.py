"""Folding of texts and names, so that what a reader takes for equal compares equal."""

from __future__ import annotations

import hashlib
import unicodedata

_FOLD = (
    ("‘", "'"),
    ("’", "'"),
    ("‛", "'"),
    ("“", '"'),
    ("”", '"'),
    ("–", "-"),
    ("—", "-"),
    ("‑", "-"),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u200b", ""),
    ("\ufeff", ""),
    ("…", "..."),
)


def folded(text: str) -> str:
    """Fold quotes, dashes, spaces and composition; letters and case stay.

    WordPress curls quotes on output and Drupal does not, so one text has both forms.

    >>> folded("It’s  a\\u00a0test —  ok")
    "It's a test - ok"
    """
    if text.isascii():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", text)
    for shown, plain in _FOLD:
        text = text.replace(shown, plain)  # str.translate takes several times as long
    return " ".join(text.split())


def folded_name(name: str) -> str:
    """Fold a person's or term's shown name for comparison, case too.

    >>> folded_name(" Dr  WEST ")
    'dr west'
    """
    return folded(name).casefold()


def letters(text: str) -> str:
    """Return only the letters and digits of a text, without case.

    >>> letters("It’s  so: T2a–N0!")
    'itssot2an0'
    """
    return "".join(filter(str.isalnum, folded(text).casefold()))


def same_words(one: str, other: str) -> bool:
    """Whether each line of one text stands in the other: two systems show one text so.

    What only one of them has (a button, a shortcode, a quote) makes no other text of it.

    >>> same_words("It’s so.", "[caption]It's so.\\nShare")
    True
    >>> same_words("It’s so.\\nShare", "It's not so.\\nShare")
    False
    """
    ours, theirs = letters(one), letters(other)
    return ours == theirs or _stands_in(one, theirs) or _stands_in(other, ours)


def _stands_in(text: str, other: str) -> bool:
    lines = [told for line in text.splitlines() if (told := letters(line))]
    return bool(lines) and all(line in other for line in lines)


_SHORT = 15
"""Letters that Drupal leaves of a long name; since Drupal 8 the mark is one of them."""


def shortened(name: str) -> str | None:
    """Return what is left of a name that the site shows cut short; None of a whole name.

    Drupal shows a name of more than 20 letters so (template_preprocess_username).

    >>> shortened("JanineT GRACE …")
    'janinet grace'
    >>> shortened("Dr West")
    """
    folded_one = folded_name(name)
    left = folded_one.removesuffix("...")
    return left.rstrip() if left != folded_one and _SHORT - 1 <= len(left) <= _SHORT else None


def digest(*parts: str | None) -> str:
    """Return SHA-256 over the parts, in hexadecimal; None differs from an empty string."""
    h = hashlib.sha256()
    for part in parts:
        h.update(
            b"\x00" if part is None else b"\x01" + part.encode("utf-8", "surrogatepass") + b"\x1f"
        )
    return h.hexdigest()
