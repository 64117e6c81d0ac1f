"""What kind of page it is: what it shows, and the words of its address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pipelines.read.page import Page

_SHAPES = (
    ("author", re.compile(r"(^|[-_])(authors?|faculty|experts?|contributors?|autor(es)?)$")),
    ("category", re.compile(r"(^|[-_])(categor(y|ies)|categor[ií]as?|sections?)$")),
    ("tag", re.compile(r"(^|[-_])(tags?|tagging|keywords?|etiquetas?)$")),
    ("forum", re.compile(r"^(forums?|foros?|boards?)$")),
)
_DOCUMENT = re.compile(
    r"^(posts?|blogs?|articles?|news|stor(y|ies)|videos?|podcasts?|episodes?|entry|entrada)$"
)
_TALK = re.compile(r"^(forums?|topics?|threads?|discussions?|foros?|t|comment)$")
_YEAR = re.compile(r"^(19|20)\d\d$")
_NO_DOCUMENT = frozenset(
    {"about", "contact", "login", "register", "search", "privacy", "terms", "donate", "user"}
    | {"users", "faq", "help", "sitemap", "home", "index", "team", "staff", "subscribe", "account"}
    | {"about-us", "contact-us", "node"}
)
_WORDS_OF_A_TITLE = 4


def segments(page: Page, address: str | None = None) -> list[str]:
    """Return the parts of the path of a page, or of another address, lower case."""
    return [part for part in urlsplit(address or own_address(page)).path.lower().split("/") if part]


def own_address(page: Page) -> str:
    """Return the address that a page calls its own (canonical), else the one it was captured at.

    /comment/7 shows a whole article: its own address tells more. The front page's, told by a page
    that is not the front page, tells nothing.
    """
    link = page.tree.css_first('link[rel="canonical"][href]')
    told = page.link(link.attrs.get("href")) if link is not None else None
    if told is None or not page.own(told) or urlsplit(told).path in ("", "/"):
        return page.address
    return told


def of_list(page: Page) -> str:
    """Return the kind of a page that lists others, by its address; `listing` where it is not sure.

    >>> from pipelines.read.sites.site import Site
    >>> of_list(Page(address="https://a.org/category/rest", text="", mime="", captured_at="",
    ...     status=200, site=Site(name="a")))
    'category'
    """
    parts = segments(page)
    if len(parts) > 1:
        for part in parts[:-1]:
            for kind, pattern in _SHAPES:
                if pattern.search(part):
                    return kind
    return "forum" if parts and _SHAPES[-1][1].search(parts[-1]) else "listing"


def is_index(page: Page) -> bool:
    """Whether an address is that of a list of everything: /authors, /articles, the front page."""
    parts = segments(page)
    if len(parts) > 1:
        return False
    return (
        not parts
        or any(one.search(parts[0]) for _, one in _SHAPES)
        or bool(_DOCUMENT.match(parts[0]))
    )


def is_of_document(page: Page) -> bool:
    """Whether an address is one that documents have: /post/…, a day, or the words of a title."""
    parts = segments(page)
    if not parts or parts[-1] in _NO_DOCUMENT:
        return False
    if names_document(page):
        return True
    return len(re.split(r"[-_]", parts[-1])) >= _WORDS_OF_A_TITLE


def names_document(page: Page) -> bool:
    """Whether an address stands in a folder of documents: /post/…, or a year."""
    parts = segments(page)
    return len(parts) > 1 and any(_DOCUMENT.match(p) or _YEAR.match(p) for p in parts[:-1])


def is_of_talk(page: Page, address: str | None = None) -> bool:
    """Whether a page's address, or another, is one that discussions have."""
    parts = segments(page, address)
    return len(parts) > 1 and any(_TALK.match(part) for part in parts[:-1])
