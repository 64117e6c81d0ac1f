"""The categories and tags of a post (get_the_category_list, get_the_tag_list)."""

from __future__ import annotations

import re
from itertools import islice

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.upward import classes, upward
from pipelines.read.wordpress.entry import Entry, is_beside
from pipelines.read.wordpress.neighbours import of_another
from pipelines.records.finding import Fact, Term

_TERMS = 'a[rel~="tag"], a[rel~="category"]'
_CATEGORY = re.compile(r"/category/|[?&]cat=")
_TAG = re.compile(r"/tag/|[?&]tag=")


def read_terms(page: Page, entry: Entry, result: Result) -> None:
    """Add what the post is filed under; post_class tells of a post that is under nothing."""
    found: dict[str, dict[str, Term]] = {"categories": {}, "tags": {}}
    for anchor in _anchors(page, entry):
        url = page.link(anchor.attrs.get("href"))
        if url and words(anchor):
            kind = "categories" if _is_category(anchor, url) else "tags"
            found[kind].setdefault(url, Term(words(anchor), url))
    classed = "hentry" in entry.classes or "type-post" in entry.classes
    for kind, mark in (("categories", "category-"), ("tags", "tag-")):
        if found[kind]:
            result.facts[kind] = Fact(tuple(found[kind].values()), "term links")
        elif classed and not any(name.startswith(mark) for name in entry.classes):
            result.facts[kind] = Fact((), "post class")


def _anchors(page: Page, entry: Entry) -> list[LexborNode]:
    """Return the links to terms in the entry; where it has none, those beside it."""
    for scope in (entry.element, page.main):
        found = [a for a in scope.css(_TERMS) if not _elsewhere(a, scope)]
        found = [anchor for anchor in found if not of_another(page, anchor, entry)]
        if found:
            return found
    return []


def _elsewhere(anchor: LexborNode, scope: LexborNode) -> bool:
    """Whether a link is in a side block, or in another post's teaser."""
    for above in upward(anchor.parent, scope):
        if "wp-block-post" in classes(above) or "widget" in classes(above):
            return True
        if above.tag != "footer" and is_beside(above):
            return True
    return False


def _is_category(anchor: LexborNode, url: str) -> bool:
    if "category" in (anchor.attrs.get("rel") or "").split():
        return True
    named = " ".join(" ".join(classes(one)) for one in islice(upward(anchor), 3))
    if "taxonomy-category" in named or "cat-links" in named:
        return True
    if "taxonomy-post_tag" in named or _TAG.search(url):
        return False
    return _CATEGORY.search(url) is not None
