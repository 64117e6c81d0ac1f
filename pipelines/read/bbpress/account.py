"""Who wrote a post: name, profile and role, as bbp_reply_author_link prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from pipelines.read.bbpress.posts import Post
from pipelines.read.names import person
from pipelines.read.page import Page
from pipelines.read.text import words
from pipelines.read.upward import upward
from pipelines.read.words import meaning
from pipelines.records.finding import Person

_CELL = ".bbp-reply-author, .bbp-topic-author"
_NAME = ".bbp-author-name"
_ROLE = ".bbp-author-role"
_NO_NAME = re.compile(r"(?:^|[-_])(?:role|ip|avatar|admin|badge|rank|count|joined)(?:[-_]|$)")
_UID = re.compile(r"^user-id-(\d+)$")


def account(post: Post, page: Page) -> Person | None:
    """Return who wrote a post; None where the page names nobody.

    A visitor's name links to nothing of the site (or to a page of their own), and the post's
    class says `user-id-0`. A member is known by the profile's address.
    """
    cell = post.block.css_first(_CELL)
    if cell is None:
        return None
    named = cell.css_first(_NAME)
    shown = [words(named)] if named is not None and words(named) else list(_lines(cell))
    role = cell.css_first(_ROLE)
    if not shown:
        return None
    url = _profile(named, cell, page)
    name, told = (shown[0], words(role)) if words(role) else _parted(shown[0], url)
    told = told or next((line for line in shown[1:] + _behind(named, cell) if _is_role(line)), "")
    uid = next((found[1] for name in post.classes if (found := _UID.match(name))), None)
    guest = uid == "0" or (uid is None and url is None)
    return person(
        name,
        page.site,
        url=url,
        uid="0" if guest else None,
        role_shown=told or (shown[1] if len(shown) > 1 else None),
        otherwise="member",
    )


def _parted(shown: str, url: str | None) -> tuple[str, str]:
    """Part a role of the forum's staff from the name that it is run into; "" where there is none.

    A name may end with one such word; then the profile's address must tell that it does not.

    >>> _parted("JimC Forum Moderator", None)
    ('JimC', 'Forum Moderator')
    >>> _parted("Site Admin", "https://x.org/users/site-admin"), _parted("Ann", None)
    (('Site Admin', ''), ('Ann', ''))
    """
    parts = shown.split()
    slug = _plain((url or "").rpartition("/")[2])
    for start in range(1, len(parts)):
        name, role = " ".join(parts[:start]), " ".join(parts[start:])
        sure = slug == _plain(name) or (len(parts) - start > 1 and slug != _plain(shown))
        if _is_role(role) and sure:
            return name, role
    return shown, ""


def _plain(name: str) -> str:
    return "".join(one for one in name.casefold() if one.isalnum())


def _is_role(shown: str) -> bool:
    return meaning(shown) in ("staff", "faculty")


def _behind(named: LexborNode | None, cell: LexborNode) -> list[str]:
    """Return the lines of a cell beside a name that an element holds."""
    return [line for line in _lines(cell) if line != words(named)] if named is not None else []


def _profile(named: LexborNode | None, cell: LexborNode, page: Page) -> str | None:
    """Return the address of the profile that a name, or else the picture beside it, links to."""
    anchors = [a for a in islice(upward(named), 2) if a.tag == "a"]
    hrefs = [a.attrs.get("href") for a in reversed(anchors)]
    hrefs += [a.attrs.get("href") for a in cell.css("a[href]")]
    urls = [page.link(href) for href in hrefs]
    return next((url for url in urls if url and page.own(url) and url.count("/") > 3), None)


def _lines(cell: LexborNode) -> Iterator[str]:
    """Yield the lines of the cell that may be name and role: each text node or link is one."""
    for part in cell.iter(include_text=True):
        if not part.is_element_node:
            text = " ".join((part.text() or "").split())
        elif _NO_NAME.search(part.attrs.get("class") or "") or part.tag in ("br", "img"):
            continue
        else:
            text = words(part)
        if text:
            yield text
