"""The content of an answer that shows a page: HTML or a feed."""

from __future__ import annotations

from dataclasses import replace

from pipelines.read import aliases, overrides
from pipelines.read.blocked import Block, blocked
from pipelines.read.decoding import MAX_MARKUP, binary, decoded, too_deep
from pipelines.read.feed import read_feed
from pipelines.read.links import found_links, own_links
from pipelines.read.metadata import complete
from pipelines.read.mojibake import mended
from pipelines.read.outcome import NO_PAGE, Outcome, whole, without_content
from pipelines.read.page import Page
from pipelines.read.pasted import tell_pasted
from pipelines.read.refusal import refused
from pipelines.read.result import Result
from pipelines.read.selectors.names import DOCUMENTS
from pipelines.read.sitemap import read_sitemap
from pipelines.read.speakers import read_speaker
from pipelines.read.systems import read_html
from pipelines.records.finding import ELSEWHERE, LIST, Fact, Finding
from pipelines.records.reading import Trouble

XML = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml")
EMPTY = Trouble("empty page", "The answer has no content.")
TOO_LARGE = Trouble("too large", f"More than {MAX_MARKUP >> 20} MB of HTML: it is not parsed.")
NO_TEXT = Trouble("no text", "The answer says it is HTML, and is binary.")
TOO_DEEP = Trouble("too deep", "Elements stand within each other deeper than any page's.")
LISTS = frozenset({"listing", "forum", "category", "tag", "author"})
HTML = ("text/html", "application/xhtml+xml")


def read_content(page: Page, body: bytes, content_type: str | None) -> Outcome:
    """Read a payload; `page` has no text yet."""
    return _read_xml(page, body) if page.mime in XML else _read_html(page, body, content_type)


def read_error(page: Page, body: bytes, content_type: str | None) -> Outcome:
    """Read the payload of an answer that is no 200: only whether it is the site's own answer."""
    if page.mime in HTML and body.strip() and len(body) <= MAX_MARKUP:
        text, _ = decoded(body, content_type)
        found = None if binary(text) or too_deep(text) else blocked(replace(page, text=text))
        if found:
            return in_its_place(found)
    return without_content(page.address)


def in_its_place(block: Block) -> Outcome:
    """What an answer gives that is no page of the site."""
    message = f"In the page's place stands {block.what} ({block.words!r})."
    return replace(NO_PAGE, blocked=block.what, problems=(Trouble("blocked", message),))


def _read_xml(page: Page, body: bytes) -> Outcome:
    feed = read_feed(page, body)
    if feed is None:
        return read_sitemap(page, body) or NO_PAGE
    result, items = feed
    return whole(page, result, own_links(items, page))


def _read_html(page: Page, body: bytes, content_type: str | None) -> Outcome:
    if not body.strip():
        return without_content(page.address, EMPTY)
    if len(body) > MAX_MARKUP:
        return without_content(page.address, TOO_LARGE)
    text, troubles = decoded(body, content_type)
    if binary(text):
        return without_content(page.address, NO_TEXT)
    if too_deep(text):
        return without_content(page.address, *troubles, TOO_DEEP)
    text, spoilt = mended(text)
    troubles += spoilt
    page = replace(page, text=text)
    block = blocked(page)
    if block is not None:
        return in_its_place(block)
    refusal = refused(page)
    if refusal is not None:
        return without_content(page.address, *troubles, refusal)
    result = read_html(page)
    complete(page, result)
    read_speaker(page, result)
    tell_pasted(result)
    overrides.apply(page, result)
    _account_for_body(result)
    _list_entries(page, result)
    result.problems = [*troubles, *result.problems]
    result.aliases = aliases.declared(page, result.rolls) | result.aliases
    return whole(page, result, found_links(page, result.link_kinds))


def _list_entries(page: Page, result: Result) -> None:
    """Add what a list lists: whether anything in it is new is told by these."""
    if result.kind not in LISTS:
        return
    told = (url for url, kind in result.link_kinds.items() if kind in DOCUMENTS)
    said = (finding.address for finding in result.findings if finding.subject == ELSEWHERE)
    urls = tuple(dict.fromkeys((*result.entries, *told, *said)))
    if urls:
        result.findings.append(Finding(page.address, LIST, {"entries": Fact(urls, "rows")}))


def _account_for_body(result: Result) -> None:
    """Say that a document shows no body, where its reader has found none and has not said so."""
    told = result.partial or "barred" in result.facts
    told = told or any(trouble.field in (None, "body") for trouble in result.problems)
    if result.kind in DOCUMENTS and "body" not in result.facts and not told:
        result.doubt("field not found", "The page shows no body.", "body")
