"""What stands beside a post on its page and is of other posts: cards, related and latest posts."""

from __future__ import annotations

import re
from itertools import islice

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.upward import upward
from pipelines.read.wordpress.entry import Entry

_LISTED = re.compile(
    r"(?:related|latest|recent|popular|similar|trending)[-_]?(?:post|article|item)"
)
_TITLE = "h1 a[href], h2 a[href], h3 a[href], h4 a[href], h5 a[href], h6 a[href]"
_OF_AUTHOR = re.compile(r"/author/|[?&]author=")
_LAYERS = 8  # between what a card holds and the card


def of_another(page: Page, node: LexborNode, entry: Entry) -> bool:
    """Whether an element is about another post: a card that leads there, or a list of such.

    What holds the post's own title or text is none.
    """
    own = {above.mem_id for part in (entry.title, entry.body) for above in upward(part)}
    for above in islice(upward(node), _LAYERS):
        if above.mem_id in own or above.tag == "body":
            return False
        if _LISTED.search(above.attrs.get("class") or "") or _leads_away(page, above):
            return True
    return False


def _leads_away(page: Page, holder: LexborNode) -> bool:
    """Whether a link around the element, or a heading in it, leads to another page of the site."""
    if holder.tag == "a" and holder.css_first("h2, h3, h4, h5, h6, p") is not None:
        links = [holder]
    else:
        links = holder.css(_TITLE)
    urls = [page.link(link.attrs.get("href")) for link in links]
    return any(
        page.own(url) and url != page.address and not _OF_AUTHOR.search(url or "") for url in urls
    )
