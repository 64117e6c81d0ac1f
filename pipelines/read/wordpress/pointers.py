"""The posts before and after (the_post_navigation; adjacent_posts_rel_link in old heads)."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.records.finding import Fact, Pointer

_TITLE = ".post-title, .nav-title, .title"
_ARROWS = " ←→«»‹›"


def read_pointers(page: Page, result: Result) -> None:
    """Add the previous and the next post, where the page links to them."""
    for name, rel in (("previous", "prev"), ("next", "next")):
        anchor = _anchor(page, rel)
        if anchor is None:
            continue
        url = page.link(anchor.attrs.get("href"))
        if url and page.own(url) and url != page.address:
            shown = anchor.css_first(_TITLE) or anchor
            title = words(shown).strip(_ARROWS) or anchor.attrs.get("title") or None
            result.facts[name] = Fact((Pointer(url, title),), "post navigation")


def _anchor(page: Page, rel: str) -> LexborNode | None:
    for anchor in page.tree.css(f'a[rel~="{rel}"][href]'):
        if "comment-page-" not in (anchor.attrs.get("href") or ""):
            return anchor
    return page.tree.css_first(f'link[rel="{rel}"][href]')
