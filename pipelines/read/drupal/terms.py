"""A term's page: a category, a tag or an author, and the list of what it stands on."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pipelines.read.drupal.author import read_author
from pipelines.read.drupal.fields import fields, label_over
from pipelines.read.drupal.heading import read_heading
from pipelines.read.drupal.listing import read_rows
from pipelines.read.drupal.pager import other_path
from pipelines.read.drupal.route import Route, breadcrumb
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.records.finding import CATEGORY, FORUM, TAG, Fact, Facts, Finding, Term

_VOCABULARY = re.compile(r"\bvocabulary-([\w-]+)")
_SHAPES = (
    ("author", re.compile(r"(^|[-_])(authors?|faculty|experts?|contributors?)([-_]|$)")),
    (CATEGORY, re.compile(r"(^|[-_])(categor(y|ies)|topics?)([-_]|$)")),
    (TAG, re.compile(r"(^|[-_])(tags?|tagging|keywords?)([-_]|$)")),
    (FORUM, re.compile(r"^forums?$")),
)


def read_term(page: Page, where: Route) -> Result:
    """Read a term's page as what it is; where that cannot be told it is a listing."""
    alias = other_path(page, where.content)
    kind = _kind(page, where, alias)
    result = Result(f"drupal {kind}", kind)
    read_heading(page, result)
    if where.number and "page=" not in page.address:
        result.aliases |= dict.fromkeys(_numbered(page, where.number), "term")
    if alias:
        query = urlsplit(page.address).query
        url = page.link(f"{alias}?{query}" if query else alias)
        result.aliases |= {url: "pager"} if url else {}
    read_rows(page, where.content, result)
    if kind == "author":
        read_author(page, where, result)
    elif kind in (CATEGORY, TAG):
        _read_own(page, where, kind, result)
    elif kind == "listing":
        said = "The site does not say whether this is a category or a tag."
        result.doubt("kind not told", said, "kind")
    return result


def _numbered(page: Page, number: str) -> list[str]:
    url = page.link(f"/taxonomy/term/{number}")
    return [url] if url else []


def _kind(page: Page, where: Route, alias: str | None) -> str:
    """Tell by the vocabulary's name, the address, the way, or a label over links to this page."""
    told = where.content.css_first('[class*="vocabulary-"]')
    named = _VOCABULARY.search(told.attrs.get("class") or "") if told is not None else None
    shapes = [named[1]] if named else []
    paths = [urlsplit(page.address).path, alias or ""]
    paths += [urlsplit(url).path for url, _ in breadcrumb(page)[1:]]
    shapes += [path.split("/")[1] for path in paths if path.count("/") > 1]
    for shape in shapes:
        for kind, pattern in _SHAPES:
            if pattern.search(shape):
                return kind
    return _labelled(page)


def _labelled(page: Page) -> str:
    own = page.address.partition("?")[0]
    labels = (label_over(anchor) for url, anchor in page.anchors if url == own)
    return next((kind for kind in labels if kind), "listing")


def _read_own(page: Page, where: Route, kind: str, result: Result) -> None:
    title = result.facts.get("title")
    if title is None:
        return
    address = page.address.partition("?")[0]
    facts: Facts = {"name": Fact(title.value, "heading")}
    if where.number:
        facts["source_id"] = Fact(where.number, "term number")
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
        alike = first == "taxonomy" or path.split("/")[1] in (first, "taxonomy")
        if url != own and alike and path.count("/") > 1:
            return Term(text, url)
    return None


def description(where: Route) -> str | None:
    """Return the description of a term, which stands before the list."""
    for entity in where.content.css('.view-header, [class*="taxonomy-term"]'):
        for field in fields(entity):
            if field.name == "description":
                return words(field.node) or None
    old = where.content.css_first(".taxonomy-term-description")  # taxonomy-term.tpl.php
    return words(old) or None if old is not None else None
