"""What a Drupal page is a page of: its internal path, or what the page's structure tells."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.rows import titled_rows
from pipelines.read.text import words

_SETTINGS = 'script[data-drupal-selector="drupal-settings-json"]'
_PATH = re.compile(r'"currentPath":"([^"]*)"')
_NODE = re.compile(r"^/?node/(\d+)$")
_NODE_ID = re.compile(r"node-(\d+)")
_FORUM = re.compile(r"^forum(?:/(\d+))?$")
_TERM = re.compile(r"^taxonomy/term/(\d+)$")
_TERM_FEED = re.compile(r"(?:^|/)taxonomy/term/(\d+)(?:/all)?/feed$")
_BODY_NODE = re.compile(r"(?<![\w-])page-node-(\d+)(?![\w-])")
_BODY_TERM = re.compile(r"(?<![\w-])page-taxonomy-term-(\d+)(?![\w-])")
_BODY_FORUM = re.compile(r"(?<![\w-])page-forum(?:-(\d+))?(?![\w-])")
_ANY_PATH = re.compile(r"^(?:node|comment)/\d+$")
CONTENT = '.block-system-main-block, #block-system-main, [id^="block-"][id$="-content"]'
"""The block of the page's own content: block.html.twig's classes, or its id in a theme without."""
FULL = ".node--view-mode-full, .node-full, .node.view-mode-full"
NODES = '[data-history-node-id], .node[id^="node-"]'
TEASED = 'a[rel="bookmark"]:not([href*="/comment/"]), h2 > a[href]:not([href*="#comment-"])'
"""The title of a teaser links to the node (node.html.twig, node.tpl.php)."""
_WAY = '[aria-labelledby="system-breadcrumb"], .breadcrumb, [aria-label="Breadcrumb" i]'
_FORUM_TABLES = 'table[id^="forum-"], table.forum-table'


class Route(NamedTuple):
    """What a page shows (node, forum, term, listing, other) and its number in Drupal.

    `content` is the element that holds it. The index of forums has the number "0", as in the
    address of its feed.
    """

    what: str
    number: str | None
    content: LexborNode


def route(page: Page) -> Route:
    """Tell what a page shows: shortlink and settings first, then its feed, tables and rows."""
    content = page.main.css_first(CONTENT) or page.tree.css_first(CONTENT) or page.main
    node = _node_number(page)
    path = _internal_path(page)
    if node or _ANY_PATH.match(path or ""):
        return Route("node", node, content)
    forum = _FORUM.match(path or "")
    if forum:
        return Route("forum", forum[1] or "0", content)
    term = _TERM.match(path or "")
    if term:
        return Route("term", term[1], content)
    if path is None:
        named = _by_body(page, content)
        if named:
            return named
    return _listing_or_other(page, content, path) if path else _by_structure(page, content)


def _node_number(page: Page) -> str | None:
    link = page.tree.css_first('link[rel="shortlink"][href]')
    url = page.link(link.attrs.get("href")) if link else None
    found = _NODE.match(urlsplit(url).path) if url else None
    if found:
        return found[1]
    found = _NODE.match(_internal_path(page) or "") or _BODY_NODE.search(_body_class(page))
    return found[1] if found else None


def _body_class(page: Page) -> str:
    return (page.tree.body.attrs.get("class") or "") if page.tree.body is not None else ""


def _by_body(page: Page, content: LexborNode) -> Route | None:
    """Tell by the classes of `body`, which Drupal 7 makes of the internal path."""
    names = _body_class(page)
    term, forum = _BODY_TERM.search(names), _BODY_FORUM.search(names)
    if term:
        return Route("term", term[1], content)
    return Route("forum", forum[1] or _term_of_feed(page), content) if forum else None


def _internal_path(page: Page) -> str | None:
    script = page.tree.css_first(_SETTINGS)
    found = _PATH.search(script.text()) if script else None
    return found[1].replace("\\/", "/") if found else None


def _by_structure(page: Page, content: LexborNode) -> Route:
    """Tell without settings: many themes load no script, and then Drupal prints none."""
    full = content.css_first(FULL)
    if full is not None:
        return Route("node", node_number(full), content)
    term = _term_of_feed(page)
    if is_forum(page, content):
        return Route("forum", term, content)
    if term and term != "0":
        return Route("term", term, content)
    shown = content.css(NODES)
    if len(shown) == 1 and shown[0].css_first(TEASED) is None:
        return Route("node", node_number(shown[0]), content)
    return _listing_or_other(page, content, None)


def node_number(node: LexborNode) -> str | None:
    """Return the number that a node's element tells: History's attribute, else its id."""
    found = _NODE_ID.fullmatch(node.id or "")
    return node.attrs.get("data-history-node-id") or (found[1] if found else None)


def _term_of_feed(page: Page) -> str | None:
    for feed in page.tree.css('link[rel="alternate"][href*="taxonomy/term/"]'):
        found = _TERM_FEED.search(feed.attrs.get("href") or "")
        if found:
            return found[1]
    return None


def is_forum(page: Page, content: LexborNode) -> bool:
    """Whether a page is a forum or the index of forums: its table, or its way from the index."""
    if content.css_first(_FORUM_TABLES) is not None:
        return True
    crumbs = breadcrumb(page)
    ways = [urlsplit(page.address).path, *(urlsplit(url).path for url, _ in crumbs[1:2])]
    return any(path in ("/forum", "/forums") for path in ways) and (
        content.css_first("table") is not None or len(crumbs) > 1
    )


def breadcrumb(page: Page) -> list[tuple[str, str]]:
    """Return the links of the way from the front page, this page itself left out."""
    way = page.tree.css_first(_WAY) or _bare_way(page)
    if way is None:
        return []
    links = ((page.link(a.attrs.get("href")), words(a)) for a in way.css("a[href]"))
    return [(url, text) for url, text in links if url and url != page.address]


def _listing_or_other(page: Page, content: LexborNode, path: str | None) -> Route:
    rows = content.css_first(f'.views-row, [class*="view-id-"], {NODES}')
    front = path == "node" or urlsplit(page.address).path == "/"
    listed = front or rows is not None or bool(titled_rows(page, content))
    return Route("listing" if listed else "other", None, content)


def _bare_way(page: Page) -> LexborNode | None:
    """Return the list that leads from the front page to this one; menus are no ordered lists."""
    for inner in page.tree.css("nav ol"):
        first = inner.css_first("a[href]")
        url = page.link(first.attrs.get("href")) if first is not None else None
        if url and page.own(url) and urlsplit(url).path in ("", "/"):
            return inner
    return None
