"""The author field of articles and videos."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.entity import Node
from pipelines.read.names import person
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.records.finding import Fact, Person


def read_authors(page: Page, node: Node, result: Result) -> None:
    """Add authors and the author line, from the field that a visitor sees as "Author".

    One item is one author, and is not split: commas divide a name from degrees and offices.
    The account in "Submitted by" is who posted, and no author. Who speaks in a video follows.
    """
    items = [item for field in node.meaning("author") for item in field.items()]
    lines = [text for item in items if (text := words(item))]
    authors = [one for item in items if (one := _author(page, item)) is not None]
    spoken = [item for field in node.meaning("speaker") for item in field.items()]
    speakers = [one for item in spoken if (one := _author(page, item)) is not None]
    authors += [one._replace(role="speaker") for one in speakers]
    evidence = "author field" if items else "no author field"
    result.facts["authors"] = Fact(tuple(dict.fromkeys(authors)), evidence)
    result.facts["byline"] = Fact("; ".join(lines) or None, evidence)


def _author(page: Page, item: LexborNode) -> Person | None:
    anchor = item if item.tag == "a" else item.css_first("a[href]")
    url = page.link(anchor.attrs.get("href")) if anchor is not None else None
    url = url if page.own(url) else None
    return person(words(item), page.site, url=url, otherwise="faculty" if url else None)
