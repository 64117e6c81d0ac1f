"""A page: one capture's bytes, decoded once and parsed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.read.addresses import absolute, normal
from pipelines.read.sites.site import Site


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a reader gets.

    `address` is the capture's address in its normal form, `text` the decoded payload, `mime`
    the media type without parameters, `captured_at` UTC as in `Answer`. The tree is built once, at
    first use, with Lexbor (the HTML5 algorithm).
    """

    address: str
    text: str
    mime: str
    captured_at: str
    status: int
    site: Site
    headers: tuple[tuple[str, str], ...] = ()

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed page."""
        return LexborHTMLParser(self.text)

    @cached_property
    def root(self) -> LexborNode:
        """The `html` element."""
        root = self.tree.root
        if root is None:
            message = "the page has no element at all"
            raise ValueError(message)
        return root

    @cached_property
    def base(self) -> str:
        """The address that relative links start from: `base[href]`, else the page's own."""
        found = self.tree.css_first("base[href]")
        href = found.attributes.get("href") if found else None
        return (absolute(href, self.address) if href else None) or self.address

    def link(self, href: str | None) -> str | None:
        """Return a link's address in normal form; None if it is no http(s) address."""
        joined = absolute(href, self.base) if href else None
        return normal(joined, self.site) if joined else None

    def own(self, url: str | None) -> bool:
        """Whether an address lies on the site's own hosts (any site: on this page's host)."""
        if not url:
            return False
        host = urlsplit(url).netloc
        if self.site.takes_any:
            return host == urlsplit(self.address).netloc
        return self.site.covers(host)
