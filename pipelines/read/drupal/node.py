"""A Drupal node's page: which kind it is, and what all kinds have in common."""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.article import read_article
from pipelines.read.drupal.body import find_body
from pipelines.read.drupal.comments import read_comments
from pipelines.read.drupal.entity import Node
from pipelines.read.drupal.fields import fields
from pipelines.read.drupal.heading import read_head, read_heading
from pipelines.read.drupal.route import FULL, Route
from pipelines.read.drupal.topic import read_topic
from pipelines.read.drupal.video import has_transcript, lead_video, read_video
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.records.finding import Fact

_TYPE = re.compile(r"\bnode--type-([\w-]+)")
_BODY_TYPE = re.compile(r"\bpage-node-type-([\w-]+)")
_READ: dict[str, Callable[[Page, Node, Result], None]] = {
    "article": read_article,
    "video": read_video,
    "topic": read_topic,
}


def read_node(page: Page, where: Route) -> Result:
    """Read a node's page as what it is: topic, video, article or other."""
    element = _element(where)
    found = list(fields(element))
    node = Node(element, found, find_body(element, found))
    kind = _kind(page, node)
    result = Result(f"drupal {kind}", kind, rolls=True)
    if where.number:
        result.facts["source_id"] = Fact(where.number, "shortlink")
    read_heading(page, result)
    read_head(page, result)
    if kind in _READ:
        _READ[kind](page, node, result)
        read_comments(page, element, result)
    return result


def _element(where: Route) -> LexborNode:
    content = where.content
    found = None
    if where.number:
        found = content.css_first(f'[data-history-node-id="{where.number}"]')
    return found or content.css_first(FULL) or content.css_first("article[about]") or content


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
    """Return the machine name of the node's type, from node.html.twig or html.html.twig."""
    found = _TYPE.search(element.attrs.get("class") or "")
    if found is None and page.tree.body is not None:
        found = _BODY_TYPE.search(page.tree.body.attrs.get("class") or "")
    return found[1] if found else ""
