"""A post that is a video: which are, and what is said in it.

Many articles frame a video in their text. A post is a video where the site says so (the post
format, a transcript that it offers or prints) or where nearly nothing but the video is there.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from pipelines.read.embeds import embeds
from pipelines.read.page import Page
from pipelines.read.text import block_text, words
from pipelines.read.wordpress.entry import Entry
from pipelines.read.words import meaning
from pipelines.records.finding import Text

_FORMAT = "format-video"  # post_class of a post format
_OFFER = re.compile(r"^(?:download|view|read)\s+(?:the\s+)?(?:pdf\s+)?", re.IGNORECASE)
_LINES = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "strong"])
_SHORT = 240  # characters beside a video that are a caption rather than an article


def is_video(page: Page, entry: Entry) -> bool:
    """Whether a post is a video, rather than an article that frames one."""
    if _FORMAT in entry.classes:
        return True
    if entry.body is None or next(embeds(entry.body, page.base), None) is None:
        return False
    return _offers_transcript(entry) or len(words(entry.body)) < _SHORT


def _offers_transcript(entry: Entry) -> bool:
    parts = entry.body.css("a, h2, h3, h4, strong, p") if entry.body is not None else []
    return any(meaning(_OFFER.sub("", words(part)[:60])) == "transcript" for part in parts)


def transcript(body: Text) -> Text | None:
    """Return what follows a line that says "Transcript", to the end of the body.

    >>> transcript(Text("<p>Hi</p><h2>Transcript</h2><p>So.</p>", "Hi\\nTranscript\\nSo.")).text
    'So.'
    """
    lines = body.text.split("\n")
    place = next((n for n, line in enumerate(lines) if meaning(line) == "transcript"), None)
    if place is None or not lines[place + 1 :]:
        return None
    return Text(_after(body.html or ""), "\n".join(lines[place + 1 :]))


def _after(html: str) -> str | None:
    tree = LexborHTMLParser(html)
    for node in tree.body.iter() if tree.body else ():
        if node.tag in _LINES and meaning(words(node)) == "transcript":
            rest, follower = [], node.next
            while follower is not None:
                rest.append(follower.html or "")
                follower = follower.next
            return block_text("".join(rest)).html
    return None
