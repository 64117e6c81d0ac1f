"""One work under several designs: the keys by which its pages find each other over the years.

A topic that was moved from bbPress keeps its old number as `legacy_id`, or at the end of its
address; an article that was moved from WordPress keeps title and text, and often its day. A key is
the address of a finding, so that pages which share one are found by the index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipelines.records.finding import PAGE, Fact, Finding, Moment, Text
from pipelines.records.text import digest, letters

WORK = "work"
"""Subject: a capture shows the work that the finding's address is a key of."""
NUMBER, TEXT, DAY = "number", "text", "day"
"""What a key is made of: an old number; title and text; the same, and the day must be told."""
_KEY = "work "
KINDS = ("article", "video", "topic")
START = 200
"""Letters of a text that must agree."""
_LEAST_TITLE, _LEAST_TEXT = 20, 40
_TOPIC_NUMBER = re.compile(r"-(\d{7})$")
_DAY = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/[^/]+$")


@dataclass(frozen=True, slots=True)
class Work:
    """What a capture says of a work; `title` is in letters, `body` a text's digest."""

    key: str
    by: str
    title: str
    day: str | None
    body: str | None


def works(site: str, finding: Finding) -> Iterator[Finding]:
    """Yield a finding for the work that a page shows, if it can be told from others."""
    kind, title = _value(finding, "kind"), _value(finding, "title")
    if finding.subject != PAGE or not title or not _value(finding, "reader"):
        return
    number = _topic_number(finding) if kind == "topic" else None
    if number:
        facts = {"of": Fact(finding.address, NUMBER), "title": Fact(letters(title), NUMBER)}
        yield Finding(f"{_KEY}{site} topic {number}", WORK, facts)
    if kind in KINDS:
        yield from _by_text(site, finding, title)


def _by_text(site: str, finding: Finding, title: str) -> Iterator[Finding]:
    body, name = _value(finding, "body"), letters(title)
    if not isinstance(body, Text):
        return
    by = TEXT if len(name) >= _LEAST_TITLE or len(title.split()) >= 3 else DAY
    longest = max(body.text.split("\n"), key=len)
    start = letters(longest[: 2 * START])[:START]
    if len(start) < _LEAST_TEXT:
        return
    facts = {"of": Fact(finding.address, by), "body": Fact(body, TEXT)}
    published = _value(finding, "published")
    found = _DAY.search(finding.address)
    day = published.on if published else "-".join(found.groups()) if found else None
    if day:
        facts["published"] = Fact(Moment(day, None), TEXT)
    yield Finding(f"{_KEY}{site} text {digest(name, start)}", WORK, facts)


def _topic_number(finding: Finding) -> str | None:
    if str(_value(finding, "reader")).partition(" ")[0] == "bbpress":
        return _value(finding, "source_id")  # type: ignore[no-any-return]
    ending = _TOPIC_NUMBER.search(finding.address)
    return _value(finding, "legacy_id") or (ending[1] if ending else None)


def _value(finding: Finding, name: str) -> Any:
    return finding.facts[name].value if name in finding.facts else None


def is_key(address: str) -> bool:
    """Whether what stands as a finding's address is a key of a work."""
    return address.startswith(_KEY)


def work(key: str, found: dict[str, tuple[Any, str]]) -> Work:
    """Return what a finding of a work says; `found` as `facts.decode` gives it."""
    title, _ = found.get("title", ("", ""))
    moment, _ = found.get("published", (None, ""))
    body, _ = found.get("body", (None, ""))
    return Work(
        key, found["of"][1], title, moment.on if moment else None, body.digest if body else None
    )
