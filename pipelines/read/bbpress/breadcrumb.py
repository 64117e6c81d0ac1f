"""The way to a page, as bbp_breadcrumb prints it: home, forums, forum, topic, this page."""

from __future__ import annotations

from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from pipelines.read.barred import without_mark
from pipelines.read.page import Page
from pipelines.read.text import words
from pipelines.records.finding import Term

_WAY = ".bbp-breadcrumb"
_KINDS = ("home", "root", "forum", "topic", "search")


def way(page: Page) -> list[tuple[str | None, Term]]:
    """Return the steps above a page: what bbPress's class says each is (2.1 on), and the link."""
    holder = page.tree.css_first(_WAY)
    steps = []
    for anchor in holder.css("a[href]") if holder is not None else ():
        url = page.link(anchor.attrs.get("href"))
        if url and url != page.address and words(anchor):
            steps.append((_kind(anchor), Term(without_mark(words(anchor)), url)))
    return steps


def forum_above(page: Page) -> Term | None:
    """Return the nearest forum above a page; None where the way tells of none."""
    steps = way(page)
    if any(kind for kind, _ in steps):
        return next((term for kind, term in reversed(steps) if kind == "forum"), None)
    named = [term for _, term in steps if _is_forum(term.url or "")]
    return named[-1] if named else None


def topic_above(page: Page) -> str | None:
    """Return the address of the topic that a reply's page stands under."""
    steps = way(page)
    if any(kind for kind, _ in steps):
        return next((term.url for kind, term in reversed(steps) if kind == "topic"), None)
    last = steps[-1][1].url if steps else None
    return last if last and "/topic/" in last else None


def here(page: Page) -> str | None:
    """Return the last step of the way: the page's own name."""
    last = page.tree.css_first(f"{_WAY} .bbp-breadcrumb-current")
    return words(last) or None if last is not None else None


def _kind(anchor: LexborNode) -> str | None:
    names = (anchor.attrs.get("class") or "").split()
    return next((kind for kind in _KINDS if f"bbp-breadcrumb-{kind}" in names), None)


def _is_forum(url: str) -> bool:
    """Whether an address of 2.0, whose steps have no class, is a forum's by its path."""
    steps = urlsplit(url).path.strip("/").split("/")
    return "forum" in steps[:-1] or (steps[0] == "forums" and len(steps) > 1)
