"""What a post says: who, when, and the text."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipelines.read.bbpress.account import account
from pipelines.read.bbpress.posts import Post
from pipelines.read.page import Page
from pipelines.read.passage import passage
from pipelines.read.result import Result
from pipelines.read.shown_dates import shown_date
from pipelines.read.text import words
from pipelines.records.finding import Fact, Facts

_DATE = ".bbp-reply-post-date, .bbp-topic-post-date"
_NO_TEXT = '[class*="-revision-log"], .bbp-admin-links, .bbp-reply-to-link'
"""What bbPress puts behind a text: who changed it, how long ago (bbp_get_reply_revision_log)."""
_NUMBER = re.compile(r"#\d+\b.*$", re.DOTALL)


def message(post: Post, page: Page, result: Result) -> Facts:
    """Return the facts of a post that it has as topic and as reply: published, body and the like.

    The author is no part of them: topics name several.
    """
    facts: Facts = {}
    published = _published(post, page, result)
    if published is not None:
        facts["published"] = published
    return facts | passage(page, post.content, "post", _NO_TEXT)


def reply(post: Post, page: Page, result: Result) -> Facts:
    """Return all the facts of a reply but its place in the discussion."""
    facts = message(post, page, result)
    who = account(post, page)
    if who is not None:
        facts["author"] = Fact(who, "author cell")
    else:
        result.doubt("field not found", f"Reply {post.number} names nobody.", "author")
    link = post.permalink()
    href = link.attrs.get("href") if link is not None else None
    url = page.whole(href if href and page.link(href) else f"#post-{post.number}")
    facts["url"] = Fact(url, "permalink")
    return facts


def _published(post: Post, page: Page, result: Result) -> Fact | None:
    """Read the date, which is in the site's time zone and format; an age is none."""
    text = _shown(post.header) or _shown(post.block)
    found = shown_date(text, page, result, f"Post {post.number}") if text else None
    if found is None and not any(p.field == "published" for p in result.problems):
        result.doubt("field not found", f"Post {post.number} shows no date.", "published")
    return found


def _shown(scope: LexborNode | None) -> str:
    if scope is None:
        return ""
    dated = scope.css_first(_DATE)
    if dated is not None:
        return words(dated)
    if "header" in (scope.attrs.get("class") or ""):
        return _NUMBER.sub("", words(scope))
    return ""
