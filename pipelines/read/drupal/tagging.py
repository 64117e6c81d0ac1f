"""The terms of a node: categories, tags, and the forum of a topic."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.advanced_forum import is_post
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
    Advanced Forum shows no field: the way ends with the forum (forum_node_view).
    """
    found, way = _terms(page, node, "forum"), breadcrumb(page)
    if found:
        name = folded_name(found[0].name)
        same = [url for url, text in way if folded_name(text) == name]
        term, evidence = Term(found[0].name, same[-1] if same else found[0].url), "forum field"
    elif is_post(node.element) and len(way) > 2:
        term, evidence = Term(way[-1][1], way[-1][0]), "breadcrumb"
    else:
        result.facts["forum"] = Fact(None, "no forum field")
        return
    result.facts["forum"] = Fact(term, evidence)
    if term.url:
        result.link_kinds[term.url] = "forum"


def _terms(page: Page, node: Node, what: str) -> tuple[Term, ...]:
    found = (_term(page, item) for field in node.meaning(what) for item in field.items())
    return tuple(dict.fromkeys(term for term in found if term))


def _term(page: Page, item: LexborNode) -> Term | None:
    anchor = item if item.tag == "a" else item.css_first("a[href]")
    name = words(item)
    return Term(name, page.link(anchor.attrs.get("href")) if anchor else None) if name else None
