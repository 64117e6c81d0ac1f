"""What the archive's own site.toml says of a page: its kind, and where its fields stand."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.selectors.names import COMMENT, DOCUMENTS, OF_COMMENTS
from pipelines.read.selectors.selector import selector
from pipelines.read.selectors.talk import read_talk
from pipelines.read.selectors.values import EVIDENCE, facts_of
from pipelines.read.visible import Ambiguous
from pipelines.records.finding import Fact, Text

_WITHOUT_READER = ("no reader", "kind not told")
NO_TEXT = Text(None, "")
_COUNTERS = ("comment", "repl")


def told_kind(page: Page) -> str | None:
    """Return the kind that [kinds] of site.toml tells for a page's address; None: no word of it.

    A pattern is of the path, with or without what is asked for behind it; `*` stands for anything,
    a slash too. The address that the page calls its own goes first: /comment/7 shows an article.
    """
    if not page.site.kinds:
        return None
    link = page.tree.css_first('link[rel="canonical"][href]')
    named = page.link(link.attrs.get("href")) if link is not None else None
    found = (_kind_at(page, url) for url in (named, page.address) if url and page.own(url))
    return next(filter(None, found), None)


def _kind_at(page: Page, url: str) -> str | None:
    parts = urlsplit(url)
    whole = f"{parts.path}?{parts.query}" if parts.query else parts.path
    fits = (k for p, k in page.site.kinds if fnmatchcase(parts.path, p) or fnmatchcase(whole, p))
    return next(fits, None)


def apply(page: Page, result: Result) -> None:
    """Lay what site.toml says over what the reader found.

    A selector that finds something sets its field, and what was doubtful about it no longer is.
    One that finds nothing leaves the reader's finding, as on a page from before a redesign; where
    that is empty too it is a doubt.
    """
    _tell_kind(result, told_kind(page))
    told = page.site.selectors.get(result.kind, {})
    for field, text in told.items():
        if field not in (COMMENT, *OF_COMMENTS):
            _tell(page, result, field, text)
    if COMMENT in told:
        read_talk(page, told, result)
    if told and {"title", "body"} <= result.facts.keys():
        _drop(result, _WITHOUT_READER)


def _tell_kind(result: Result, kind: str | None) -> None:
    if kind is None or kind == result.kind:
        return
    system = result.reader.partition(" ")[0] or "labels"
    result.kind, result.reader = kind, f"{system} {kind}"
    result.facts["kind"] = Fact(kind, EVIDENCE)
    result.rolls = kind in DOCUMENTS
    _drop(result, ("kind not told",))


def _tell(page: Page, result: Result, field: str, text: str) -> None:
    chosen = selector(text)
    nodes = chosen.found_in(page.root)
    try:
        facts = facts_of(page, result.kind, field, nodes, chosen) if nodes else {}
    except Ambiguous as doubt:
        result.doubt("ambiguous date", f"{doubt}.", field)
        return
    held = result.facts.get(field)
    if not facts and held is not None and held.value not in (None, "", (), NO_TEXT):
        return
    if not facts:
        why = "shows nothing that fits" if nodes else "found nothing"
        message = f"The selector {text!r} of site.toml {why} on this page."
        result.doubt("selector found nothing", message, field)
        return
    result.problems = [one for one in result.problems if not _about(one.field, one.message, field)]
    result.facts |= facts if _told_line(page, result) is None else _without_line(facts, field)


def _told_line(page: Page, result: Result) -> str | None:
    return page.site.selectors.get(result.kind, {}).get("byline")


def _without_line(facts: Mapping[str, Fact], field: str) -> dict[str, Fact]:
    """Return the facts without the author line, which has a selector of its own."""
    return {name: fact for name, fact in facts.items() if name == field or name != "byline"}


def _about(told: str | None, message: str, field: str) -> bool:
    """Whether a doubt is about that field of the page itself, not of one of its comments."""
    return told == field and not any(word in message.casefold() for word in _COUNTERS)


def _drop(result: Result, kinds: tuple[str, ...]) -> None:
    result.problems = [one for one in result.problems if one.kind not in kinds]
