"""Links and media in a text, and every own address that a page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from pipelines.read.addresses import parsed, slashed
from pipelines.read.embeds import embeds
from pipelines.read.page import Page
from pipelines.read.shortcodes import told_by_shortcodes
from pipelines.read.text import words
from pipelines.records.finding import LinkSeen, MediumSeen
from pipelines.records.reading import LINKED, LINKED_WITHOUT, FoundLink

_DOCUMENT = re.compile(r"\.(pdf|docx?|pptx?|xlsx?|rtf|odt|txt|csv|epub)$", re.IGNORECASE)
_SOUND = re.compile(r"\.(mp3|m4a|wav|ogg|aac)$", re.IGNORECASE)
_MOVING = re.compile(r"\.(mp4|mov|avi|wmv|flv|m4v|webm)$", re.IGNORECASE)
_MARKS = ("href", "src", "data-")
_TOLD_BY_END = ((_DOCUMENT, "document"), (_SOUND, "audio"), (_MOVING, "video"))


def seen_in(
    page: Page, node: LexborNode, inner: str
) -> tuple[tuple[LinkSeen, ...], tuple[MediumSeen, ...]]:
    """Return the links and the media of a text, in order; `inner` is its HTML.

    Own addresses are in normal form, others as they stand.
    """
    told = tuple(told_by_shortcodes(inner)) if "[" in inner else ()
    if not any(mark in inner for mark in _MARKS):
        return (), told
    shown: list[LinkSeen] = []
    media: list[MediumSeen] = []
    for anchor in node.css("a[href]"):
        url = page.shown(anchor.attrs.get("href"))
        if url:
            text = words(anchor) or None
            shown.append(LinkSeen(url, text))
            media.extend(_file(url, text))
    media.extend(_framed(page, node))
    return tuple(shown), (*media, *told)


def _file(url: str, text: str | None) -> list[MediumSeen]:
    path = url.partition("?")[0]
    return [MediumSeen(kind, url, text) for end, kind in _TOLD_BY_END if end.search(path)]


def _framed(page: Page, node: LexborNode) -> list[MediumSeen]:
    return [*images(page, node), *videos(page, node), *_sounds(page, node)]


def images(page: Page, node: LexborNode) -> list[MediumSeen]:
    """Return the images of an element, with the words that stand for them."""
    found = []
    for image in node.css("img"):
        attributes = image.attributes
        url = page.shown(attributes.get("data-src") or attributes.get("src"))
        if url:
            found.append(MediumSeen("image", url, attributes.get("alt") or _caption(image)))
    return found


def _caption(image: LexborNode) -> str | None:
    """Return the caption of the figure that an image stands in."""
    above = image.parent
    for _ in range(3):  # a link and a picture element may stand between
        if above is None or above.tag == "figure":
            break
        above = above.parent
    figure = above if above is not None and above.tag == "figure" else None
    return words(figure.css_first("figcaption")) or None if figure is not None else None


def videos(page: Page, node: LexborNode) -> list[MediumSeen]:
    """Return the videos that an element frames."""
    return [MediumSeen("video", found.url) for found in embeds(node, page.base)]


def _sounds(page: Page, node: LexborNode) -> list[MediumSeen]:
    found = []
    for source in node.css("audio[src], audio source[src], video[src], video source[src]"):
        url = page.shown(source.attrs.get("src"))
        if url:
            kind = "audio" if "audio" in (source.tag, source.parent and source.parent.tag) else ""
            found.append(MediumSeen(kind or "video", url))
    return found


def found_links(page: Page, kinds: dict[str, str]) -> tuple[FoundLink, ...]:
    """Return every own address of the page once, with the kind that its place tells."""
    urls: dict[str, int] = {}
    for url, anchor in page.anchors:
        if page.own(url):
            urls[url] = max(urls.get(url, 0), ending(anchor.attrs.get("href")))
    for feed in page.tree.css('link[rel="alternate"][href]'):
        href = feed.attrs.get("href")
        target = page.link(href)
        if target and page.own(target):
            urls[target] = max(urls.get(target, 0), ending(href))
            if (feed.attrs.get("type") or "").endswith(("rss+xml", "atom+xml")):
                kinds.setdefault(target, "feed")
    return tuple(FoundLink(url, kinds.get(url), end) for url, end in urls.items())


def ending(href: str | None) -> int:
    """Return what a link tells of the slash at its address's end (`FoundLink.ending`)."""
    return LINKED if href and slashed(href) else LINKED_WITHOUT


def own_links(addresses: Iterable[tuple[str, str | None]], page: Page) -> tuple[FoundLink, ...]:
    """Return absolute addresses that are the site's own, in normal form, once each.

    Beside each stands when it is said to have changed last.
    """
    found: dict[str, FoundLink] = {}
    for url, changed in addresses:
        link = parsed(url, page.site)
        if link and page.own(link):
            before = found.get(link, FoundLink(link))
            latest = max(changed or "", before.changed or "") or None
            found[link] = FoundLink(link, ending=ending(url), changed=latest)
    return tuple(found.values())
