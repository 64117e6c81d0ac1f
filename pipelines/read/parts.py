"""Addresses of parts: `/page/2` of a list or topic, `/comment-page-2` of a post's comments.

WordPress counts them from 1 (its rewrite rules; without permalinks `paged` and `cpage`).
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_PATH = re.compile(r"/(?:page/|(comment-page-))(\d{1,5})$")
_KEYS = ("paged", "cpage")


def parted(address: str) -> tuple[str, int | None]:
    """Return the address of the whole, and which part (from 0) an address names; None: none.

    >>> parted("https://x.org/topic/rest/page/2")
    ('https://x.org/topic/rest', 1)
    >>> parted("https://x.org/?topic=rest&paged=3")
    ('https://x.org/?topic=rest', 2)
    >>> parted("https://x.org/2009/01/02/rest/comment-page-1")
    ('https://x.org/2009/01/02/rest', 0)
    >>> parted("https://x.org/page/2")
    ('https://x.org/', 1)
    """
    found = _PATH.search(address)
    if found:
        whole = address[: found.start()]
        return f"{whole}/" if whole.count("/") == 2 else whole, max(int(found[2]) - 1, 0)
    if not any(f"{key}=" in address for key in _KEYS):
        return address, None
    parts = urlsplit(address)
    asked = parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
    number = next((v for k, v in asked if k in _KEYS and re.fullmatch(r"[0-9]{1,5}", v)), None)
    if number is None:
        return address, None
    query = urlencode([pair for pair in asked if pair[0] not in _KEYS], errors="surrogateescape")
    return urlunsplit(parts._replace(query=query)), max(int(number) - 1, 0)
