"""A post that is a video: which are, and what is said in it.

Many articles frame a video in their text. A post is a video where the site says so (the post
format, a transcript that it offers or prints) or where nearly nothing but the video is there.
"""

from __future__ import annotations

import re

from pipelines.read.embeds import embeds
from pipelines.read.page import Page
from pipelines.read.text import words
from pipelines.read.wordpress.entry import Entry
from pipelines.read.words import meaning

_FORMAT = "format-video"  # post_class of a post format
_OFFER = re.compile(r"^(?:download|view|read)\s+(?:the\s+)?(?:pdf\s+)?", re.IGNORECASE)
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
