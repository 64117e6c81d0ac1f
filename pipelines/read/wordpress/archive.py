"""Lists of posts: a category's, a tag's, an author's, a month's, the front page, a search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.names import credentials, person
from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.post_head import body_classes
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.upward import classes, stands_in, upward
from pipelines.read.wordpress.entry import beside, entries
from pipelines.read.wordpress.teasers import read_teasers
from pipelines.read.wordpress.term_name import term_name
from pipelines.records.finding import CATEGORY, PROFILE, TAG, Fact, Facts, Finding, Term

_HEADINGS = ".page-title, .archive-title, .wp-block-query-title, .pagetitle, h1, h2"
_DESCRIPTION = ".taxonomy-description, .archive-description, .category-archive-meta, .archive-meta"


def read_listing(page: Page) -> Result:
    """Read a list that belongs to no term: the front page, a month, a search."""
    result = Result("wordpress listing", "listing")
    heading = _heading(page)
    title = words(heading) or words(page.tree.css_first("title"))
    if title:
        result.facts["title"] = Fact(title, "heading" if heading is not None else "title element")
    read_teasers(page, result)
    return result


def read_category(page: Page) -> Result:
    """Read a category's page: its name, the category above it, and its posts."""
    result, facts = _term(page, CATEGORY)
    if facts:
        note = page.tree.css_first(_DESCRIPTION)
        facts["description"] = Fact(words(note) or None, "term description")
        above = _above(page)
        if above is not None:
            facts["parent_term"] = Fact(above, "address")
        result.findings.append(Finding(parted(page.address)[0], CATEGORY, facts))
    return result


def read_tag(page: Page) -> Result:
    """Read a tag's page."""
    result, facts = _term(page, TAG)
    if facts:
        result.findings.append(Finding(parted(page.address)[0], TAG, facts))
    return result


def read_author(page: Page) -> Result:
    """Read the page of an author's posts."""
    result, facts = _term(page, "author")
    facts.pop("source_id", None)
    if facts:
        name = str(facts["name"].value)
        note = page.tree.css_first(f"{_DESCRIPTION}, .author-description, .author-bio")
        facts["bio"] = Fact(words(note) or None, "author description")
        facts["credentials"] = Fact(credentials(name), "profile")
        who = person(name, page.site, url=page.address, otherwise="faculty")
        facts["kind"] = Fact(who.kind if who else None, "profile")
        result.findings.append(Finding(parted(page.address)[0], PROFILE, facts))
    return result


def _term(page: Page, kind: str) -> tuple[Result, Facts]:
    result = Result(f"wordpress {kind}", kind)
    told = term_name(page, _headings(page))
    facts: Facts = {}
    if told is None:
        result.doubt("field not found", "The list does not say of what it is.", "title")
    else:
        result.facts["title"] = facts["name"] = Fact(*told)
    read_teasers(page, result)
    numbers = [m[1] for c in body_classes(page) if (m := re.fullmatch(rf"{kind}-(\d+)", c))]
    if numbers and facts:
        facts["source_id"] = Fact(numbers[-1], "body class")  # a slug may be a number too
    return result, facts


def _heading(page: Page) -> LexborNode | None:
    """Return the heading of the list."""
    return next(_headings(page), None)


def _headings(page: Page) -> Iterator[LexborNode]:
    """Yield what may be the heading of the list: it links to no post."""
    posts = [entry.element for entry in entries(page)]
    for query in _HEADINGS.split(", "):
        for heading in page.main.css(query):
            linked = heading.css_first("a[rel='bookmark'], a[rel='home']") is not None
            if linked or _is_title(heading) or stands_in(heading, posts) or not words(heading):
                continue
            if not (beside(heading) or _is_of_pager(heading)):
                yield heading


def _is_of_pager(heading: LexborNode) -> bool:
    """Whether a heading announces the pager to those who do not see it."""
    names = " ".join(" ".join(classes(one)) for one in islice(upward(heading), 3))
    return "screen-reader-text" in names or "navigation" in names or "pagination" in names


def _is_title(heading: LexborNode) -> bool:
    return not {"entry-title", "site-title", "post-title"}.isdisjoint(classes(heading))


def _above(page: Page) -> Term | None:
    """Return the category above: the address without its last step, as a link here names it."""
    own = parted(page.address)[0]
    above = own.rpartition("/")[0]
    if "/category/" not in urlsplit(above).path:
        return None
    named = (words(anchor) for url, anchor in page.anchors if url == above and words(anchor))
    name = next(named, None)
    return Term(name, above) if name else None
