"""The terms of a node: categories, tags, and the forum of a topic."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.entity import Node
from pipelines.read.drupal.route import breadcrumb
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.records.finding import Fact, Term
from pipelines.records.text import folded_name


def read_terms(page: Page, node: Node, result: Result) -> None:
    """Add categories and tags, by the words of their labels or the names of their fields."""
    for what, name in (("category", "categories"), ("tag", "tags")):
        terms = _terms(page, node, what)
        result.facts[name] = Fact(terms, f"{what} field" if terms else f"no {what} field")
        result.link_kinds.update({term.url: what for term in terms if term.url})


def read_forum_of(page: Page, node: Node, result: Result) -> None:
    """Add the forum of a topic.

    The field links to /taxonomy/term/N; the way from the front page names the forum's own address.
    """
    found = _terms(page, node, "forum")
    if not found:
        result.facts["forum"] = Fact(None, "no forum field")
        return
    name = folded_name(found[0].name)
    same = [url for url, text in breadcrumb(page) if folded_name(text) == name]
    url = same[-1] if same else found[0].url
    result.facts["forum"] = Fact(Term(found[0].name, url), "forum field")
    if url:
        result.link_kinds[url] = "forum"


def _terms(page: Page, node: Node, what: str) -> tuple[Term, ...]:
    found = (_term(page, item) for field in node.meaning(what) for item in field.items())
    return tuple(dict.fromkeys(term for term in found if term))


def _term(page: Page, item: LexborNode) -> Term | None:
    anchor = item if item.tag == "a" else item.css_first("a[href]")
    name = words(item)
    return Term(name, page.link(anchor.attrs.get("href")) if anchor else None) if name else None
