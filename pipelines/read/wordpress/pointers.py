"""The posts before and after (the_post_navigation; adjacent_posts_rel_link in old heads)."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.records.finding import Fact, Pointer

_ARROWS = " ←→«»‹›"


def read_pointers(page: Page, result: Result) -> None:
    """Add the previous and the next post, where the page links to them."""
    for name, rel in (("previous", "prev"), ("next", "next")):
        anchor = _anchor(page, rel)
        if anchor is None:
            continue
        url = page.link(anchor.attrs.get("href"))
        if url and page.own(url) and url != page.address:
            title = _shown(anchor).strip(_ARROWS) or anchor.attrs.get("title") or None
            result.facts[name] = Fact((Pointer(url, title),), "post navigation")


def _shown(anchor: LexborNode) -> str:
    """Return the title in a link: its last element, where others before it say "Previous"."""
    parts = [shown for part in anchor.iter() if (shown := words(part))]
    return parts[-1] if len(parts) > 1 else words(anchor)


def _anchor(page: Page, rel: str) -> LexborNode | None:
    for anchor in page.tree.css(f'a[rel~="{rel}"][href]'):
        if "comment-page-" not in (anchor.attrs.get("href") or ""):
            return anchor
    return page.tree.css_first(f'link[rel="{rel}"][href]')
