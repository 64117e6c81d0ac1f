"""Facts of a document that was found by labels: text, author line, date, terms."""

from __future__ import annotations

import re

from pipelines.read.labels.byline import Byline, moment_of
from pipelines.read.labels.document import Document
from pipelines.read.labels.named import Labelled, Value
from pipelines.read.links import seen_in
from pipelines.read.names import person
from pipelines.read.own_text import own_text
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import block_text
from pipelines.read.visible import Ambiguous
from pipelines.read.words import meaning
from pipelines.records.finding import Fact, Person, Term, Text

_LONGEST_NAME = 200
_MOST_TERMS = 30
_NUMBERED = re.compile(r"(?:/node/|[?&]p=)(\d{1,15})$")
_COUNTED = re.compile(r"\d[\d.,]*[KkM]?\s+\S|.*\S\s*\(\d[\d.,]*\)$")  # "8K Welcomes", "Chat (12)"
_TOPICS = ("topics", "temas", "themen", "sujets", "tópicos")
_NODE_ID = "data-history-node-id"  # Drupal's history module prints it on the node


def add_text(page: Page, found: Document, result: Result) -> None:
    """Add body, links, media, transcript and video."""
    if found.node is None:
        result.doubt("field not found", "No prose was found that is surely the body.", "body")
        return
    inner = found.node.inner_html or ""
    text = block_text(inner)
    result.facts["body"] = Fact(text, "prose")
    if found.doubt:
        result.doubt("body doubtful", found.doubt, "body")
    links, media = seen_in(page, found.node, inner)
    result.facts["links"] = Fact(links, "prose")
    result.facts["media"] = Fact(media, "prose")
    if result.kind == "video":
        _add_video(found, text, result)
    elif result.kind == "topic":
        result.facts["own_text"] = Fact(own_text(inner, text), "prose")


def _add_video(found: Document, text: Text, result: Result) -> None:
    video, evidence = found.video()
    video = video or found.video_in_text()
    if video:
        result.facts["video"] = Fact(video, evidence)
    lines = text.text.split("\n")
    at = next((n for n, line in enumerate(lines) if meaning(line) == "transcript"), None)
    if at is not None and lines[at + 1 :]:
        result.facts["transcript"] = Fact(Text(None, "\n".join(lines[at + 1 :])), "label")


def add_byline(page: Page, found: Document, result: Result) -> None:
    """Add authors, author line and date: by label, else by the lines around title and body."""
    shown = found.bylines()
    label, spoken = found.values("author"), found.values("speaker")
    labels = [one for one in found.named if one.means == "author" and label and _near(one, label)]
    people = [(v.text, v.href) for one in labels for v in one.values]
    if result.kind == "topic" and not any(one.names for one in shown):
        shown = [*shown, *found.member()]
    lines = ["; ".join(v.text for v in one.values) for one in labels]
    evidence = "author label"
    if not people:
        line = next((one for one in shown if one.names), None)
        people, evidence = (list(line.names), "author line") if line else ([], "")
        lines = [name for name, _ in people]
        if line and (line.posted or not line.sure):
            said = "The line names who submitted the page, or nobody's degrees confirm the name."
            result.doubt("field doubtful", said, "authors")
    authors = [one for name, href in people if (one := _person(page, name, href, result))]
    authors += _speakers(page, spoken, result)
    if authors:
        result.facts["authors"] = Fact(tuple(dict.fromkeys(authors)), evidence or "speaker label")
    if lines:
        result.facts["byline"] = Fact("; ".join(lines), evidence)
    _add_date(page, found, shown, result)


def _near(one: Labelled, other: Labelled) -> bool:
    return abs(one.start - other.start) <= 6


def _speakers(page: Page, spoken: Labelled | None, result: Result) -> list[Person]:
    values = spoken.values if spoken else ()
    found = [one for v in values if (one := _person(page, v.text, v.href, result))]
    return [one._replace(role="speaker") for one in found]


def _person(page: Page, name: str, href: str | None, result: Result) -> Person | None:
    if len(name) > _LONGEST_NAME:
        result.doubt("no name", "A value of the author label is too long for a name.", "authors")
        return None
    url = page.link(href)
    member = "member" if result.kind == "topic" else None
    return person(name, page.site, url=url if page.own(url) else None, otherwise=member)


def _add_date(page: Page, found: Document, shown: list[Byline], result: Result) -> None:
    label = found.values("published")
    told = [(value.text, _time_of(found, value)) for value in label.values] if label else []
    told += [(one.date or "", one.time) for one in shown if one.date or one.time]
    try:
        dates = [moment for text, time in told if (moment := moment_of(page, text, time))]
    except Ambiguous as doubt:
        result.doubt("ambiguous date", f"{doubt}.", "published")
        return
    if dates:
        result.facts["published"] = Fact(*dates[0])


def _time_of(found: Document, value: Value) -> str | None:
    pieces = found.outline.lines[value.line].pieces
    return next((piece.time for piece in pieces if piece.time), None)


def add_terms(page: Page, found: Document, result: Result) -> None:
    """Add categories and tags by their labels."""
    for means, name in (("category", "categories"), ("tag", "tags")):
        label = found.values(means)
        if label is None or len(label.values) > _MOST_TERMS or _is_menu(label, found, result):
            continue
        terms = tuple(dict.fromkeys(term for v in label.values for term in _terms(page, v)))
        result.facts[name] = Fact(terms, f"{means} label")
        result.link_kinds.update({term.url: means for term in terms if term.url})


def _is_menu(label: Labelled, found: Document, result: Result) -> bool:
    """Whether words that announce terms stand over a menu of the site, not a page's own terms.

    A menu counts what is behind its entries; a forum's stands above the title of a topic, or
    leads to other topics.
    """
    counted = sum(bool(_COUNTED.match(value.text)) for value in label.values)
    if result.kind == "topic":
        words = found.outline.lines[label.start].text.casefold()
        if label.start < found.start or words.startswith(_TOPICS):
            return True
    return counted * 2 > len(label.values)


def add_place(page: Page, found: Document, result: Result) -> None:
    """Add the line under the title, the forum of a topic, and the page's number where it shows."""
    subtitle = found.subtitle()
    if subtitle is not None:
        result.facts["subtitle"] = Fact(subtitle.text, "line under the title")
    label = found.values("forum") if result.kind == "topic" else None
    if label is not None and len(label.values) == 1 and label.values[0].href:
        (forum,) = _terms(page, label.values[0])
        result.facts["forum"] = Fact(forum, "forum label")
        if forum.url:
            result.link_kinds[forum.url] = "forum"
    number = _number(page)
    if number:
        result.facts["source_id"] = Fact(number, "shortlink")


def _number(page: Page) -> str | None:
    """Return the page's own number: in its shortlink, else on the one element that has one."""
    link = page.tree.css_first('link[rel="shortlink"][href]')
    found = _NUMBERED.search(link.attrs.get("href") or "") if link is not None else None
    if found:
        return found[1]
    held = {node.attrs.get(_NODE_ID) or "" for node in page.tree.css(f"[{_NODE_ID}]")}
    told = held.pop() if len(held) == 1 else ""
    return told if told.isascii() and told.isdigit() else None


def _terms(page: Page, value: Value) -> list[Term]:
    if value.href:
        return [Term(value.text, page.link(value.href))]
    return [Term(part.strip(), None) for part in value.text.split(",") if part.strip()]
