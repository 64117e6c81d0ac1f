"""A topic: the opening post, which stands on the first page only, and the replies."""

from __future__ import annotations

import re

from pipelines.read.bbpress.account import account
from pipelines.read.bbpress.breadcrumb import forum_above
from pipelines.read.bbpress.discussion import read_discussion
from pipelines.read.bbpress.heading import read_title
from pipelines.read.bbpress.message import message
from pipelines.read.bbpress.posts import Post, posts, topic_number
from pipelines.read.counts import NoCount, count
from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.post_head import read_post_head
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.records.finding import Fact, Term

_TAGS = ".bbp-topic-tags a[href]"
_NOTICE = ".bbp-topic-description"
_STATUS = re.compile(r"^status-([a-z]+)$")


def read_topic(page: Page) -> Result:
    """Read a topic's page, or a further part of it (`/page/N/`)."""
    result = Result("bbpress topic", "topic", rolls=True)
    whole, asked = parted(page.address)
    if asked is not None and whole != page.address:
        result.aliases[whole] = "canonical"
    number = topic_number(page)
    if number:
        result.facts["source_id"] = Fact(number, "topic number")
    read_title(page, result)
    read_post_head(page, result)
    forum = forum_above(page)
    if forum is not None:
        result.facts["forum"] = Fact(forum, "breadcrumb")
    result.facts["tags"] = Fact(_tags(page), "topic tags")
    _read_notice(page, result)
    shown = posts(page)
    opening = _opening(shown, asked or 0, number)
    if opening is not None:
        _read_opening(opening, page, result)
    elif asked:
        result.partial = True
    else:
        result.doubt("field not found", "The topic shows no opening post.", "body")
    read_discussion([post for post in shown if post is not opening], page, result)
    return result


def _opening(shown: list[Post], part: int, number: str | None) -> Post | None:
    """Return the opening post: marked as the topic, or the first where nothing marks any."""
    marked = next((post for post in shown if post.is_topic), None)
    if marked is not None or part > 0 or number is not None or not shown:
        return marked
    return None if "type-reply" in shown[0].classes else shown[0]


def _read_opening(post: Post, page: Page, result: Result) -> None:
    result.facts |= message(post, page, result)
    who = account(post, page)
    if who is not None:
        result.facts["authors"] = Fact((who,), "author cell")
        result.facts["byline"] = Fact(who.name, "author cell")
    else:
        result.doubt("field not found", "The opening post names nobody.", "authors")
    status = next((found[1] for n in post.classes if (found := _STATUS.match(n))), None)
    if status is not None:
        result.facts["is_closed"] = Fact(status == "closed", "post status")


def _tags(page: Page) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    for anchor in page.tree.css(_TAGS):
        url = page.link(anchor.attrs.get("href"))
        if url and words(anchor):
            found.setdefault(url, Term(words(anchor), url))
    return tuple(found.values())


def _read_notice(page: Page, result: Result) -> None:
    """Add the number of replies: the first number of "This topic has 93 replies, 47 voices"."""
    notice = page.tree.css_first(_NOTICE)
    digits = re.search(r"\d.*", words(notice)) if notice is not None else None
    try:
        replies = count(digits[0]) if digits else None
    except NoCount as doubt:
        result.doubt("no number", f"{doubt}.", "reply_count_shown")
        return
    if replies is not None:
        result.facts["reply_count_shown"] = Fact(replies, "topic notice")
