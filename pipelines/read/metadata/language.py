"""The language of a page: what it declares, else what its commonest words tell surely."""

from __future__ import annotations

import re
from collections import Counter

from pipelines.read.page import Page

_COMMON = {
    "en": "the and of to is that was for with are this you have not be on it as they which",
    "es": "el los las del que y por con una para es como pero más su está este no lo ser",
    "fr": "le les des et est que une dans pour qui sur pas avec plus vous nous ce sont au être",
    "de": "der die das und ist nicht mit den von ein eine sich auch für auf werden sie bei ich zu",
    "pt": "os as do da que e não uma com para por mais dos é como mas foi ao são em",
    "it": "il gli della di che è per non una con sono più anche nel del alla come dei questo",
}
_WORDS = {
    word: [k for k, v in _COMMON.items() if word in v.split()]
    for word in {word for text in _COMMON.values() for word in text.split()}
}
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 25  # common words: about a paragraph
_CLEAR = 2  # times as many as of the next language
_READ = 20_000  # characters


def declared(page: Page) -> str | None:
    """Return the language that the `html` element declares."""
    attributes = page.root.attrs
    told = (attributes.get("lang") or attributes.get("xml:lang") or "").strip()
    return told or None


def of_header(page: Page) -> str | None:
    """Return the one language that the server's Content-Language names."""
    named = {name.lower(): value for name, value in page.headers}
    told = named.get("content-language", "").strip()
    return told if told and "," not in told else None


def voted(text: str) -> str | None:
    """Return the language of a text, None where its words do not tell it clearly.

    >>> voted("The cat and the dog. " * 10)
    'en'
    >>> voted("Xalkori 250 mg")
    """
    words = Counter(word for word in _WORD.findall(text[:_READ].casefold()) if word in _WORDS)
    votes: Counter[str] = Counter()
    for word, times in words.items():
        for code in _WORDS[word]:
            votes[code] += times
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= _CLEAR * second else None
