"""read(page): the one place where a kept capture becomes findings."""

from __future__ import annotations

import re
import traceback
from dataclasses import replace
from urllib.parse import urlsplit

from pipelines.read import aliases
from pipelines.read.addresses import absolute, parsed, slashed
from pipelines.read.blocked import blocked_by_header
from pipelines.read.content import HTML, XML, in_its_place, read_content, read_error
from pipelines.read.links import ending
from pipelines.read.outcome import NO_ADDRESS, NO_PAGE, Outcome, without_content
from pipelines.read.page import Page
from pipelines.read.robots import LIMIT, Rules, as_text, may_be_rules
from pipelines.read.sitemap import named_by, read_sitemap
from pipelines.read.sites.site import Site
from pipelines.read.words import with_labels
from pipelines.records.answer import Answer
from pipelines.records.finding import PAGE, Fact, Finding
from pipelines.records.reading import (
    SLASHED,
    UNSLASHED,
    CaptureFacts,
    FoundLink,
    Reading,
    Trouble,
)

_OURS = re.compile(r"[/\\](pipelines[/\\]read[/\\].*)$")
_OF_THE_MACHINE = re.compile(
    r"(?:[A-Za-z]:)?(?:[/\\][^\s/\\'\"]+)+[/\\](?=\S+\.py\b)| at 0x[0-9A-Fa-f]+"
)
_SERVICE = re.compile(r"^/robots\.txt$|/[\w-]*sitemap[\w-]*\.xml(\.gz)?$|/media/oembed$")


def read(answer: Answer, site: Site) -> Reading:
    """Read one capture. Never raises: what fails is a `Trouble` of the reading.

    Gives the same reading for the same answer and site, whatever else is held.
    """
    address = parsed(answer.url, site) or ""
    mime = (answer.header("content-type") or "").partition(";")[0].strip().lower() or None
    try:
        with with_labels(site.labels):
            page = _page(answer, site, address, mime or "")
            found = _read(answer, page) if address else NO_ADDRESS
    except Exception as bug:  # noqa: BLE001 - one page's reader, never the run; `problems` shows it
        found = without_content(address, Trouble("reader failed", _place(bug)))
    faults = (Trouble("damaged record", fault) for fault in answer.faults)
    return Reading(
        capture=_capture(answer, mime, None if found.blocked else _repeats(answer)),
        site=site.name_for(address or answer.url),
        address=address or answer.url,
        is_page=found.is_page,
        findings=found.findings,
        links=found.links,
        problems=(*faults, *found.problems),
        content_hash=found.content_hash,
        robots=found.robots,
        robots_at=found.robots_at,
        blocked=found.blocked,
        lists=found.lists,
    )


def _page(answer: Answer, site: Site, address: str, mime: str) -> Page:
    return Page(
        address=address,
        text="",
        mime=mime,
        captured_at=answer.captured_at,
        status=answer.status,
        site=site,
        headers=answer.headers,
    )


def _repeats(answer: Answer) -> str | None:
    return "" if answer.refers_to is None and answer.status == 304 else answer.refers_to


def _capture(answer: Answer, mime: str | None, repeats: str | None) -> CaptureFacts:
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
        repeats=repeats,
    )


def _place(bug: Exception) -> str:
    """Say what failed in which function of ours: nothing that differs from machine to machine."""
    frames = traceback.extract_tb(bug.__traceback__)
    ours = ((frame.name, _OURS.search(frame.filename)) for frame in reversed(frames))
    name, file = next((name, found[1].replace("\\", "/")) for name, found in ours if found)
    return f"{type(bug).__name__}: {_OF_THE_MACHINE.sub('', str(bug))} (in {name}, {file})"


def _read(answer: Answer, page: Page) -> Outcome:
    path = urlsplit(page.address).path
    block = None if path == "/robots.txt" else blocked_by_header(answer.headers)
    if block is not None:
        return in_its_place(block)
    if _SERVICE.search(path):
        return _service(answer, page)
    repeats = _repeats(answer)
    if repeats is not None:
        same = Fact(repeats, "revisit")
        return Outcome(findings=(Finding(page.address, PAGE, {"same": same}),))
    if 300 <= answer.status < 400:
        return _redirect(answer, page)
    rules = _rules_elsewhere(answer)
    if page.mime and page.mime not in HTML + XML:
        return replace(NO_PAGE, robots=rules)
    read = read_content if answer.status == 200 else read_error
    found = read(page, answer.body, answer.header("content-type"))
    return found if rules is None else replace(found, robots=rules)


def _rules_elsewhere(answer: Answer) -> str | None:
    """Return the text of what may be a robots.txt that is redirected to (RFC 9309 §2.3.1.2)."""
    if answer.status != 200 or answer.body[:1] == b"<":
        return None
    text = as_text(answer.body[:LIMIT])
    return as_text(answer.body) if may_be_rules(text) else None


def _service(answer: Answer, page: Page) -> Outcome:
    """Read what is for programs: robots.txt and sitemaps; a player's frame is only kept."""
    path = urlsplit(page.address).path
    if answer.refers_to is not None:
        return NO_PAGE  # what it repeats has been read
    if path == "/robots.txt":
        return _robots(answer, page)
    if answer.status != 200 or path.endswith("/oembed"):
        return NO_PAGE
    return read_sitemap(page, answer.body) or NO_PAGE


def _robots(answer: Answer, page: Page) -> Outcome:
    """Read what a host asks of us, and where its sitemap is; a host without one asks nothing."""
    if 300 <= answer.status < 400:
        return replace(NO_PAGE, robots_at=_target(answer, page)[1])
    if answer.status != 200:  # RFC 9309 §2.3.1.3
        missing = 400 <= answer.status < 500 and answer.status != 429
        return replace(NO_PAGE, robots="", links=named_by((), page)) if missing else NO_PAGE
    text = as_text(answer.body)
    return replace(NO_PAGE, robots=text, links=named_by(Rules.parse(text).sitemaps, page))


def _redirect(answer: Answer, page: Page) -> Outcome:
    """Say where a redirect leads; within the site it tells of another address of one page."""
    joined, target = _target(answer, page)
    if target is None or joined is None:
        return without_content(page.address)
    if target == page.address:
        return _to_itself(answer, page, joined)
    here = Finding(page.address, PAGE, {"redirect": Fact(target, "location")})
    if not page.own(target):
        return Outcome(findings=(here,))
    same = {target: "redirect"} if aliases.redirected(page.address, target) else {}
    others = aliases.findings(page.address, same)
    return Outcome(findings=(here, *others), links=(FoundLink(target, ending=ending(joined)),))


def _target(answer: Answer, page: Page) -> tuple[str | None, str | None]:
    """Return where a redirect leads: as it is written, and in its normal form."""
    joined = absolute(answer.header("location") or "", answer.url)
    return joined, parsed(joined, page.site) if joined else None


def _to_itself(answer: Answer, page: Page, joined: str) -> Outcome:
    """Say with which end the site wants an address: WordPress with a slash, Drupal without."""
    if slashed(joined) == slashed(answer.url):
        return without_content(page.address)
    wanted = SLASHED if slashed(joined) else UNSLASHED
    return replace(NO_PAGE, links=(FoundLink(page.address, ending=wanted),))
