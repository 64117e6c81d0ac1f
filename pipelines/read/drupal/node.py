"""A Drupal node's page: which kind it is, and what all kinds have in common."""

from __future__ import annotations

import re
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
from pipelines.read.drupal.lines import within
from pipelines.read.drupal.route import FULL, TEASED, Route
from pipelines.read.drupal.topic import read_topic
from pipelines.read.drupal.video import has_transcript, lead_video, read_video
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.records.finding import Fact

_TYPE = re.compile(r"\bnode--type-([\w-]+)")
_BODY_TYPE = re.compile(r"(?<![\w-])(?:page-)?node-type-([\w-]+)")
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
    kind = _kind(page, node)
    result = _begun(page, where, kind)
    if kind in _READ:
        _READ[kind](page, node, result)
        read_comments(page, _with_comments(where, element), result)
    return result


def _begun(page: Page, where: Route, kind: str) -> Result:
    result = Result(f"drupal {kind}", kind, rolls=True)
    if where.number:
        result.facts["source_id"] = Fact(where.number, "shortlink")
        result.aliases |= _numbered(page, where.number)
    read_heading(page, result)
    read_head(page, result)
    return result


def _numbered(page: Page, number: str) -> dict[str, str]:
    """Return the address of a node by its number, where no shortlink tells it."""
    front = urlsplit(page.address).path in ("", "/")
    url = page.link(f"/node/{number}")
    told = page.tree.css_first('link[rel="shortlink"][href]') is not None
    return {} if front or told or url is None else {url: "node number"}


def _read_part(page: Page, where: Route) -> Result:
    """Read a further part of a topic, where Advanced Forum does not repeat the opening post."""
    result = _begun(page, where, "topic")
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


def _kind(page: Page, node: Node) -> str:
    """Tell what a node is: by its type, its fields, and what it shows.

    A podcast's episode is an article with a sound: nothing is to be seen in it.
    """
    name = _type(page, node.element)
    if name == "forum" or node.meaning("forum"):
        return "topic"
    if "video" in name or lead_video(page, node) is not None:
        return "video"
    if name == "page":
        return "other"
    if name != "article" and has_transcript(node):
        return "video"
    signed = any(node.meaning(word) for word in ("author", "category", "tag"))
    return "article" if name or node.body is not None or signed else "other"


def _type(page: Page, element: LexborNode) -> str:
    """Return the machine name of the node's type, from node.html.twig or html's (also tpl.php)."""
    found = _TYPE.search(element.attrs.get("class") or "")
    if found is None and page.tree.body is not None:
        found = _BODY_TYPE.search(page.tree.body.attrs.get("class") or "")
    if found is None and is_post(element):
        return "forum"
    return found[1] if found else ""
