"""Which kind of page a node's page is: topic, video, article or other."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.advanced_forum import is_post
from pipelines.read.drupal.comments import COMMENTS
from pipelines.read.drupal.entity import Node
from pipelines.read.drupal.submitted import dated
from pipelines.read.drupal.video import has_transcript, lead_video
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words

_TYPE = re.compile(r"\bnode--type-([\w-]+)")
_BODY_TYPE = re.compile(r"(?<![\w-])(?:page-)?node-type-([\w-]+)")
_LONG = 600  # characters that are more than a notice
_OPEN = f'a[href*="comment-form"], {COMMENTS}'  # comments, or the invitation to write one
_TYPED = 'meta[property="og:type"][content="article"]'


def kind_of(page: Page, node: Node, result: Result) -> str:
    """Tell what a node is: by its type, its fields, and what it shows.

    A podcast's episode is an article with a sound: nothing is to be seen in it. Where no type is
    named, a text is an article that has an author, date or term, or may be commented on; a long one
    without any of these is taken for one with a doubt.
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
    if name or _is_document(page, node):
        return "article"
    if node.body is None or len(words(node.body.node)) < _LONG:
        return "other"
    result.doubt("kind not told", "Nothing but a long text tells that this is an article.", "kind")
    return "article"


def _is_document(page: Page, node: Node) -> bool:
    if any(node.meaning(word) for word in ("author", "category", "tag")):
        return True
    if node.body is None:
        return False
    return (
        any(field.name for field in node.fields)
        or next(dated(node), None) is not None
        or page.main.css_first(_OPEN) is not None
        or page.tree.css_first(_TYPED) is not None
    )


def _type(page: Page, element: LexborNode) -> str:
    """Return the machine name of the node's type, from node.html.twig or html's (also tpl.php)."""
    found = _TYPE.search(element.attrs.get("class") or "")
    if found is None and page.tree.body is not None:
        found = _BODY_TYPE.search(page.tree.body.attrs.get("class") or "")
    if found is None and is_post(element):
        return "forum"
    return found[1] if found else ""
