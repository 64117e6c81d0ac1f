"""A page: one capture's bytes, decoded once and parsed once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.read.addresses import absolute, parsed
from pipelines.read.sites.site import Site

_WEB = ("http", "https")
_NUMBERS = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2\d{4}\b")
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?:/|$)")
_MONTHS = 12
_DATED = (
    "time, small, .date, .entry-date, .bbp-reply-header, .bbp-topic-header, .bbp-reply-post-date,"
    " .comment-meta, .commentmetadata, .comment-metadata, .comment-date, .posted-on, .post-date"
)


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
    def main(self) -> LexborNode:
        """The part that holds the page's own content, as far as HTML itself tells."""
        return self.tree.css_first("main, [role=main]") or self.tree.body or self.root

    @cached_property
    def anchors(self) -> tuple[tuple[str, LexborNode], ...]:
        """Each link that leads to an http(s) address: that address in normal form, the element."""
        found = ((self.link(a.attrs.get("href")), a) for a in self.tree.css("a[href]"))
        return tuple((url, a) for url, a in found if url)

    @cached_property
    def day_first(self) -> bool | None:
        """Whether dates in numbers begin with the day here; None where none that is shown tells.

        Only the places are asked where systems print dates of posts: a site has one format.
        An address may hold the first one's day, too (WordPress: /2010/04/05/).
        """
        shown = [_NUMBERS.search(node.text()) for node in self.tree.css(_DATED)]
        first = [(int(found[1]), int(found[3])) for found in shown if found]
        day = any(one > _MONTHS for one, _ in first)
        month = any(other > _MONTHS for _, other in first)
        named = _DAY_IN_PATH.search(urlsplit(self.address).path)
        if named and day is month and first and first[0][0] != first[0][1]:
            told = (int(named[3]), int(named[2]))
            day, month = first[0] == told, first[0] == told[::-1]
        return None if day is month else day

    @cached_property
    def base(self) -> str:
        """The address that relative links start from: `base[href]`, else the page's own."""
        found = self.tree.css_first("base[href]")
        href = found.attrs.get("href") if found else None
        joined = absolute(href, self.address) if href else None
        return joined if joined and parsed(joined, self.site) else self.address

    @cached_property
    def _origin(self) -> str:
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}"

    def link(self, href: str | None) -> str | None:
        """Return a link's address in normal form; None if it is no http(s) address."""
        if not href:
            return None
        if href not in self._links:
            joined = self.whole(href)
            self._links[href] = parsed(joined, self.site) if joined else None
        return self._links[href]

    @cached_property
    def _links(self) -> dict[str, str | None]:
        return {}  # many links of a page stand on it more than once

    def whole(self, href: str) -> str | None:
        """Return a link's address as it stands, fragment too, made absolute."""
        if href[:1] == "/" and href[1:2] != "/" and "/." not in href:
            return self._origin + href.strip()  # what urljoin would give
        if href.startswith(("http://", "https://")):
            return href.strip()
        return absolute(href, self.base)

    def shown(self, href: str | None) -> str | None:
        """Return a link's address as it stands, made absolute: own ones in normal form."""
        url = self.link(href)
        return url if url is None or self.own(url) else self.whole(href or "")

    def own(self, url: str | None) -> bool:
        """Whether an address lies on the site's own hosts (any site: on this page's host)."""
        return bool(url) and f"{url}/".startswith(self._own)

    @cached_property
    def _own(self) -> tuple[str, ...]:
        hosts = (urlsplit(self.address).netloc,) if self.site.takes_any else self.site.hosts
        return tuple(f"{scheme}://{host}{end}" for host in hosts for scheme in _WEB for end in "/?")
