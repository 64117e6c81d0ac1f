"""Which fields a selector of site.toml may be about, for each kind of page."""

from __future__ import annotations

_ANY = ("title", "summary", "language")
_DOCUMENT = ("subtitle", "byline", "authors", "published", "body", "categories", "tags")
_POINTERS = ("related", "previous", "next", "video", "transcript")
COMMENT = "comment"
"""The field whose selector finds each comment of a page, as one block."""
OF_COMMENTS = ("comment_author", "comment_published", "comment_body", "comment_number")
"""Fields that are looked for within each block that `comment` finds."""

KINDS = (
    *("article", "video", "topic", "forum", "category", "tag", "author"),
    *("listing", "feed", "other"),
)
"""The kinds of `pages.kind` (DESIGN §4)."""
DOCUMENTS = ("article", "video", "topic")
"""Kinds of pages that have a body."""


def fields_of(kind: str) -> tuple[str, ...]:
    """Return the fields that a page of a kind may have a selector for.

    >>> fields_of("listing")
    ('title', 'summary', 'language')
    >>> "forum" in fields_of("topic"), "forum" in fields_of("article")
    (True, False)
    """
    if kind not in DOCUMENTS:
        return _ANY
    forum = ("forum",) if kind == "topic" else ()
    return (*_ANY, *_DOCUMENT, *forum, *_POINTERS, COMMENT, *OF_COMMENTS)
