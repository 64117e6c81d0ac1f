"""The author field of articles and videos."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pipelines.read.drupal.entity import Node
from pipelines.read.names import credentials, person, uid_of
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.records.finding import Fact, Person

_LONGEST = 80  # characters of a name with its degrees and offices


def read_authors(page: Page, node: Node, result: Result) -> None:
    """Add authors and the author line, from the field that a visitor sees as "Author".

    One item is one author, and is not split: commas divide a name from degrees and offices.
    The account in "Submitted by" is who posted, and no author. Who speaks in a video follows.
    """
    items = _items(node, "author", result)
    lines = [text for item in items if (text := words(item))]
    authors = [one for item in items if (one := _author(page, item)) is not None]
    spoken = _items(node, "speaker", result)
    speakers = [one for item in spoken if (one := _author(page, item)) is not None]
    authors += [one._replace(role="speaker") for one in speakers]
    evidence = "author field" if items else "no author field"
    result.facts["authors"] = Fact(tuple(dict.fromkeys(authors)), evidence)
    result.facts["byline"] = Fact("; ".join(lines) or None, evidence)


def _items(node: Node, what: str, result: Result) -> list[LexborNode]:
    """Return the values of the fields that name people; what is too long for a name is none."""
    found = []
    for item in (item for field in node.meaning(what) for item in field.items()):
        if _says_more(item):
            message = f"A value of the {what} field is too long for a name."
            result.doubt("no name", message, "authors")
        else:
            found.append(item)
    return found


def _says_more(item: LexborNode) -> bool:
    """Whether an item is prose: long, without a link, and without degrees behind a name."""
    text = words(item)
    if len(text) <= _LONGEST or item.tag == "a" or item.css_first("a[href]") is not None:
        return False
    return credentials(text) is None


def _author(page: Page, item: LexborNode) -> Person | None:
    anchor = item if item.tag == "a" else item.css_first("a[href]")
    url = page.link(anchor.attrs.get("href")) if anchor is not None else None
    url = url if page.own(url) else None
    profile = url is not None and uid_of(url) is None
    return person(words(item), page.site, url=url, otherwise="faculty" if profile else None)
