"""Answers made up for the tests, and what reading them says."""

from __future__ import annotations

from typing import Any

from pipelines.read.page import Page
from pipelines.read.reader import read
from pipelines.read.sites.site import Site
from pipelines.records.answer import Answer, Place
from pipelines.records.finding import ALIAS, PAGE, Facts
from pipelines.records.reading import Reading

BASE = "https://clinic.example"
SITE = Site(name="clinic", base_url=BASE, hosts=("clinic.example",), zone="America/Chicago")
ANY = Site(name="any")


def answer(
    body: str | bytes,
    *,
    path: str = "/post/rest",
    status: int = 200,
    mime: str = "text/html; charset=utf-8",
    refers_to: str | None = None,
    **headers: str,
) -> Answer:
    """An answer of the clinic's site; underscores in header names stand for hyphens."""
    named = {"content-type": mime} | {k.replace("_", "-"): v for k, v in headers.items()}
    return Answer(
        record_id="urn:uuid:00000000-0000-4000-8000-000000000001",
        url=path if "://" in path else BASE + path,
        captured_at="2026-02-03T04:05:06.000Z",
        status=status,
        headers=tuple(named.items()),
        body=body.encode() if isinstance(body, str) else body,
        payload_digest=None,
        crawl=None,
        refers_to=refers_to,
        place=Place(file="a.warc.gz", offset=0, length=1),
    )


def page(html: str, path: str = "/post/rest", site: Site = SITE) -> Page:
    """A page of the clinic's site."""
    return Page(
        address=BASE + path,
        text=html,
        mime="text/html",
        captured_at="2026-02-03T04:05:06.000Z",
        status=200,
        site=site,
    )


def reading(body: str | bytes, site: Site = SITE, **more: Any) -> Reading:
    """What reading such an answer gives."""
    return read(answer(body, **more), site)


def own(said: Reading) -> dict[str, Any]:
    """The values that a reading has of its own page, by field."""
    (facts,) = [f.facts for f in said.findings if f.subject == PAGE]
    return values(facts)


def values(facts: Facts) -> dict[str, Any]:
    """Facts without their evidence."""
    return {name: fact.value for name, fact in facts.items()}


def about(said: Reading, subject: str) -> dict[str, dict[str, Any]]:
    """The values of each finding about a subject, by address."""
    return {f.address: values(f.facts) for f in said.findings if f.subject == subject}


def evidence(said: Reading, field: str, subject: str = PAGE) -> str:
    """The evidence of a field."""
    (found,) = [f.facts[field].evidence for f in said.findings if f.subject == subject]
    return found


def aliases(said: Reading) -> dict[str, str]:
    """The other addresses of the page, with the evidence."""
    return {f.address: f.facts["of"].evidence for f in said.findings if f.subject == ALIAS}


def troubles(said: Reading) -> list[str]:
    """The kinds of the reading's troubles."""
    return [trouble.kind for trouble in said.problems]
