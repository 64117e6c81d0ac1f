"""The body of a node: which element it is, and its text."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.advanced_forum import BODIES, is_post
from pipelines.read.drupal.entity import Node
from pipelines.read.drupal.fields import Field
from pipelines.read.drupal.prose import unnamed
from pipelines.read.links import seen_in
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import block_text
from pipelines.records.finding import Fact, MediumSeen, Text

_LONG = ("text-with-summary", "text-long")


def find_body(element: LexborNode, found: list[Field]) -> Field | None:
    """Return the body: the field of that name, else the longest text, else unnamed prose."""
    named = next((field for field in found if field.name == "body"), None)
    if named is not None:
        return named
    long = [f for f in found if f.type in _LONG and f.means is None]
    long = [f for f in long if f.node.css_first("iframe") is None]
    if long:
        return max(long, key=lambda field: len(field.node.text()))
    if is_post(element):
        texts = element.css_first(BODIES)
        return Field(texts, None, None, None, None) if texts is not None else None
    if any(field.name for field in found):
        return None  # fields have their names here, so a body would have its own
    return unnamed(element, {field.node.mem_id for field in found})


def read_body(page: Page, node: Node, result: Result) -> Text:
    """Add the body with its links and media; a node that shows none has an empty one."""
    lead = _field_media(page, node)
    if node.body is None:
        text = Text(None, "")
        result.facts["body"] = Fact(text, "no body shown")
        result.facts["links"] = Fact((), "no body shown")
        result.facts["media"] = Fact(lead, "fields")
        return text
    if node.body.doubt:
        result.doubt("body doubtful", node.body.doubt, "body")
    holder = _holder(node.body)
    inner = holder.inner_html or ""
    text = block_text(inner)
    result.facts["body"] = Fact(text, "body field" if node.body.name else "structure")
    links, media = seen_in(page, holder, inner)
    result.facts["links"] = Fact(links, "body")
    result.facts["media"] = Fact((*lead, *media), "body")
    return text


def _holder(body: Field) -> LexborNode:
    if body.label_node is None:
        return body.node
    items = body.items()
    return items[0] if len(items) == 1 else body.node


def _field_media(page: Page, node: Node) -> tuple[MediumSeen, ...]:
    """Return the images, documents and sounds in other fields; the video of one is read apart."""
    found = [
        medium
        for field in node.others
        for medium in seen_in(page, field.node, field.node.inner_html or "")[1]
    ]
    return tuple(medium for medium in found if medium.kind != "video")
