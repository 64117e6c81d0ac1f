"""An entry: the element that holds a post, its title, and the text of it.

Themes differ in all but a few names that WordPress itself gives (post_class, `post-N`) or that
microformats gave most themes since 2008: hentry, entry-title, entry-content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.post_head import post_number
from pipelines.read.text import words
from pipelines.read.upward import classes, stands_in, upward
from pipelines.records.text import folded_name

_ENTRY = (
    'article[id^="post-"], .hentry, .h-entry, .type-post, .wp-block-post, div.post,'
    ' [itemtype*="schema.org/BlogPosting"], [itemtype*="schema.org/Article"], li.post'
)
_TITLE = (
    "h1.entry-title, h1.post-title, h1.wp-block-post-title, .entry-title, .p-name,"
    ' [itemprop="headline"], .post-title, .wp-block-post-title, .posttitle, .storytitle'
)
_BODY = (
    ".entry-content",
    ".e-content",
    '[itemprop="articleBody"]',
    ".wp-block-post-content",
    ".post-content",
    ".post-entry",
    ".entry",
    ".post-body",
    ".postcontent",
    ".storycontent",
    ".entrytext",
    ".post_content",
    ".post__content",
    ".single-content",
    ".article-content",
    ".article-body",
    ".elementor-widget-theme-post-content",
    ".et_pb_post_content",
    ".fl-post-content",
    ".td-post-content",
    ".content",
)
"""What themes and page builders call a post's text, the most usual first."""

_SURELY_TEXT = frozenset(
    {"entry-content", "e-content", "wp-block-post-content", "entrytext", "storycontent"}
)
"""Places whose headings are of the text: the post's title stands in none of them."""

_BESIDE = frozenset({"aside", "nav", "footer"})
_BESIDE_CLASSES = re.compile(r"(?:^|\s)(?:widget|sidebar|comments-area|comment-list|commentlist)")
_BESIDE_IDS = frozenset({"comments", "sidebar", "secondary", "respond", "footer"})
_ID = re.compile(r"^post-(\d+)$")
_PROSE = frozenset(["p", "ul", "ol", "blockquote", "pre", "table", "h2", "h3", "h4"])
_UNNAMED = ("h1", "h2", "h3")
_PARTED = re.compile(r"\s+[|\u2013\u2014\u00bb\u00ab\u2022\u00b7:-]+\s+")
"""What stands between the title of a page and the name of its site."""
_FEWEST = 20  # characters of a place that may be a text without a name
_MOST_OF = 0.9  # of the paragraphs of an entry are the text


_AROUND_TEXT = frozenset(
    {"postmetadata", "entry-meta", "entry-utility", "entry-footer", "post-meta", "author-info"}
)
"""Lines about a post, which some themes print within its text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A post on a page: its element, number, title and text, as far as they are found.

    `others` are the elements of other posts that stand within the element.
    """

    element: LexborNode
    number: str | None
    title: LexborNode | None
    body: LexborNode | None
    others: tuple[LexborNode, ...] = ()

    def is_text(self, node: LexborNode) -> bool:
        """Whether an element is of this post's text, or of another post."""
        for above in upward(node, self.element):
            if not _AROUND_TEXT.isdisjoint(classes(above)):
                return False
            if self.body is not None and above.mem_id == self.body.mem_id:
                return True
        return stands_in(node, list(self.others))

    @property
    def classes(self) -> list[str]:
        """The classes of the element (post_class)."""
        return classes(self.element)


def entries(page: Page) -> list[Entry]:
    """Return the entries of a page in order, none within another, none of its side blocks."""
    found: list[LexborNode] = []
    for node in {node.mem_id: node for node in page.tree.css(_ENTRY)}.values():
        if node.tag != "body" and not stands_in(node, found) and not beside(node):
            found.append(node)
    return [_entry(node) for node in found]


def single(page: Page) -> Entry:
    """Return the entry that a post's own page is about; block themes give it no element."""
    number = post_number(page)
    shown = entries(page)
    own = next((one for one in shown if number and one.number == number), None)
    if own is None:
        loose = [one for one in shown if number is None or one.number is None]
        loose = [one for one in loose if "wp-block-post" not in one.classes]
        own = next((one for one in loose if one.body is not None), None)
    if own is not None and own.title is not None and own.body is not None:
        return own
    others = tuple(one.element for one in shown if one is not own)
    whole = _entry(page.main, number, others)
    if whole.title is None or not whole.title.attrs.get("class"):
        whole = replace(whole, title=_leads_here(page) or _named(page) or whole.title)
    if own is None:
        return whole
    return Entry(own.element, own.number or number, own.title or whole.title, own.body)


def _leads_here(page: Page) -> LexborNode | None:
    """Return the heading that links to the page itself: old themes link a title to its post."""
    for heading in page.main.css("h1, h2, h3"):
        anchor = heading.css_first("a[href]")
        if anchor is not None and page.link(anchor.attrs.get("href")) == page.address:
            return heading
    return None


def _named(page: Page) -> LexborNode | None:
    """Return the heading that the page's head names too: heroes stand outside of all content."""
    told = page.tree.css_first('meta[property="og:title"][content]')
    whole = folded_name((told.attrs.get("content") if told is not None else "") or "")
    parts = _PARTED.split(words(page.tree.css_first("title")))
    names = {whole, *(folded_name(part) for part in parts)} - {""}
    found = None
    for heading in page.tree.css("h1, h2"):
        if folded_name(words(heading)) not in names or _leads_away(page, heading):
            continue
        if heading.tag == "h1" or found is None:
            found = heading if not _is_in_text(heading) and not beside(heading) else found
    return found


def _leads_away(page: Page, heading: LexborNode) -> bool:
    link = heading.css_first("a[href]")
    return link is not None and page.link(link.attrs.get("href")) != page.address


def _is_in_text(heading: LexborNode) -> bool:
    return any(not _SURELY_TEXT.isdisjoint(classes(above)) for above in upward(heading))


def _entry(
    node: LexborNode, number: str | None = None, others: tuple[LexborNode, ...] = ()
) -> Entry:
    names = [node.id or "", *classes(node)]
    told = next((found[1] for name in names if (found := _ID.match(name))), number)
    title = _title(node, list(others))
    return Entry(node, told, title, _body(node, title, list(others)), others)


def _title(node: LexborNode, others: list[LexborNode]) -> LexborNode | None:
    for query in (*_TITLE.split(", "), *_UNNAMED):
        for found in node.css(query):
            if not words(found) or beside(found, node) or stands_in(found, others):
                continue
            if query in _UNNAMED and _is_in_text(found):
                continue
            if not _is_site_name(found):
                return found
    return None


def _is_site_name(heading: LexborNode) -> bool:
    for above in upward(heading):
        named = f"{above.id or ''} {above.attrs.get('class') or ''}"
        if "site-title" in named or "site-branding" in named or above.id == "header":
            return True
    return heading.css_first('a[rel="home"]') is not None


def _body(
    node: LexborNode, title: LexborNode | None, others: list[LexborNode]
) -> LexborNode | None:
    for query in _BODY:
        for found in node.css(query):
            within = title is not None and stands_in(title, [found])
            if not within and not beside(found, node) and not stands_in(found, others):
                return found
    return _prose(node, title, others)


def _prose(
    node: LexborNode, title: LexborNode | None, others: list[LexborNode]
) -> LexborNode | None:
    """Return the element that holds the text's paragraphs, where no name tells the text.

    It is the one whose own paragraphs are the longest, or what is around it, where page builders
    give each section an element.
    """
    sizes: dict[int, int] = {}
    best, longest = None, _FEWEST
    for holder in (node, *(one for one in _inner(node) if not stands_in(one, others))):
        size = sum(len(words(part)) for part in holder.iter() if part.tag in _PROSE)
        for above in upward(holder, node.parent) if size else ():
            sizes[above.mem_id] = sizes.get(above.mem_id, 0) + size
        if size > longest:
            best, longest = holder, size
    whole = sizes.get(node.mem_id, 0) * _MOST_OF
    for around in upward(best, node) if best is not None else ():
        if title is not None and stands_in(title, [around]):
            break
        if sizes[around.mem_id] >= whole:
            return around
    return best


def _inner(node: LexborNode) -> Iterator[LexborNode]:
    for found in node.css("div, section"):
        if not beside(found, node):
            yield found


def beside(node: LexborNode, end: LexborNode | None = None) -> bool:
    """Whether an element stands in a side block, a footer or the comments, below `end`."""
    return any(is_beside(above) for above in upward(node, end) if above.tag != "body")


def is_beside(node: LexborNode) -> bool:
    """Whether an element is a side block, a footer or the comments."""
    if (node.id or "") in _BESIDE_IDS or node.tag in _BESIDE:
        return True
    return _BESIDE_CLASSES.search(node.attrs.get("class") or "") is not None
