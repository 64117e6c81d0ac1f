"""Cards that point to other pages: under a label, or as the rows of a list; and the arrows."""

from __future__ import annotations

from urllib.parse import urlsplit

from pipelines.read.labels.landmarks import announces, block_of
from pipelines.read.labels.lines import Line, Outline
from pipelines.read.page import Page
from pipelines.read.words import meaning
from pipelines.records.finding import Pointer

_SHORT = 60  # the words of an arrow, white space included
_PART = ("page=", "/page/")  # a further part of something is no other page
_KINDS = {"article": "article", "video": "video", "podcast": "article", "forum topic": "topic"}
_TITLE = 15  # characters from which a link is a title, and no "more"


def related(page: Page, outline: Outline, title: int | None) -> tuple[Pointer, ...] | None:
    """Return the cards under "Related Content"; None where no such label stands on the page."""
    label = next((line for line in outline.lines if announces(line) == "related"), None)
    if label is None:
        return None
    start, end = block_of(outline, label, title)
    return cards(page, outline.lines[start + 1 : end])


def cards(page: Page, lines: list[Line]) -> tuple[Pointer, ...]:
    """Return a pointer for each line that is a link to another own page, with what follows it."""
    found: list[Pointer] = []
    kind: str | None = None
    for line in lines:
        means = announces(line)
        url = _target(page, line)
        if means == "image":
            continue
        if means == "kind":
            if found and found[-1].kind_shown is None:
                found[-1] = found[-1]._replace(kind_shown=line.text)
            else:
                kind = line.text
        elif url and (not found or url != found[-1].url):
            found.append(Pointer(url, line.text, kind, None))
            kind = None
        elif found and not (url and url == found[-1].url):
            teaser = "\n".join(filter(None, (found[-1].teaser, line.text)))
            found[-1] = found[-1]._replace(teaser=teaser)
    return tuple(found)


def _target(page: Page, line: Line) -> str | None:
    """Return the own page that a line leads to, where it is a link and hardly anything else."""
    links = line.links
    if not links or line.linked * 2 < len(line.text):
        return None
    url = page.link(links[0].href)
    return url if url and page.own(url) and url != page.address else None


def kind_of(shown: str | None) -> str | None:
    """Return the kind of page that a card's label names.

    >>> kind_of("Video")
    'video'
    """
    return _KINDS.get((shown or "").casefold())


def arrows(page: Page) -> dict[str, str]:
    """Return the addresses of the previous and the next page, by the words of their links."""
    found: dict[str, str] = {}
    for url, anchor in page.anchors:
        text = anchor.text() or ""
        means = meaning(text) if len(text) < _SHORT else None
        if means not in ("previous", "next") or not page.own(url):
            continue
        if not any(mark in url for mark in _PART) and url != page.address:
            found.setdefault(means, url)
    return found


def rows(page: Page, lines: list[Line], lost: set[int], shortest: int = _TITLE) -> list[str]:
    """Return the addresses that lines of some length are the titles of, each once.

    The front page is none: its link is the site's name.
    """
    found: dict[str, None] = {}
    for line in lines:
        if line.index not in lost and len(line.text) >= shortest:
            url = _target(page, line)
            if url and urlsplit(url).path.strip("/"):
                found.setdefault(url)
    return list(found)
