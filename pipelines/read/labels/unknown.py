"""Reads a page that no system's reader can read: what a visitor would take it for."""

from __future__ import annotations

import re

from pipelines.read.labels.byline import read_byline
from pipelines.read.labels.cards import arrows, kind_of, related, rows
from pipelines.read.labels.discussion import part_of, read_comments, read_discussion
from pipelines.read.labels.document import Document, document
from pipelines.read.labels.facts import add_byline, add_place, add_terms, add_text
from pipelines.read.labels.kinds import (
    is_index,
    is_of_document,
    is_of_talk,
    names_document,
    of_list,
)
from pipelines.read.labels.landmarks import announces
from pipelines.read.labels.told_below import Posts
from pipelines.read.overrides import told_kind
from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.result import Result
from pipelines.read.words import meaning
from pipelines.records.finding import CATEGORY, TAG, Fact, Finding, Pointer

DOCUMENTS = ("article", "video", "topic")
_OF_ONE = (CATEGORY, TAG, "author")  # what may have written, or be the term of, a single page
_ROWS = 3  # titles that lead to other pages make a list
_PROSE = 250  # characters of text that a page without any label must have


def read_unknown(page: Page) -> Result:
    """Read a page of unknown markup; what is not found surely is left out, with a doubt."""
    found = document(page)
    kind = told_kind(page) or _kind(page, found, found.posts)
    result = Result(f"labels {kind}", kind, rolls=kind in DOCUMENTS)
    _title(found, result)
    if kind == "article" and _is_guessed(page, found):
        said = "Nothing but the words of its address says that the page is an article."
        result.doubt("field doubtful", said, "kind")
    if kind in DOCUMENTS:
        _read_document(page, found, found.posts, result)
    elif kind == "other":
        said = "No reader knows what this page is: it shows no document and no list."
        result.doubt("no reader", said)
    elif kind in (CATEGORY, TAG) and "title" in result.facts:
        name = {"name": Fact(result.facts["title"].value, "heading")}
        result.findings.append(Finding(page.address.partition("?")[0], kind, name))
    return result


def _read_document(page: Page, found: Document, posts: Posts, result: Result) -> None:
    whole = page.address
    if part_of(page):
        whole = re.sub(r"[?&]page=\d+(?=&|$)", "", parted(page.address)[0])
    if whole != page.address:
        result.aliases[whole] = "canonical"
    text = found.node.text() if found.node else None
    opened = result.kind == "topic" and posts.talk is not None
    signed = any(one.names and one.posted for one in found.bylines()) or found.signs_opening()
    apart = found.values("forum") is not None and signed and not posts.share(text or "")
    opened = opened and (not text or posts.hold(text) or (posts.sure and not apart))
    if not (opened and read_discussion(page, result, posts.talk)):
        add_text(page, found, result)
        add_byline(page, found, result)
        if posts.talk is not None:
            read_comments(page, result, posts.talk, posts.own(text))
    add_terms(page, found, result)
    add_place(page, found, result)
    if result.kind != "topic":
        _pointers(page, found, result)


def _kind(page: Page, found: Document, posts: Posts) -> str:
    if _is_topic(page, found, posts):
        return "topic"
    about = _own(found) | _labelled(found) | _signing(found)
    listed = len(rows(page, found.outline.lines, found.lost | about))
    if found.body and _is_document(page, found, listed):
        return "video" if _is_video(found) else "article"
    shown = of_list(page)
    if listed >= _ROWS or (listed and shown in _OF_ONE):
        return shown
    if shown == "forum" and not found.body and _lists_talks(page, found):
        return shown
    talk = is_of_talk(page) or of_list(page) != "listing" or is_index(page)
    if found.body and not talk and found.told.kind in ("article", "video"):
        return found.told.kind
    return "other"


def _is_topic(page: Page, found: Document, posts: Posts) -> bool:
    """Whether the page is a discussion: its address or labels say so, or nothing but posts."""
    of_others = of_list(page) in (CATEGORY, TAG, "author") or is_index(page)
    if of_others and not is_of_talk(page):
        return False
    if posts.sure and not _is_labelled(found, posts):
        return True
    named = found.told.kind == "topic" or found.values("forum") is not None
    if not named and (of_list(page) != "listing" or is_index(page)) and not is_of_talk(page):
        return False
    if not named and _lists_talks(page, found):
        return False
    signed = named or any(one.names or one.date or one.time for one in found.bylines())
    if (named or is_of_talk(page)) and (posts.talk is not None or (found.body and signed)):
        return True
    if posts.talk is None or found.values("transcript") or found.told.kind == "video":
        return False
    return posts.talk.opening and not found.body


def _is_labelled(found: Document, posts: Posts) -> bool:
    """Whether labels say that the page is an article or video, with comments below."""
    if found.told.kind == "video" or found.values("transcript"):
        return True
    termed = found.values("category") or found.values("tag")
    return bool(termed) and not (posts.talk is not None and posts.talk.talks)


def _lists_talks(page: Page, found: Document) -> bool:
    """Whether titles of discussions follow the page's title: a forum."""
    ahead = found.outline.lines[found.start + 1 : max(found.first, found.start + 1)]
    urls = rows(page, ahead, found.lost | _labelled(found), shortest=3)
    return any(is_of_talk(page, url) and not url.startswith(page.address) for url in urls)


def _labelled(found: Document) -> set[int]:
    return {index for one in found.named for index in range(one.start, one.end)}


def _own(found: Document) -> set[int]:
    return {index for run in found.body for index in range(run.start, run.end)}


def _signing(found: Document) -> set[int]:
    """Return the lines that say who wrote, and are no titles for all their links."""
    lines = (found.outline.lines[index] for index in found.marks)
    site = found.page.site
    told = ((line, read_byline(line, site)) for line in lines)
    named = {line.index for line, one in told if one is not None and one.names and one.sure}
    return named | {line.index for line in found.outline.lines if announces(line) == "comments"}


def _is_document(page: Page, found: Document, listed: int) -> bool:
    """Whether the prose is a document: something says so, and the page is no list of others."""
    title = found.title
    if title is None or is_of_talk(page):
        return False
    if of_list(page) != "listing" or is_index(page):
        return False
    if found.told.kind or found.values("author") or found.values("transcript"):
        return True
    if listed >= _ROWS and not is_of_document(page):
        return False
    signed = any(one.names or one.date or one.time for one in found.bylines())
    termed = found.values("category") or found.values("tag")
    if signed or termed or arrows(page):
        return True
    long = sum(run.weight for run in found.body) >= _PROSE
    return is_of_document(page) and (long or title.sure)


def _is_guessed(page: Page, found: Document) -> bool:
    """Whether neither labels, a byline, metadata nor a folder of documents tell the kind."""
    if told_kind(page) or found.told.kind or names_document(page) or found.bylines():
        return False
    return not any(found.values(one) for one in ("author", "transcript", "category", "tag"))


def _is_video(found: Document) -> bool:
    if found.told.kind == "video" or found.kicker() == "video":
        return True
    lines = found.outline.lines[found.first : found.end]
    if any(len(line.text) < 40 and meaning(line.text) == "transcript" for line in lines):
        return True
    return found.kicker() is None and found.video()[0] is not None


def _title(found: Document, result: Result) -> None:
    title = found.title
    if title is None:
        result.doubt("field not found", "The page has no heading.", "title")
        return
    text = title.text
    if title.legacy and result.kind == "topic":
        result.facts["legacy_id"] = Fact(title.legacy, title.evidence)
    elif title.legacy:
        text = f"{text} - {title.legacy}"
    result.facts["title"] = Fact(text, title.evidence)
    if not title.sure:
        said = "Nothing confirms which of the page's lines is its title."
        result.doubt("field doubtful", said, "title")


def _pointers(page: Page, found: Document, result: Result) -> None:
    shown = related(page, found.outline, found.title.line if found.title else None)
    if shown:
        result.facts["related"] = Fact(shown, "related label")
        kinds = {one.url: kind for one in shown if (kind := kind_of(one.kind_shown))}
        result.link_kinds.update(kinds)
    for name, url in arrows(page).items():
        result.facts[name] = Fact((Pointer(url),), f"{name} link")
