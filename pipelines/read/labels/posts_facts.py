"""What one post says, as facts: who, when, its text, links and media."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from pipelines.read.labels.block_marks import is_profile
from pipelines.read.labels.posts import Found, Post
from pipelines.read.labels.posts_author import GUESTS, Name, ends_in
from pipelines.read.labels.posts_text import inner_html, shown_text
from pipelines.read.labels.posts_time import When
from pipelines.read.links import seen_in
from pipelines.read.names import person
from pipelines.read.own_text import own_text
from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.records.finding import Fact, Facts, Person
from pipelines.records.text import folded_name

_EVIDENCE = "repeating block"
_HALF = 0.5


def post_facts(
    page: Page, found: Found, place: int, name: Name | None, when: When, result: Result
) -> Facts:
    """Return the facts of a post; what could not be read is a doubt of the result."""
    post = found.posts[place]
    facts: Facts = {}
    who = _who(page, name)
    if who is None:
        result.doubt("field not found", f"Post {place + 1} names nobody surely.", "author")
    else:
        facts["author"] = Fact(who, _EVIDENCE)
    if when.moment is None:
        result.doubt("unread date", f"Post {place + 1}: {when.doubt}.", "published")
    else:
        facts["published"] = Fact(when.moment, when.evidence)
    if post.body is None:
        result.doubt("field not found", f"Post {place + 1} shows no text.", "body")
        return facts
    if _is_unsure(found, post):
        said = f"Post {place + 1}: its text stands in no place of its own."
        result.doubt("field doubtful", said, "body")
    if post.body.head is not None:
        facts["subject"] = Fact(found.slots.tree.text_of(post.body.head), "first line")
    inner = inner_html(post.body, found.slots.tree.apart)
    text = shown_text(inner)
    facts["body"] = Fact(text, _EVIDENCE)
    facts["own_text"] = Fact(own_text(inner, text), _EVIDENCE)
    node = LexborHTMLParser(f"<div>{inner}</div>").css_first("div")
    if node is not None:
        links, media = seen_in(page, node, inner)
        facts["links"], facts["media"] = Fact(links, _EVIDENCE), Fact(media, _EVIDENCE)
    return facts


def _is_unsure(found: Found, post: Post) -> bool:
    """Whether less than half of what a post says is its text, or its name or time is in that."""
    body, mark, record = post.body, post.record.mark, post.record
    if body is None or post.mass < _HALF * found.slots.mass(record.start, record.end):
        return True
    held = body.block.order <= mark.order < body.block.end
    return held and not any(one.order <= mark.order < one.end for one in body.without)


def _who(page: Page, name: Name | None) -> Person | None:
    if name is None:
        return None
    href = name.href or ""
    profile = href if is_profile(href) or ends_in(href, name.shown) else None
    url = page.link(profile)
    if url is not None and not page.own(url) and not is_profile(href):
        url = None
    guest = folded_name(name.shown) in GUESTS
    who = person(name.shown, page.site, url=None if guest else url, otherwise="member")
    return who._replace(guest=True, kind="guest") if who and guest else who
