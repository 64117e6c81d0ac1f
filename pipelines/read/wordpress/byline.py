"""Who wrote a post, as themes show it: a link to the author's posts, a vcard, or words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from pipelines.read.names import person
from pipelines.read.page import Page
from pipelines.read.passage import pruned
from pipelines.read.result import Result
from pipelines.read.stamps import shows_date
from pipelines.read.text import words
from pipelines.read.upward import classes, stands_in, upward
from pipelines.read.wordpress.entry import Entry, beside
from pipelines.read.wordpress.neighbours import of_another
from pipelines.read.words import SUBMITTED
from pipelines.records.finding import Fact, Person

_LINKS = (
    'a[rel~="author"], .author a[href], .byline a[href], .p-author a[href], .post-author a[href],'
    ' a[href*="/author/"], a[href*="?author="], [itemprop="author"] a[href],'
    " .wp-block-post-author-name a[href]"
)
_NAMES = (
    ".author .fn, .vcard .fn, .p-author, [itemprop='author'] [itemprop='name'],"
    " .wp-block-post-author__name, .wp-block-post-author-name, .byline .author, .post-author,"
    " .entry-author, .author-name, .author, .byline"
)
_BOX = re.compile(
    r"(?:^|[-_\s])(?:author|about)[-_]?(?:info|box|bio|description|area|archive|link|card)"
)
_DATES = "time, abbr, .date, .entry-date, .post-date, .published, .updated, .posted-on"
_BOX_NAMES = ".author-title, .author-heading, .author-name, .fn"
_LABEL = re.compile(rf"^(?:{'|'.join(SUBMITTED)}|author|about|published by)\s*:?\s+", re.I)
_BY = {"de": "von", "es": "por", "fr": "par", "it": "di", "nl": "door", "pt": "por"}
"""The one word before a name, which in another language begins names: Di Stefano, Von Braun."""
_LEADS_ON = re.compile(
    r"^(?:view|more|see (?:all|more)|read|all|posts|ver|voir|alle|mehr|meer|tou[ts]|todas|todos"
    r"|mostra|vedi|leia)\b|[\u2192\u00bb>]$",
    re.IGNORECASE,
)
"""Links that lead to all of somebody's posts and are no name."""
_BARS = re.compile(r"\s*[|\u2022\u00b7\u2014]\s*|\s+(?:on|am|el|le|il|op|em)\s+(?=[^|]*\d)|\n")
_AND = re.compile(r"\s+(?:and|&|y|et|und|en|e)\s+")
_LONGEST = 160  # a name with all its degrees and offices


def read_authors(page: Page, entry: Entry, result: Result) -> None:
    """Add the authors; a theme that shows none says nothing of them."""
    people = list(_linked(page, entry)) or list(_worded(page, entry)) or list(_boxed(page, entry))
    if people:
        result.facts["authors"] = Fact(tuple(people), "byline")
        result.facts["byline"] = Fact(", ".join(who.name for who in people), "byline")


def _linked(page: Page, entry: Entry) -> Iterator[Person]:
    """Yield those whose names link to their posts, each once."""
    seen: set[str] = set()
    for anchor in _outside(page, entry, _LINKS):
        url = page.link(anchor.attrs.get("href"))
        name = _name(page, anchor)
        if url is None or url in seen or not name or _in_box(anchor):
            continue
        who = person(name, page.site, url=url if page.own(url) else None, otherwise="faculty")
        if who is not None:
            seen.add(url)
            yield who


def _worded(page: Page, entry: Entry) -> Iterator[Person]:
    """Yield those whose names stand in a place for authors without a link."""
    for node in _outside(page, entry, _NAMES):
        name = _name(page, node)
        if name is None or _in_box(node):
            continue
        people = [person(one, page.site, otherwise="faculty") for one in _each(name)]
        if any(people):
            yield from (who for who in people if who is not None)
            return


def _each(shown: str) -> list[str]:
    """Return the names in a line, if each of them has two words: "Food and Drug" is one.

    >>> _each("Ann Roe, MD and Bo Poe"), _each("Food and Drug Board")
    (['Ann Roe, MD', 'Bo Poe'], ['Food and Drug Board'])
    """
    parts = [part.strip(" ,") for part in _AND.split(shown)]
    named = all(" " in part.partition(",")[0] and part[0].isupper() for part in parts if part)
    return [part for part in parts if part] if named else [shown]


def _boxed(page: Page, entry: Entry) -> Iterator[Person]:
    """Yield the one whom a box below the text introduces, where nothing else names anybody."""
    for anchor in _outside(page, entry, 'a[rel~="author"], a[href*="/author/"]'):
        box = _in_box(anchor)
        name = _name(page, box.css_first(_BOX_NAMES)) if box is not None else None
        url = page.link(anchor.attrs.get("href"))
        if name and url and page.own(url):
            who = person(name, page.site, url=url, otherwise="faculty")
            if who is not None:
                yield who
                return


def _name(page: Page, node: LexborNode | None) -> str | None:
    """Return the name that a place shows, without what is before and behind it; None for none."""
    if node is None:
        return None
    if node.css_first(_DATES) is not None:
        node = pruned(node, _DATES)
    by = _BY.get((page.root.attrs.get("lang") or "")[:2].lower())
    shown = _LABEL.sub("", words(node))
    shown = re.sub(rf"^{by}\s*:?\s+", "", shown, flags=re.IGNORECASE) if by else shown
    name = _BARS.split(shown)[0].strip()
    if not name or len(name) > _LONGEST or shows_date(name) or _LEADS_ON.search(name):
        return None
    return name


def _outside(page: Page, entry: Entry, query: str) -> Iterator[LexborNode]:
    """Yield what a selector finds in and around the entry, but not in its text or comments."""
    scopes = [entry.element]
    if entry.element.mem_id != page.main.mem_id:
        scopes.append(page.main)
    for scope in scopes:
        nodes = {node.mem_id: node for node in scope.css(query)}
        found = [n for n in nodes.values() if not entry.is_text(n) and not _aside(n, entry)]
        found = [node for node in found if not of_another(page, node, entry)]
        if found:
            yield from found
            return


def _aside(node: LexborNode, entry: Entry) -> bool:
    """Whether it stands in a side block; an entry's own footer is none."""
    if stands_in(node, [entry.element]):
        return _in_comments(node) or any(_is_aside(above) for above in upward(node, entry.element))
    return beside(node)


def _is_aside(node: LexborNode) -> bool:
    return node.tag in ("aside", "nav") or "widget" in classes(node)


def _in_comments(node: LexborNode) -> bool:
    return any((above.id or "").startswith(("comment", "respond")) for above in upward(node))


def _in_box(node: LexborNode) -> LexborNode | None:
    """Return the box about the author that an element stands in."""
    found = None
    for above in upward(node):
        if above.tag in ("body", "article", "main"):
            break
        if above.tag != "a" and _BOX.search(f"{above.attrs.get('class') or ''} {above.id or ''}"):
            found = above
    return found
