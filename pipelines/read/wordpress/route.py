"""What a WordPress page is a page of: body_class first, then its address and its entries."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.post_head import body_classes
from pipelines.read.wordpress.entry import entries

_QUERIES = {"p": "post", "page_id": "page", "cat": "category", "tag": "tag", "author": "author"}
_SHAPES = (
    ("post", re.compile(r"/\d{4}/\d{2}/\d{2}/[^/]+$|/archives/\d+$")),
    ("category", re.compile(r"/category/[^/]+")),
    ("tag", re.compile(r"/tag/[^/]+$")),
    ("author", re.compile(r"/author/[^/]+$")),
    ("listing", re.compile(r"/\d{4}(?:/\d{2}){0,2}$|^/?$")),
)
"""Addresses as WordPress makes them; a site may have named its categories otherwise."""

_OTHER_FORUMS = "#wpforo-wrap, #wpforo, #af-wrapper, #spMainContainer, .dwqa-single-question"
"""Forums of other plugins, which stand on a page of WordPress's: their markup is not known here."""

_LISTS = ("archive", "blog", "search", "search-results", "date", "paged")


def route(page: Page) -> str:
    """Return post, page, category, tag, author, listing or other.

    A page is what WordPress says is none of its posts: a page, an error, an attachment. Other is
    what nothing tells.
    """
    names = set(body_classes(page))
    if page.tree.css_first(_OTHER_FORUMS) is not None:
        return "other"
    if "error404" in names or "attachment" in names:
        return "page"
    if "single" in names or any(name.startswith("single-") for name in names):
        return "post"
    for kind in ("category", "tag", "author"):
        if {"archive", kind} <= names:
            return kind
    if any(name in names for name in _LISTS):
        return "listing"
    if any(name.startswith("page-id-") for name in names):
        return "page"
    return _unclassed(page)


def _unclassed(page: Page) -> str:
    """Tell where the theme prints no body_class: by the address, then by the entries."""
    shown = entries(page)
    if len(shown) == 1 and "type-page" in shown[0].classes:
        return "page"
    whole = parted(page.address)[0]
    asked = urlsplit(whole)
    for key, kind in _QUERIES.items():
        if re.search(rf"(?:^|&){key}=", asked.query):
            return "other" if kind == "post" and not shown else kind
    if re.search(r"(?:^|&)s=", asked.query):
        return "listing"
    shaped = next((kind for kind, shape in _SHAPES if shape.search(asked.path)), None)
    if shaped:
        return shaped
    return "other" if len(shown) < 2 else "listing"
