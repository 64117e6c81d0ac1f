"""Pagers: which part of a discussion or list a page is, and how many there are."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page

_PAGER = 'nav.pager, nav[aria-labelledby^="pagination"], ul.pager, ul.pager__items'
_NUMBER = re.compile(r"^\d+$")


def read_pager(page: Page, scope: LexborNode) -> tuple[int, int | None]:
    """Return the part shown and the last part, both from 0; None: the pager does not tell.

    A pager clamps (`?page=9999` shows the last part), so it is believed before the address.
    """
    pager = scope.css_first(_PAGER)
    asked = _page_of(page.address)
    if pager is None:
        return asked or 0, 0 if asked is None else None
    targets = {a: _page_of(a.attrs.get("href") or "") or 0 for a in pager.css("a[href]")}
    ahead = [n for a, n in targets.items() if a.attrs.get("rel") == "next"]
    behind = [n for a, n in targets.items() if a.attrs.get("rel") == "prev"]
    part = ahead[0] - 1 if ahead else behind[0] + 1 if behind else asked or 0
    if not ahead:
        return part, part
    steps = {*ahead, *behind}
    far = [n for n in targets.values() if n not in steps]
    return part, max([*far, *ahead]) if far else None


def _page_of(address: str) -> int | None:
    found = parse_qs(urlsplit(address).query).get("page", [""])[0]
    return int(found) if _NUMBER.match(found) else None


def other_path(page: Page, scope: LexborNode) -> str | None:
    """Return the path that a pager leads through where it is not the page's own.

    At /taxonomy/term/12 Drupal's pager leads through the term's alias.
    """
    pager = scope.css_first(_PAGER)
    links = [page.link(a.attrs.get("href")) for a in pager.css("a[href]")] if pager else []
    paths = {urlsplit(url).path for url in links if url and page.own(url)}
    paths.discard(urlsplit(page.address).path)
    return paths.pop() if len(paths) == 1 else None
