"""Pagers: which part of a discussion or list a page is, and how many there are."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words

_PAGER = 'nav.pager, nav[aria-labelledby^="pagination"], ul.pager, ul.pager__items'
_OLD = {"pager-next": "next", "pager-previous": "prev"}  # theme_pager of Drupal 7 and 6
_LAST = frozenset({"pager-last", "pager__item--last"})
_CURRENT = "li.pager-current"
_LINKS = 'a[href*="page="], a[rel~="next"], a[rel~="prev"]'
_IN_TEXT = frozenset({"p", "blockquote", "td", "dd"})
_NUMBER = re.compile(r"^[0-9]{1,6}$")
_MOST = 10_000  # parts of a discussion: more comments than any site shows


class _Step(NamedTuple):
    """A link of a pager: the part it leads to (None: no part of a discussion), and what it says."""

    part: int | None
    rel: str
    current: bool
    last: bool


def read_pager(page: Page, scope: LexborNode, result: Result) -> tuple[int, int | None]:
    """Return the part shown and the last part, both from 0; None: nothing tells it.

    A pager clamps (`?page=9999` shows the last part), so it is believed before the address. It is
    known by links through the page's own addresses, whatever its classes. Only where no such link
    stands on the page at all, a discussion has a single part.
    """
    steps = _steps(page, scope)
    asked = _page_of(page.address)
    if any(step.part is None for step in steps) or _beyond(page.address):
        result.doubt("no such part", "A link or the address names a part beyond any discussion's.")
        steps = [step for step in steps if step.part is not None]
        return (_shown(steps) or 0 if asked is None else asked), None
    if steps:
        told = _current(scope)
        return _read(steps, told if told is not None else asked)
    alone = asked is None and not _steps(page, page.main)
    return asked or 0, 0 if alone else None


def _read(steps: list[_Step], asked: int | None) -> tuple[int, int | None]:
    shown = _shown(steps)
    part = shown if shown is not None else asked or 0
    parts = [step.part or 0 for step in steps]
    last = next((step.part for step in steps if step.last), None)
    if last is not None:
        return part, max(part, last)
    ahead = [step.part or 0 for step in steps if step.rel == "next"]
    if not ahead:
        sure = shown is not None or asked is not None
        return part, part if sure and max(parts) <= part else None
    near = {step.part for step in steps if step.rel}
    far = [one for one in parts if one not in near]
    return part, max([*far, *ahead]) if far else None


def _current(scope: LexborNode) -> int | None:
    """Return the part whose number Drupal 7's pager shows without a link, counted from 0."""
    shown = scope.css_first(_CURRENT)
    found = _NUMBER.match(words(shown)) if shown is not None else None
    return max(int(found[0]) - 1, 0) if found else None


def _shown(steps: list[_Step]) -> int | None:
    """Return the part that a pager stands on, by where its arrows lead (pager.html.twig)."""
    for step in steps:
        if step.rel:
            return max((step.part or 0) + (-1 if step.rel == "next" else 1), 0)
    return next((step.part for step in steps if step.current), None)


def _steps(page: Page, scope: LexborNode) -> list[_Step]:
    pager = scope.css_first(_PAGER)
    if pager is not None:
        return [_step(a) for a in pager.css("a[href]")]
    own = _own_paths(page)
    return [_step(a) for a in scope.css(_LINKS) if _leads_on(page, a, own) and not _in_text(a)]


def _step(anchor: LexborNode) -> _Step:
    href, rel = anchor.attrs.get("href") or "", anchor.attrs.get("rel") or ""
    around = (anchor.parent.attrs.get("class") or "") if anchor.parent is not None else ""
    told = [*rel.split(), *(_OLD.get(name, "") for name in around.split())]
    named = next((word for word in told if word in ("next", "prev")), "")
    part = None if _beyond(href) else _page_of(href) or 0
    last = not _LAST.isdisjoint(around.split())
    return _Step(part, "" if last else named, "aria-current" in anchor.attrs, last)


def _own_paths(page: Page) -> set[str]:
    links = page.tree.css('link[rel="canonical"][href], link[rel="shortlink"][href]')
    urls = [page.address, *(page.link(link.attrs.get("href")) for link in links)]
    return {urlsplit(url).path for url in urls if url}


def _leads_on(page: Page, anchor: LexborNode, own: set[str]) -> bool:
    href = anchor.attrs.get("href") or ""
    url = page.link(href)
    if url is None or not page.own(url) or urlsplit(url).path not in own:
        return False
    return _page_of(href) is not None or _beyond(href)


def _in_text(anchor: LexborNode) -> bool:
    """Whether a link stands in what somebody wrote: in a paragraph or in a comment."""
    above = anchor.parent
    while above is not None and above.is_element_node:
        if above.tag in _IN_TEXT or "data-comment-user-id" in above.attrs:
            return True
        above = above.parent
    return False


def _page_of(address: str) -> int | None:
    """Return the part that an address asks for, None where it asks for none."""
    found = _asked(address)
    return int(found) if _NUMBER.match(found) and int(found) <= _MOST else None


def _beyond(address: str) -> bool:
    """Whether an address asks for a part that no discussion has."""
    found = _asked(address)
    return found.isdecimal() and _page_of(address) is None


def _asked(address: str) -> str:
    if "page=" not in address:
        return ""
    try:
        return parse_qs(urlsplit(address).query).get("page", [""])[0]
    except ValueError:  # "http://[" and the like
        return ""


def _arrows(scope: LexborNode) -> list[LexborNode]:
    found = scope.css('a[rel~="next"], a[rel~="prev"]')
    return [anchor for anchor in found if _page_of(anchor.attrs.get("href") or "") is not None]


def other_path(page: Page, scope: LexborNode) -> str | None:
    """Return the path that a pager leads through where it is not the page's own.

    At /taxonomy/term/12 Drupal's pager leads through the term's alias.
    """
    pager = scope.css_first(_PAGER)
    anchors = pager.css("a[href]") if pager is not None else _arrows(scope)
    links = [page.link(anchor.attrs.get("href")) for anchor in anchors]
    paths = {urlsplit(url).path for url in links if url and page.own(url)}
    paths.discard(urlsplit(page.address).path)
    return paths.pop() if len(paths) == 1 else None
