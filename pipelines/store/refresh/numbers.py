"""Which page of a list or discussion an address names, and what the next one is called."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_IN_PATH = re.compile(r"^(?P<base>.*)/(?P<form>page|comment-page)[/-](?P<number>[1-9]\d{0,5})$")


class Numbered(NamedTuple):
    """The address of the first page, and the number of this one, counted from 0."""

    base: str
    number: int


def page_of(url: str) -> Numbered:
    """Return of which list an address in normal form is which page.

    Drupal counts `page` from 0, WordPress and bbPress count `/page/` from 1.

    >>> page_of("https://example.org/news?page=3&tid=7")
    Numbered(base='https://example.org/news?tid=7', number=3)
    >>> page_of("https://example.org/news/page/2").number, page_of("https://example.org/news").number
    (1, 0)
    """
    parts = urlsplit(url)
    found = _IN_PATH.match(parts.path)
    if found:
        path = found["base"] or "/"
        return Numbered(urlunsplit(parts._replace(path=path)), int(found["number"]) - 1)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    numbers = [value for key, value in pairs if key == "page"]
    if len(numbers) != 1 or not re.fullmatch(r"\d{1,6}", numbers[0]):
        return Numbered(url, 0)
    others = urlencode([pair for pair in pairs if pair[0] != "page"])
    return Numbered(urlunsplit(parts._replace(query=others)), int(numbers[0]))


def next_pages(url: str) -> tuple[str, ...]:
    """Return how the page after this one may be called.

    >>> next_pages("https://example.org/news")
    ('https://example.org/news?page=1', 'https://example.org/news/page/2')
    """
    base, number = page_of(url)
    parts = urlsplit(base)
    query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), ("page", str(number + 1))])
    path = f"{parts.path.rstrip('/')}/page/{number + 2}"
    return (
        urlunsplit(parts._replace(query=query)),
        urlunsplit(parts._replace(path=path)),
    )
