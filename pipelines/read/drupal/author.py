"""An author's own page, where authors are terms: name, degrees and what the site says of them."""

from __future__ import annotations

from pipelines.read.drupal.fields import Field, fields
from pipelines.read.drupal.route import Route
from pipelines.read.names import credentials, person
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.records.finding import PROFILE, Fact, Facts, Finding
from pipelines.records.text import folded_name


def read_author(page: Page, where: Route, result: Result) -> None:
    """Add what the page says of the author."""
    title = result.facts.get("title")
    if title is None:
        return
    found = [f for top in where.content.css(".view-header") for f in fields(top)]
    bio = next((f for f in found if f.name == "description"), None)
    degrees = next((f for f in found if _tells_degrees(f)), None)
    facts: Facts = {"name": Fact(title.value, "heading")}
    facts["bio"] = Fact(words(bio.node) or None if bio else None, "description field")
    shown = "".join(words(item) for item in degrees.items()) if degrees else None
    who = person(str(title.value), page.site, url=page.address, otherwise="faculty")
    facts["kind"] = Fact(who.kind if who else None, "profile")
    facts["credentials"] = Fact(shown or credentials(str(title.value)), "profile")
    result.findings.append(Finding(page.address.partition("?")[0], PROFILE, facts))


def _tells_degrees(field: Field) -> bool:
    return folded_name(field.label or "").rstrip(":") in ("credentials", "degrees", "degree")
