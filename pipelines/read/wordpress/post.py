"""A single post: title, authors, date, terms, text, what it points to, and its comments."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from pipelines.read.barred import bar, without_mark
from pipelines.read.embeds import embeds, linked
from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.passage import passage
from pipelines.read.post_head import read_post_head
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.read.transcript import transcript
from pipelines.read.wordpress.byline import read_authors
from pipelines.read.wordpress.comments import read_comments
from pipelines.read.wordpress.dates import read_date
from pipelines.read.wordpress.entry import Entry, single
from pipelines.read.wordpress.pointers import read_pointers
from pipelines.read.wordpress.terms import read_terms
from pipelines.read.wordpress.video import is_video
from pipelines.records.finding import Fact, Text

LOCKED = ".post-password-form, form[action*='action=postpass']"  # get_the_password_form
_NO_TEXT = (
    ".sharedaddy, .jp-relatedposts, .addtoany_share_save_container, .yarpp-related, .postmetadata,"
    " .post-navigation, .navigation, .page-links, .page-link, .entry-meta, .entry-utility,"
    " .entry-footer, .entry-title, .post-meta, #comments, #respond, .comments-area, .author-info,"
    " .author-box, .post-password-form, form, .wp-block-comments, .wp-block-post-title"
)
"""What themes and the commonest plugins print within a post's text, and is none of it."""
_CHROME = frozenset(
    {"share", "share this", "share this:", "print", "email", "tweet", "download pdf of this page"}
)


def read_post(page: Page) -> Result:
    """Read a post's page, or a further part of its comments (`/comment-page-N/`)."""
    entry = single(page)
    kind = "video" if is_video(page, entry) else "article"
    result = Result(f"wordpress {kind}", kind, rolls=True)
    whole, part = parted(page.address)
    if part is not None:
        result.aliases[whole] = "canonical"
    if entry.number:
        result.facts["source_id"] = Fact(entry.number, "post number")
    read_title(entry, result)
    read_post_head(page, result)
    read_date(page, entry, result)
    if entry.element.css_first(LOCKED) is not None:
        bar(result, "password form")
        return result
    read_authors(page, entry, result)
    read_terms(page, entry, result)
    read_pointers(page, result)
    _read_body(page, entry, result)
    read_comments(page, result)
    return result


def read_page(page: Page) -> Result:
    """Read the heading of a page that is no post: "About", an error, an attachment."""
    return _headed(page, "wordpress page")


def read_other(page: Page) -> Result:
    """Read the heading of a page of which nothing tells what it is."""
    return _headed(page, "wordpress other")


def _headed(page: Page, reader: str) -> Result:
    entry = single(page)
    result = Result(reader, "other")
    if entry.number:
        result.facts["source_id"] = Fact(entry.number, "post number")
    read_title(entry, result)
    read_post_head(page, result)
    if entry.element.css_first(LOCKED) is not None:
        bar(result, "password form")
    return result


def read_title(entry: Entry, result: Result) -> None:
    """Add the title of an entry, without WordPress's "Protected: "."""
    title = words(entry.title)
    if title:
        result.facts["title"] = Fact(without_mark(title), "heading")
    elif result.kind != "other":
        result.doubt("field not found", "The post shows no title.", "title")


def _read_body(page: Page, entry: Entry, result: Result) -> None:
    if entry.body is None:
        result.doubt("field not found", "Nothing on the page is surely the post's text.", "body")
        return
    facts = passage(page, entry.body, "entry content", _NO_TEXT)
    del facts["own_text"]
    chrome = [line for line in entry.body.iter() if _is_chrome(line)]
    body = facts["body"].value
    if chrome and isinstance(body, Text):
        facts["body"] = Fact(_without_chrome(body), "entry content")
    result.facts |= facts
    if result.kind == "video":
        first = next(embeds(entry.body, page.base), None) or next(
            linked(entry.body, page.base), None
        )
        result.facts["video"] = Fact(first, "entry content")
        text = result.facts["body"].value
        found = transcript(text) if isinstance(text, Text) else None
        result.facts["transcript"] = Fact(found, "transcript heading")


def _is_chrome(node: LexborNode) -> bool:
    return words(node).casefold() in _CHROME


def _without_chrome(body: Text) -> Text:
    """Take the lines off a text that are labels of buttons."""
    lines = [line for line in body.text.split("\n") if line.casefold() not in _CHROME]
    html = re.sub(
        r"<(p|div|li|span)>(?:<a [^>]*>)?([^<]{1,30})(?:</a>)?</\1>",
        lambda found: "" if found[2].strip().casefold() in _CHROME else found[0],
        body.html or "",
    )
    return Text(html or None, "\n".join(lines))
