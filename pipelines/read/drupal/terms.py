"""A term's page: a category, a tag or an author, and the list of what it stands on."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.author import read_author
from pipelines.read.drupal.fields import fields
from pipelines.read.drupal.heading import read_heading
from pipelines.read.drupal.listing import read_rows
from pipelines.read.drupal.route import Route, breadcrumb
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.words import meaning
from pipelines.records.finding import CATEGORY, TAG, Fact, Facts, Finding, Term

_VOCABULARY = re.compile(r"\bvocabulary-([\w-]+)")
_SHAPES = (
    ("author", re.compile(r"^(authors?|faculty|experts?|contributors?|people|staff)$")),
    ("category", re.compile(r"^(categor(y|ies)|topics?)$")),
    ("tag", re.compile(r"^(tags?|tagging|keywords?)$")),
)


def read_term(page: Page, where: Route) -> Result:
    """Read a term's page as what it is; where that cannot be told it is a listing."""
    kind = _kind(page, where)
    result = Result(f"drupal {kind}", kind)
    read_heading(page, result)
    if where.number and "page=" not in page.address:
        url = page.link(f"/taxonomy/term/{where.number}")
        if url:
            result.aliases[url] = "term"
    read_rows(page, where.content, result)
    if kind == "author":
        read_author(page, where, result)
    elif kind in (CATEGORY, TAG):
        _read_own(page, where, kind, result)
    else:
        result.doubt("kind not told", "The page of a term, and nothing tells of what.", "kind")
    return result


def _kind(page: Page, where: Route) -> str:
    """Tell by the vocabulary's name, the address, or a label over links to this page."""
    told = where.content.css_first('[class*="vocabulary-"]')
    named = _VOCABULARY.search(told.attrs.get("class") or "") if told is not None else None
    words_of = [named[1]] if named else []
    words_of += urlsplit(page.address).path.strip("/").split("/")[:1]
    for word in words_of:
        for kind, shape in _SHAPES:
            if shape.match(word):
                return kind
    return _labelled(page, where)


def _labelled(page: Page, where: Route) -> str:
    own = page.address.partition("?")[0]
    for url, anchor in page.anchors:
        if url == own:
            kind = _label_over(anchor)
            if kind:
                return kind
    return "listing"


def _label_over(anchor: LexborNode) -> str | None:
    """Return what the nearest label or heading over a link announces."""
    above = anchor.parent
    for _ in range(8):
        if above is None or above.tag in ("main", "body"):
            return None
        first = next((n for n in above.iter()), None)
        what = _announced(words(first)) if first is not None and first.tag != "li" else None
        if what:
            return what
        above = above.parent
    return None


def _announced(label: str) -> str | None:
    if len(label) > 60:
        return None
    found = meaning(label) or meaning(label.rpartition(" ")[2])
    return found if found in ("category", "tag", "author") else None


def _read_own(page: Page, where: Route, kind: str, result: Result) -> None:
    title = result.facts.get("title")
    if title is None:
        return
    address = page.address.partition("?")[0]
    facts: Facts = {"name": Fact(title.value, "heading")}
    if where.number:
        facts["source_id"] = Fact(where.number, "feed")
    if kind == CATEGORY:
        facts["description"] = Fact(description(where), "term description")
        crumbs = breadcrumb(page)
        if crumbs:
            facts["parent_term"] = Fact(_parent(crumbs, address), "breadcrumb")
    result.findings.append(Finding(address, kind, facts))


def _parent(crumbs: list[tuple[str, str]], own: str) -> Term | None:
    """Return the last link of the way that is a term like this one (TermBreadcrumbBuilder)."""
    first = urlsplit(own).path.split("/")[1]
    for url, text in reversed(crumbs[1:]):
        path = urlsplit(url).path
        if url != own and path.split("/")[1] in (first, "taxonomy") and path.count("/") > 1:
            return Term(text, url)
    return None


def description(where: Route) -> str | None:
    """Return the description of a term, which stands before the list."""
    for entity in where.content.css('.view-header, [class*="taxonomy-term"]'):
        for field in fields(entity):
            if field.name == "description":
                return words(field.node) or None
    return None
