"""Readings as a reader would give them, in few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipelines.read.content_hash import content_hash
from pipelines.read.sites.site import Site
from pipelines.records.answer import Place
from pipelines.records.finding import (
    ALIAS,
    PAGE,
    Discussion,
    Fact,
    Finding,
    Moment,
    Person,
    Text,
    comment_subject,
)
from pipelines.records.reading import CaptureFacts, FoundLink, Reading

HOST = "https://made-up.example"
SITE = Site(name="made-up", base_url=HOST, hosts=("made-up.example",), zone="UTC")


def text(words: str) -> Text:
    """Return a text as both forms."""
    return Text(f"<p>{words}</p>", words)


def comment(number: int, words: str, name: str = "ann", **more: Any) -> Finding:
    """Return what a page says of a comment; the address is filled in by `capture`."""
    said: dict[str, Fact] = {
        "author": Fact(Person(name, uid=more.pop("uid", None)), "shown"),
        "body": Fact(text(words), "body"),
        "own_text": Fact(text(words), "body"),
        "published": Fact(Moment("2020-01-01", "2020-01-01T00:00:00Z"), "time element"),
        "depth": Fact(more.pop("depth", 0), "nesting"),
    }
    if "parent" in more:
        said["parent"] = Fact(more.pop("parent"), "shown")
    said |= {name: Fact(value, "shown") for name, value in more.items()}
    return Finding("", comment_subject("drupal", str(number)), said)


def capture(
    path: str,
    at: str,
    *,
    kind: str = "topic",
    status: int = 200,
    canonical: str | None = None,
    crawl: str | None = None,
    comments: Sequence[Finding] | None = None,
    part: int = 0,
    last_part: int | None = 0,
    also: Sequence[Finding] = (),
    links: Sequence[FoundLink] = (),
    robots: str | None = None,
    **facts: Any,
) -> Reading:
    """Return a reading of one capture; `at` is like «01T10:00» (day and minute)."""
    address = HOST + path
    record = f"urn:uuid:{path}-{at}"
    content = status == 200 and "redirect" not in facts and "same" not in facts
    said: dict[str, Fact] = {}
    if content:
        said = {"reader": Fact("test", "reader"), "kind": Fact(kind, "reader")}
        said["body"] = Fact(text(facts.pop("body", "A question.")), "body")
        said["title"] = Fact(facts.pop("title", "A title"), "h1")
    said |= {k: v if isinstance(v, Fact) else Fact(v, "shown") for k, v in facts.items()}
    if comments is not None:
        subjects = tuple(c.subject for c in comments)
        said["discussion"] = Fact(Discussion(part, last_part, subjects), "pager")
    findings = [Finding(address, PAGE, said)]
    findings += [Finding(address, c.subject, c.facts) for c in comments or ()]
    target = facts.get("redirect") or (HOST + canonical if canonical else None)
    if target and target != address:
        by = "redirect" if "redirect" in facts else "canonical"
        findings.append(Finding(target, ALIAS, {"of": Fact(address, by)}))
    findings += also
    return Reading(
        capture=CaptureFacts(
            record_id=record,
            crawl=crawl,
            url=address,
            captured_at=f"2024-03-{at}:00.000Z",
            status=status,
            mime="text/html",
            etag=None,
            last_modified=None,
            payload_digest=None,
            place=Place(file="a.warc.gz", offset=0, length=1),
        ),
        site=SITE.name,
        address=address,
        is_page=robots is None,
        findings=tuple(findings) if robots is None else (),
        links=tuple(links),
        content_hash=content_hash(said, findings) if content else None,
        robots=robots,
    )
