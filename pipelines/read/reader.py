"""read(page): the one place where a kept capture becomes findings."""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipelines.read import aliases
from pipelines.read.addresses import absolute, normal
from pipelines.read.content_hash import content_hash
from pipelines.read.decoding import MAX_MARKUP, binary, decoded, too_deep
from pipelines.read.feed import read_feed
from pipelines.read.links import found_links, own_links
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.sitemap import listed
from pipelines.read.sites.site import Site
from pipelines.read.systems import read_html
from pipelines.records.answer import Answer
from pipelines.records.finding import PAGE, Fact, Facts, Finding
from pipelines.records.reading import CaptureFacts, FoundLink, Reading, Trouble

_NO_PAGE = re.compile(r"^/robots\.txt$|/sitemap[\w-]*\.xml(\.gz)?$|/media/oembed$")
_HTML = ("text/html", "application/xhtml+xml")
_XML = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml")


@dataclass(frozen=True, slots=True)
class _Read:
    """What one payload gave."""

    findings: tuple[Finding, ...] = ()
    links: tuple[FoundLink, ...] = ()
    problems: tuple[Trouble, ...] = ()
    content_hash: str | None = None
    is_page: bool = True
    robots: str | None = None


def read(answer: Answer, site: Site) -> Reading:
    """Read one capture. Never raises: what fails is a `Trouble` of the reading.

    Gives the same reading for the same answer and site, whatever else is held.
    """
    address = normal(answer.url, site)
    mime = (answer.header("content-type") or "").partition(";")[0].strip().lower() or None
    try:
        found = _read(answer, site, address, mime)
    except Exception as bug:  # noqa: BLE001 - one page's reader, never the run; `problems` shows it
        found = _Read(
            findings=(_page(address, Result("", "other")),),
            problems=(Trouble("reader failed", _place(bug)),),
        )
    return Reading(
        capture=_capture(answer, mime),
        site=site.name_for(address),
        address=address,
        is_page=found.is_page,
        findings=found.findings if found.is_page else (),
        links=found.links,
        problems=(*(Trouble("damaged record", fault) for fault in answer.faults), *found.problems),
        content_hash=found.content_hash,
        robots=found.robots,
    )


def _capture(answer: Answer, mime: str | None) -> CaptureFacts:
    return CaptureFacts(
        record_id=answer.record_id,
        crawl=answer.crawl,
        url=answer.url,
        captured_at=answer.captured_at,
        status=answer.status,
        mime=mime,
        etag=answer.header("etag"),
        last_modified=answer.header("last-modified"),
        payload_digest=answer.payload_digest,
        place=answer.place,
    )


def _place(bug: Exception) -> str:
    last = traceback.extract_tb(bug.__traceback__)[-1]
    where = last.filename.rpartition("pipelines")[2].lstrip("/\\")
    return f"{type(bug).__name__}: {bug} (in {last.name}, {where})"


def _read(answer: Answer, site: Site, address: str, mime: str | None) -> _Read:
    if _NO_PAGE.search(urlsplit(address).path):
        return _service(answer, site, address)
    if answer.refers_to is not None or answer.status == 304:
        return _Read((Finding(address, PAGE, {"same": Fact(answer.refers_to or "", "revisit")}),))
    if 300 <= answer.status < 400:
        return _redirect(answer, site, address)
    if mime is not None and mime not in _HTML + _XML:
        return _Read(is_page=False)
    if answer.status != 200:
        return _Read((_page(address, Result("", "other")),))
    return _content(answer, site, address, mime)


def _service(answer: Answer, site: Site, address: str) -> _Read:
    """Read what is for programs: robots.txt and sitemaps; a player's frame is only kept."""
    path = urlsplit(address).path
    if answer.status != 200:
        return _Read(is_page=False)
    if path == "/robots.txt":
        return _Read(is_page=False, robots=decoded(answer.body, None)[0])
    found = listed(answer.body) if path.endswith(".xml") else None
    return _Read(links=own_links(found or [], _made(answer, site, address, "")), is_page=False)


def _redirect(answer: Answer, site: Site, address: str) -> _Read:
    joined = absolute(answer.header("location") or "", answer.url)
    target = normal(joined, site) if joined else None
    page = _made(answer, site, address, "")
    if target is None or target == address:
        return _Read((_page(address, Result("", "other")),))
    here = Finding(address, PAGE, {"redirect": Fact(target, "location")})
    if not page.own(target):
        return _Read((here,))
    same = aliases.redirected(address, target)
    others = aliases.findings(address, {target: "redirect"} if same else {})
    return _Read((here, *others), (FoundLink(target),))


def _made(answer: Answer, site: Site, address: str, text: str) -> Page:
    return Page(
        address=address,
        text=text,
        mime="",
        captured_at=answer.captured_at,
        status=answer.status,
        site=site,
        headers=answer.headers,
    )


def _content(answer: Answer, site: Site, address: str, mime: str | None) -> _Read:
    if mime in _XML:
        feed = read_feed(_made(answer, site, address, ""), answer.body)
        if feed is None:
            links = own_links(listed(answer.body) or [], _made(answer, site, address, ""))
            return _Read(links=links, is_page=False)
        result, urls = feed
        return _whole(
            _made(answer, site, address, ""),
            result,
            own_links(urls, _made(answer, site, address, "")),
        )
    trouble = _unreadable(answer.body)
    if trouble:
        return _Read((_page(address, Result("", "other")),), problems=(trouble,))
    text, troubles = decoded(answer.body, answer.header("content-type"))
    if too_deep(text):
        deep = Trouble("too deep", "Elements stand within each other deeper than any page's.")
        return _Read((_page(address, Result("", "other")),), problems=(*troubles, deep))
    page = _made(answer, site, address, text)
    result = read_html(page)
    result.problems = [*troubles, *result.problems]
    for url, evidence in aliases.declared(page, result.rolls).items():
        result.aliases.setdefault(url, evidence)
    return _whole(page, result, found_links(page, result.link_kinds))


def _unreadable(body: bytes) -> Trouble | None:
    if not body.strip():
        return Trouble("empty page", "The answer has no content.")
    if len(body) > MAX_MARKUP:
        return Trouble("too large", f"{len(body)} bytes of HTML are more than any page has.")
    if binary(body):
        return Trouble("no text", "The answer says it is HTML, and is binary.")
    return None


def _whole(page: Page, result: Result, links: tuple[FoundLink, ...]) -> _Read:
    return _Read(
        findings=(
            _page(page.address, result),
            *result.findings,
            *aliases.findings(page.address, result.aliases),
        ),
        links=links,
        problems=tuple(result.problems),
        content_hash=content_hash(result.facts, result.findings),
    )


def _page(address: str, result: Result) -> Finding:
    facts: Facts = {"reader": Fact(result.reader or None, "reader")}
    facts["kind"] = Fact(result.kind, "reader")
    return Finding(address, PAGE, facts | result.facts)
