"""The text of a post: without what is no part of it."""

from __future__ import annotations

from html import escape

from bs4 import BeautifulSoup, Tag
from selectolax.lexbor import LexborNode

from pipelines.read.labels.blocks import tokens
from pipelines.read.labels.posts_body import Body
from pipelines.read.labels.posts_slots import SIGNED
from pipelines.read.text import block_text, lines
from pipelines.records.finding import Text

_CHROME = ("button", "form", "script", "style", "noscript", "template", "textarea", "select")


def inner_html(body: Body, apart: frozenset[int] = frozenset()) -> str:
    """Return the HTML of a post's text, without the posts that stand in it (`apart`: mem_id)."""
    without = frozenset(block.node.mem_id for block in body.without)
    if apart and any(node.mem_id in apart for node in body.block.node.traverse()):
        without |= apart
    html = _inner(body.block.node, without) if without else body.block.node.inner_html or ""
    return _tidy(html) if "sig" in html or "<button" in html or "<form" in html else html


def _inner(node: LexborNode, without: frozenset[int]) -> str:
    parts = []
    for child in node.iter(include_text=True):
        if child.mem_id in without:
            parts.append(" ")
        elif child.tag == "-text":
            parts.append(escape(child.text_content or ""))
        elif any(one.mem_id in without for one in child.traverse()):
            parts.append(f"<div>{_inner(child, without)}</div>")
        else:
            parts.append(child.html or "")
    return "".join(parts)


def shown_text(html: str) -> Text:
    """Return a post's text, with the numbers that a browser shows before the items of a list."""
    text = block_text(html)
    if "<ol" not in (text.html or ""):
        return text
    soup = BeautifulSoup(text.html or "", "lxml")
    for row in soup.find_all("ol"):
        for number, item in enumerate(row.find_all("li", recursive=False), _start(row)):
            item.insert(0, f"{number}. ")
    return Text(text.html, lines(soup.body.decode_contents() if soup.body else ""))


def _start(row: Tag) -> int:
    start = str(row.get("start") or "")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1


def _tidy(html: str) -> str:
    soup = BeautifulSoup(html, "lxml")
    for tag in soup.find_all(_gone):
        if not tag.decomposed:
            tag.decompose()
    return soup.body.decode_contents() if soup.body else ""


def _gone(tag: Tag) -> bool:
    if tag.name in _CHROME:
        return True
    told = f"{' '.join(map(str, tag.get_attribute_list('class')))} {tag.get('id') or ''}"
    return not SIGNED.isdisjoint(tokens(told))
