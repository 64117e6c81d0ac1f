"""What one payload gave, whatever it is: the part of a `Reading` that its content decides."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.read import aliases
from pipelines.read.content_hash import content_hash
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.records.finding import PAGE, Fact, Facts, Finding
from pipelines.records.reading import FoundLink, Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """See `Reading`; what is no page has no findings."""

    findings: tuple[Finding, ...] = ()
    links: tuple[FoundLink, ...] = ()
    problems: tuple[Trouble, ...] = ()
    content_hash: str | None = None
    is_page: bool = True
    robots: str | None = None
    robots_at: str | None = None
    blocked: str | None = None
    lists: bool = False


NO_PAGE = Outcome(is_page=False)
NO_ADDRESS = Outcome(
    is_page=False, problems=(Trouble("no address", "The address of the capture cannot be parsed."),)
)


def without_content(address: str, *problems: Trouble) -> Outcome:
    """A page whose content is not there or cannot be read: its kind is not known."""
    return Outcome(findings=(_page(address, Result("", "other")),), problems=problems)


def whole(page: Page, result: Result, links: tuple[FoundLink, ...]) -> Outcome:
    """All that a reader gathered, with the page's other addresses and the hash of its content."""
    others = aliases.findings(page.address, result.aliases)
    return Outcome(
        findings=_each_once([_page(page.address, result), *result.findings, *others]),
        links=links,
        problems=tuple(result.problems),
        content_hash=content_hash(result.facts, result.findings),
    )


def _each_once(findings: list[Finding]) -> tuple[Finding, ...]:
    """Join what a page says twice of one subject (a row that stands in two lists)."""
    joined: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        key = (finding.address, finding.subject)
        before = joined.get(key)
        facts = finding.facts | before.facts if before else finding.facts
        joined[key] = Finding(*key, facts) if before else finding
    return tuple(joined.values())


def _page(address: str, result: Result) -> Finding:
    facts: Facts = {
        "reader": Fact(result.reader or None, "reader"),
        "kind": Fact(result.kind, "reader"),
    }
    return Finding(address, PAGE, facts | result.facts)
