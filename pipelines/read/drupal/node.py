"""A Drupal node's page: which kind it is, and what all kinds have in common."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.advanced_forum import is_post, runs_advanced_forum, top_post
from pipelines.read.drupal.article import read_article
from pipelines.read.drupal.body import find_body
from pipelines.read.drupal.comments import COMMENTS, read_comments
from pipelines.read.drupal.entity import Node
from pipelines.read.drupal.fields import fields
from pipelines.read.drupal.heading import read_head, read_heading
from pipelines.read.drupal.kind import kind_of
from pipelines.read.drupal.lines import within
from pipelines.read.drupal.route import FULL, TEASED, Route
from pipelines.read.drupal.topic import read_topic
from pipelines.read.drupal.video import read_video
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.records.finding import Fact

_READ: dict[str, Callable[[Page, Node, Result], None]] = {
    "article": read_article,
    "video": read_video,
    "topic": read_topic,
}


def read_node(page: Page, where: Route) -> Result:
    """Read a node's page as what it is: topic, video, article or other."""
    element = _element(where)
    if element is None:
        return _read_part(page, where)
    found = list(fields(element))
    node = Node(element, found, find_body(element, found))
    result = Result("drupal article", "article", rolls=True)
    kind = result.kind = kind_of(page, node, result)
    result.reader = f"drupal {kind}"
    _begin(page, where, result)
    if kind in _READ:
        _READ[kind](page, node, result)
        read_comments(page, _with_comments(where, element), result)
    return result


def _begin(page: Page, where: Route, result: Result) -> None:
    if where.number:
        result.facts["source_id"] = Fact(where.number, "shortlink")
        result.aliases |= _numbered(page, where.number)
    read_heading(page, result)
    read_head(page, result)


def _numbered(page: Page, number: str) -> dict[str, str]:
    """Return the address of a node by its number, where no shortlink tells it."""
    front = urlsplit(page.address).path in ("", "/")
    url = page.link(f"/node/{number}")
    told = page.tree.css_first('link[rel="shortlink"][href]') is not None
    return {} if front or told or url is None else {url: "node number"}


def _read_part(page: Page, where: Route) -> Result:
    """Read a further part of a topic, where Advanced Forum does not repeat the opening post."""
    result = Result("drupal topic", "topic", rolls=True, partial=True)
    _begin(page, where, result)
    read_comments(page, where.content, result)
    return result


def _with_comments(where: Route, element: LexborNode) -> LexborNode:
    """Return what holds a node's comments: Advanced Forum and Drupal 6 put them after it."""
    outside = is_post(element) or element.css_first(COMMENTS) is None
    return where.content if outside else element


def _element(where: Route) -> LexborNode | None:
    """Return the node's element; None where a page shows only replies to it."""
    content, number = where.content, where.number
    found = None
    if number:
        found = content.css_first(f'[data-history-node-id="{number}"], [id="node-{number}"]')
    if runs_advanced_forum(content) and (found is None or is_post(found)):
        return top_post(content, number)
    found = found or content.css_first(FULL) or content.css_first("article[about]")
    return found or _only_article(content) or content


def _only_article(content: LexborNode) -> LexborNode | None:
    """Return the one article that is no comment, no teaser and in no other (node.html.twig)."""
    found: list[LexborNode] = []
    for article in content.css("article"):
        if found and within(article, found[-1], content):
            continue
        if "data-comment-user-id" not in article.attrs and article.css_first(TEASED) is None:
            found.append(article)
    return found[0] if len(found) == 1 else None
