"""Sitemaps: the addresses they list, and when these last changed (sitemaps.org)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import replace

from pipelines.read.changes import telling, when_changed
from pipelines.read.links import own_links
from pipelines.read.outcome import NO_PAGE, Outcome
from pipelines.read.page import Page
from pipelines.read.xml import child_text, local_name, parsed
from pipelines.records.reading import FoundLink

USUAL = "/sitemap.xml"
"""Where a sitemap stands that robots.txt does not name."""
_LARGEST = 50 << 20  # sitemaps.org: a sitemap has at most 50 MB, uncompressed
_GZIP = b"\x1f\x8b"


def read_sitemap(page: Page, body: bytes) -> Outcome | None:
    """Read a sitemap or an index of sitemaps, gzip or not; None: it is neither."""
    root, fault = parsed(_unpacked(body))
    if root is None or local_name(root) not in ("urlset", "sitemapindex"):
        return None
    entries = [each for each in root if child_text(each, "loc")]
    times = telling([when_changed(child_text(each, "lastmod"), page) for each in entries])
    urls = (child_text(each, "loc") or "" for each in entries)
    found = own_links(zip(urls, times, strict=True), page)
    if local_name(root) == "sitemapindex":
        found = tuple(replace(link, kind="sitemap") for link in found)
    # What is cut off, or lists nothing, does not tell that the rest of the pages went.
    return replace(NO_PAGE, links=found, lists=bool(found) and fault is None)


def named_by(sitemaps: Iterable[str], page: Page) -> tuple[FoundLink, ...]:
    """Return the sitemaps that a robots.txt names, where it names none the usual one."""
    named = [page.whole(url) or "" for url in sitemaps] or [page.whole(USUAL) or ""]
    found = own_links([(url, None) for url in named], page)
    return tuple(FoundLink(link.url, "sitemap", link.ending) for link in found)


def _unpacked(body: bytes) -> bytes:
    """Unpack a file that is kept as gzip; what is broken in it is left out."""
    if not body.startswith(_GZIP):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, _LARGEST)
    except zlib.error:
        return b""
