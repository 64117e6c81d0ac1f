"""Feeds, RSS and Atom: exact dates and numbers of the newest pages.

A feed's dc:creator is the account that posted, not the author a page names: it is not read.
"""

from __future__ import annotations

import re

from lxml import etree

from pipelines.read.changes import telling, when_changed
from pipelines.read.dates import from_mail, from_offset
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.xml import child_text, local_name, parsed
from pipelines.records.finding import ELSEWHERE, Fact, Finding

DECLARED = ("application/rss+xml", "application/atom+xml")
_DRUPAL_GUID = re.compile(r"(\d+) at https?://")  # node module, Views' node RSS row: "NID at BASE"

_WORDPRESS_GUID = re.compile(r"/\?(?:[a-z_]+=[\w-]+&)*p=(\d+)$")  # a post's guid as it was drafted


Listed = list[tuple[str, str | None]]
"""Addresses, and when each is said to have changed last."""


def read_feed(page: Page, body: bytes) -> tuple[Result, Listed] | None:
    """Read a feed: findings about its items, and the addresses it links to; None: it is none.

    What says that it is a feed (`mime`) and is none is a feed that cannot be read.
    """
    root, fault = parsed(body)
    result = Result("feed", "feed")
    if fault:
        result.doubt("unreadable feed", fault)
    if root is None or local_name(root) not in ("rss", "feed", "RDF"):
        return (result, []) if page.mime in DECLARED and fault else None
    channel = next((c for c in root if local_name(c) == "channel"), root)
    title = child_text(channel, "title")
    if title:
        result.facts["title"] = Fact(" ".join(title.split()), "feed")
    items = [i for i in root.iter() if local_name(i) in ("item", "entry")]
    urls = [(url, item) for item in items if (url := _item(page, item, result))]
    times = telling([when_changed(child_text(item, "updated"), page) for _, item in urls])
    return result, [(url, at) for (url, _), at in zip(urls, times, strict=True)]


def _item(page: Page, item: etree._Element, result: Result) -> str | None:
    link = child_text(item, "link") or _atom_link(item)
    url = page.link(link)
    if not link or not url or not page.own(url):
        return None
    as_written = page.whole(link)  # with the slash at its end, if it has one
    if "#" in link:
        return as_written  # a feed of comments: the date is the comment's, not the page's
    facts = {}
    zone = page.site.timezone
    moment = from_mail(child_text(item, "pubDate"), zone) or from_offset(
        child_text(item, "published"), zone
    )
    if moment:
        facts["published"] = Fact(moment, "feed")
    guid = child_text(item, "guid") or ""
    number = _DRUPAL_GUID.match(guid) or _WORDPRESS_GUID.search(guid)
    if number:
        facts["source_id"] = Fact(number[1], "feed")
    if facts:
        result.findings.append(Finding(url, ELSEWHERE, facts))
    return as_written


def _atom_link(item: etree._Element) -> str | None:
    links = [c for c in item if local_name(c) == "link" and c.get("href")]
    chosen = next((c for c in links if c.get("rel", "alternate") == "alternate"), None)
    return chosen.get("href") if chosen is not None else None
