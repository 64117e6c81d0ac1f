"""What metadata adds to a reading: facts that the page's reader has not found."""

from __future__ import annotations

from datetime import date, timedelta

from pipelines.read.dates import from_offset
from pipelines.read.embeds import embed
from pipelines.read.metadata.language import declared, of_header, voted
from pipelines.read.metadata.told import Metadata, metadata
from pipelines.read.names import person
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.records.fields import strength
from pipelines.records.finding import Embed, Fact, Moment, Text
from pipelines.records.text import folded_name

DOCUMENTS = ("article", "video", "topic")
EVIDENCE = "metadata"
_DAY = timedelta(days=1)
_ACCOUNTS = frozenset(
    {"admin", "administrator", "root", "webmaster", "editor", "user", "anonymous"}
)


def complete(page: Page, result: Result) -> None:
    """Add title, summary, language, date, video and authors where the reader found none.

    What a page shows holds before what it tells programs: a date that differs from the shown one
    by more than a day is a doubt. Never a time of change for one of publication.
    """
    if result.kind == "other" or result.partial:
        return
    told = metadata(page)
    _add(result, "title", told.title)
    _add(result, "summary", told.description)
    if result.kind in DOCUMENTS:
        _date(page, result, told)
        _authors(page, result, told)
    if result.kind == "video":
        url = page.whole(told.video) if told.video else None
        _add(result, "video", (embed(url) or Embed(url)) if url else None)
    _language(page, result, told)


def _add(result: Result, name: str, value: str | Embed | None, evidence: str = EVIDENCE) -> None:
    if value and not _has(result, name):
        result.facts[name] = Fact(value, evidence)


def _has(result: Result, name: str) -> bool:
    fact = result.facts.get(name)
    return fact is not None and fact.value is not None


def _language(page: Page, result: Result, told: Metadata) -> None:
    _add(result, "language", declared(page), "html element")
    _add(result, "language", told.language or of_header(page))
    body = result.facts.get("body")
    if not _has(result, "language") and body and isinstance(body.value, Text):
        _add(result, "language", voted(body.value.text), "common words")


def _date(page: Page, result: Result, told: Metadata) -> None:
    """Add the date, or make one that is shown exact; evidence decides which is the stronger."""
    moments = [m for one in told.published if (m := from_offset(one, page.site.timezone))]
    if not moments:
        return
    moment = next((one for one in moments if one.at), moments[0])
    if any(not _near(moment, one) for one in moments) or not _past(page, moment):
        said = "The page tells programs dates of publication that cannot all be right."
        result.doubt("field doubtful", said, "published")
        return
    shown = result.facts.get("published")
    if shown is None or not isinstance(shown.value, Moment):
        result.facts["published"] = Fact(moment, EVIDENCE)
    elif not _near(shown.value, moment):
        said = f"The page shows {shown.value.on} and tells programs {moment.on}: the shown holds."
        result.doubt("field doubtful", said, "published")
    elif moment.at and strength(shown.evidence) > strength(EVIDENCE):
        result.facts["published"] = Fact(moment, EVIDENCE)


def _near(one: Moment, other: Moment) -> bool:
    if one.on is None or other.on is None:
        return one.at is None or other.at is None or one.at[:10] == other.at[:10]
    return abs(date.fromisoformat(one.on) - date.fromisoformat(other.on)) <= _DAY


def _past(page: Page, moment: Moment) -> bool:
    """Whether a page was published before it was captured, as far as time zones tell."""
    captured = date.fromisoformat(page.captured_at[:10])
    return moment.on is None or date.fromisoformat(moment.on) <= captured + _DAY


def _authors(page: Page, result: Result, told: Metadata) -> None:
    """Add the authors where no reader has looked for them.

    Drupal's metadata names the account that posted, which is no author of an article: one account
    posts the articles of many. A publisher's own name is none either.
    """
    drupal = (told.generator or "").startswith("Drupal") or _header(page).startswith("Drupal")
    if "authors" in result.facts or (drupal and result.kind != "topic"):
        return
    nobody = {folded_name(one) for one in (told.publisher, told.site_name, page.site.name) if one}
    people = []
    for name, url in told.authors:
        if folded_name(name) in nobody | _ACCOUNTS or "@" in name or "://" in name:
            continue
        own = page.link(url) if url else None
        people.append(person(name, page.site, url=own if page.own(own) else None))
    found = tuple(dict.fromkeys(one for one in people if one))
    if found:
        result.facts["authors"] = Fact(found, EVIDENCE)


def _header(page: Page) -> str:
    return {name.lower(): value for name, value in page.headers}.get("x-generator", "")
