"""What addresses look like: those of a kind are mostly made alike."""

from __future__ import annotations

import functools
import re
from urllib.parse import urlsplit

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+")


@functools.lru_cache(maxsize=1 << 14)
def shape(url: str) -> str:
    """Return what stands before an address's own name; all years and all numbers are alike.

    >>> shape("https://example.org/tag/naps"), shape("https://example.org/blog/tag/naps")
    ('tag', 'tag')
    >>> shape("https://example.org/2019/04/01/naps"), shape("https://example.org/about")
    ('0000', 'about')
    """
    segments = urlsplit(url).path.strip("/").split("/")
    if any(_YEAR.fullmatch(segment) for segment in segments[:-1]):
        return "0000"
    return _NUMBER.sub("0", segments[-2] if len(segments) > 1 else segments[0])


def section(url: str) -> str:
    """Return the first segment of an address's path.

    >>> section("https://example.org/blog/tag/naps")
    'blog'
    """
    return urlsplit(url).path.split("/")[1]
