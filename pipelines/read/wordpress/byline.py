"""Who wrote a post, as themes show it: a link to the author's posts, a vcard, or words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from pipelines.read.names import person
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.upward import classes, stands_in, upward
from pipelines.read.wordpress.entry import Entry, beside
from pipelines.read.words import SUBMITTED
from pipelines.records.finding import Fact, Person

_LINKS = (
    'a[rel~="author"], .author a[href], .byline a[href], .p-author a[href], .post-author a[href],'
    ' a[href*="/author/"], a[href*="?author="], [itemprop="author"] a[href],'
    " .wp-block-post-author-name a[href]"
)
_NAMES = (
    ".author .fn, .vcard .fn, .p-author, [itemprop='author'] [itemprop='name'],"
    " .wp-block-post-author__name, .wp-block-post-author-name, .byline .author, .post-author,"
    " .entry-author, .author-name, .author, .byline"
)
_BOX = re.compile(
    r"(?:^|[-_\s])(?:author|about)[-_]?(?:info|box|bio|description|area|archive|link|card)"
)
_BOX_NAMES = ".author-title, .author-heading, .author-name, .fn"
_LABEL = re.compile(rf"^(?:{'|'.join(SUBMITTED)}|author|about|published by)\s*:?\s+", re.I)
_LONGEST = 160  # a name with all its degrees and offices


def read_authors(page: Page, entry: Entry, result: Result) -> None:
    """Add the authors; a theme that shows none says nothing of them."""
    people = list(_linked(page, entry)) or list(_worded(page, entry)) or list(_boxed(page, entry))
    if people:
        result.facts["authors"] = Fact(tuple(people), "byline")
        result.facts["byline"] = Fact(", ".join(who.name for who in people), "byline")


def _linked(page: Page, entry: Entry) -> Iterator[Person]:
    """Yield those whose names link to their posts, each once."""
    seen: set[str] = set()
    for anchor in _outside(page, entry, _LINKS):
        url = page.link(anchor.attrs.get("href"))
        name = _LABEL.sub("", words(anchor))
        if url is None or url in seen or not name or len(name) > _LONGEST or _in_box(anchor):
            continue
        who = person(name, page.site, url=url if page.own(url) else None, otherwise="faculty")
        if who is not None:
            seen.add(url)
            yield who


def _worded(page: Page, entry: Entry) -> Iterator[Person]:
    """Yield the one whose name stands in a place for authors without a link."""
    for node in _outside(page, entry, _NAMES):
        name = _LABEL.sub("", words(node))
        if name and len(name) <= _LONGEST and not _in_box(node) and node.css_first("time") is None:
            who = person(name, page.site, otherwise="faculty")
            if who is not None:
                yield who
                return


def _boxed(page: Page, entry: Entry) -> Iterator[Person]:
    """Yield the one whom a box below the text introduces, where nothing else names anybody."""
    for anchor in _outside(page, entry, 'a[rel~="author"], a[href*="/author/"]'):
        box = _in_box(anchor)
        name = _LABEL.sub("", words(box.css_first(_BOX_NAMES))) if box is not None else ""
        url = page.link(anchor.attrs.get("href"))
        if name and len(name) <= _LONGEST and url and page.own(url):
            who = person(name, page.site, url=url, otherwise="faculty")
            if who is not None:
                yield who
                return


def _outside(page: Page, entry: Entry, query: str) -> Iterator[LexborNode]:
    """Yield what a selector finds in and around the entry, but not in its text or comments."""
    scopes = [entry.element]
    if entry.element.mem_id != page.main.mem_id:
        scopes.append(page.main)
    for scope in scopes:
        nodes = {node.mem_id: node for node in scope.css(query)}
        found = [n for n in nodes.values() if not entry.is_text(n) and not _aside(n, entry)]
        if found:
            yield from found
            return


def _aside(node: LexborNode, entry: Entry) -> bool:
    """Whether it stands in a side block; an entry's own footer is none."""
    if stands_in(node, [entry.element]):
        return _in_comments(node) or any(_is_aside(above) for above in upward(node, entry.element))
    return beside(node)


def _is_aside(node: LexborNode) -> bool:
    return node.tag in ("aside", "nav") or "widget" in classes(node)


def _in_comments(node: LexborNode) -> bool:
    return any((above.id or "").startswith(("comment", "respond")) for above in upward(node))


def _in_box(node: LexborNode) -> LexborNode | None:
    """Return the box about the author that an element stands in."""
    found = None
    for above in upward(node):
        if above.tag in ("body", "article", "main"):
            break
        if above.tag != "a" and _BOX.search(f"{above.attrs.get('class') or ''} {above.id or ''}"):
            found = above
    return found
