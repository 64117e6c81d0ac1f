"""A discussion of unknown markup: the posts that repeat, the first of them the opening post."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from pipelines.read.labels.posts import Found, Post, ranked
from pipelines.read.labels.posts_author import Name, names
from pipelines.read.labels.posts_facts import post_facts
from pipelines.read.labels.posts_nesting import parents
from pipelines.read.labels.posts_number import Number, numbers
from pipelines.read.labels.posts_sure import are_posts, is_talk, opens
from pipelines.read.labels.posts_time import When, post_times
from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.result import Result
from pipelines.records.finding import (
    Discussion,
    Fact,
    Facts,
    Finding,
    Person,
    Text,
    comment_subject,
    loose_subject,
)

SYSTEM = "labels"
_PAGED = re.compile(r"^(?:page|p|pg|pagenumber|seite|pagina)$", re.IGNORECASE)
_STARTED = re.compile(r"^(?:start|st|offset|s|from)$", re.IGNORECASE)
_PATH_PART = re.compile(r"[/-](?:page|seite|p)[-/]?(\d{1,5})(?:/|$)", re.IGNORECASE)
_MOST = 10_000
_SAME = 40
_LONG = 120
"""Letters of two texts that are compared."""


@dataclass(frozen=True)
class Talk:
    """The posts of a page with who, when and number; `opening` is whether the first opens it."""

    found: Found
    names: list[Name | None]
    times: list[When]
    numbers: list[Number | None]
    part: int
    opening: bool
    talks: bool
    """Whether the address has a word of discussions."""

    @property
    def sure(self) -> bool:
        """Whether the page is a discussion and nothing else: its first post opens it."""
        return self.opening or (self.part > 0 and self.talks)

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts, in the order shown."""
        return self.found.posts


def find_talk(page: Page) -> Talk | None:
    """Return the discussion that a page shows, None where no blocks are surely posts."""
    for found in ranked(page.tree.body or page.root):
        who, when = names(found), post_times(found, page.site.timezone)
        if are_posts(page, found, who, when):
            part, told = part_of(page), numbers(found)
            first = told[0] is None and told[-1] is not None  # a topic has no comment's number
            opening = first or (part == 0 and opens(page, found))
            return Talk(found, who, when, told, part, opening, is_talk(page))
    return None


def read_discussion(page: Page, result: Result, talk: Talk | None = None) -> bool:
    """Add a topic's opening post and its replies; return whether the page shows such a one.

    `talk` is what `find_talk` gave. Where the opening post is no block like the replies, nothing
    is added: then the page is a document, with comments that `read_comments` adds.
    """
    talk = talk or find_talk(page)
    if talk is None or not (talk.opening or talk.part):
        return False
    if talk.opening:
        facts = post_facts(page, talk.found, 0, talk.names[0], talk.times[0], result)
        who = facts.pop("author", None)
        if who is not None and isinstance(who.value, Person):
            result.facts["authors"] = Fact((who.value,), who.evidence)
            result.facts["byline"] = Fact(who.value.name, who.evidence)
        result.facts |= {
            name: fact for name, fact in facts.items() if name not in ("subject", "url")
        }
    _add_comments(page, result, talk, 1 if talk.opening else 0)
    return True


def read_comments(page: Page, result: Result, talk: Talk | None = None, first: int = 0) -> bool:
    """Add the comments below a document; return whether there are any.

    They begin at the post `first`: those before it are the document itself.
    """
    talk = talk or find_talk(page)
    if talk is None or first >= len(talk.posts):
        return False
    _add_comments(page, result, talk, first)
    return True


def _add_comments(page: Page, result: Result, talk: Talk, first: int) -> None:
    shown: list[str] = []
    answered: list[Facts] = []
    told: Counter[tuple[str, str, str]] = Counter()
    above = parents(talk.posts[first:], talk.found.slots.tree.under)
    for place in range(first, len(talk.posts)):
        name, when = talk.names[place], talk.times[place]
        facts = post_facts(page, talk.found, place, name, when, result)
        facts |= _depth(above, place - first)
        number = talk.numbers[place]
        if number:
            facts["url"] = Fact(f"{page.address}#{number.anchor}", "anchor")
            shown.append(comment_subject(SYSTEM, number.number))
        else:
            shown.append(_loose(facts, name, when, told))
        result.findings.append(Finding(page.address, shown[-1], facts))
        answered.append(facts)
    _add_parents(answered, shown, above, tops=not talk.part)
    if talk.part and not talk.opening and talk.numbers[0] is None:
        said = "The first post of a further part may be the opening post, shown again."
        result.doubt("field doubtful", said, "discussion")
    last = talk.part if not _leads_on(page) else None
    result.facts["discussion"] = Fact(Discussion(talk.part, last, tuple(shown)), "repeating block")


def _loose(facts: Facts, name: Name | None, when: When, told: Counter[tuple[str, str, str]]) -> str:
    body = facts["body"].value if "body" in facts else None
    text = body.text if isinstance(body, Text) else ""
    key = (name.shown if name else "", when.shown or "", text)
    told[key] += 1
    return loose_subject(SYSTEM, name.shown if name else None, when.shown, text, told[key])


def _depth(above: list[int | None] | None, place: int) -> Facts:
    depth, one = 0, above[place] if above else None
    while above and one is not None:
        depth, one = depth + 1, above[one]
    return {"depth": Fact(depth, "nesting")}


def _add_parents(
    posts: list[Facts], subjects: list[str], above: list[int | None] | None, *, tops: bool
) -> None:
    """Add what each post answers where posts are nested; the page tells no parent where none is.

    Without `tops` a post that stands in none may answer one of the part before.
    """
    for facts, parent in zip(posts, above or (), strict=False):
        if parent is not None:
            facts["parent"] = Fact(subjects[parent].split(" ", 2)[2], "nesting")
        elif tops:
            facts["parent"] = Fact(None, "nesting")


def part_of(page: Page) -> int:
    """Return which part of a discussion an address asks for, 0 for the first or none."""
    whole, asked = parted(page.address)
    if asked is not None and whole != page.address:
        return asked
    parts = urlsplit(page.address)
    for key, value in parse_qsl(parts.query):
        if value.isascii() and value.isdigit() and len(value) < 8:
            if _STARTED.match(key):
                return min(int(value), _MOST)
            if _PAGED.match(key):
                return min(int(value), _MOST)
    found = _PATH_PART.search(parts.path)
    return max(int(found[1]) - 1, 0) if found else 0


def _leads_on(page: Page) -> bool:
    """Whether a link leads to another part of the discussion."""
    own = urlsplit(page.address)
    for url, anchor in page.anchors:
        if "next" in (anchor.attrs.get("rel") or "").split():
            return True
        other = urlsplit(url)
        if other.path == own.path and other.query != own.query and part_of_url(url):
            return True
        if other.path.startswith(own.path) and _PATH_PART.search(other.path[len(own.path) :]):
            return True
    return page.tree.css_first('link[rel="next"]') is not None


def part_of_url(url: str) -> bool:
    """Whether an address asks for a part."""
    query = parse_qsl(urlsplit(url).query)
    return any((_PAGED.match(k) or _STARTED.match(k)) and v.isdigit() for k, v in query)
