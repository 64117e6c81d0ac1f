"""Every field that a fact may be about, and how much evidence weighs."""

from __future__ import annotations

from pipelines.records.finding import (
    Discussion,
    Embed,
    LinkSeen,
    MediumSeen,
    Moment,
    Person,
    Pointer,
    Term,
    Text,
)

FIELDS: dict[str, type] = {
    # of a page's own capture: what it is, and which other addresses lead to it
    "reader": str,
    "kind": str,
    "barred": bool,  # the site shows the page by title only: a password, members alone
    "same": str,  # a 304 or revisit: the Record-ID it refers to, or ""
    "redirect": str,  # where the answer sends us
    # of a page
    "title": str,
    "subtitle": str,
    "byline": str,
    "published": Moment,
    "source_id": str,
    "language": str,
    "summary": str,
    "body": Text,
    "own_text": Text,
    "transcript": Text,
    "video": Embed,
    "authors": Person,  # tuple
    "speaker": Person,  # named by the text alone: adds to the authors of any capture
    "categories": Term,  # tuple
    "tags": Term,  # tuple
    "forum": Term,
    "related": Pointer,  # tuple
    "previous": Pointer,  # tuple of at most one
    "next": Pointer,  # tuple of at most one
    "media": MediumSeen,  # tuple
    "links": LinkSeen,  # tuple
    "discussion": Discussion,
    "legacy_id": str,
    "reply_count_shown": int,
    "is_sticky": bool,
    "is_closed": bool,
    # of a comment (with published, body, own_text, media, links)
    "author": Person,
    "parent": str,  # the site's number; evidence: shown, nesting or quote; None: top level
    "depth": int,  # as displayed, 0 at the top
    "subject": str,
    "url": str,
    # of a person, term or forum
    "name": str,
    "bio": str,
    "credentials": str,
    "description": str,
    "parent_term": Term,
    "position": int,
    "topic_count_shown": int,
    "post_count_shown": int,
    # of a list
    "entries": str,  # tuple: the addresses of the pages that it lists
    # of an alias
    "of": str,  # the address that the capture was made at
}
"""Every field a fact may be about, with its type; «tuple» marks several values."""

FIXED = frozenset({"published", "source_id", "author", "parent"})
"""Facts that cannot change: the best evidence of any capture holds (DESIGN §3)."""

DATE_EVIDENCE = (
    "site.toml",
    "time element",
    "metadata",
    "comment stamp",
    "feed",
    "list time",
    "visible text",
    "list text",
    "site.toml day",
    "visible day",
    "address",
)
"""Evidence of a date, the strongest first.

A time element and metadata carry an offset. Drupal's comment stamp (data-comment-timestamp)
is a Unix time, but of the last change. A feed's pubDate has an offset. Visible text has
minutes in the site's time zone, a visible day has no time, an address at most a day. What
a selector of the archive's own site.toml has found is the user's word, and goes first; where it
shows only a day, a time that another source tells of that day still holds.
"""


def strength(evidence: str) -> int:
    """Return the rank of an evidence, 0 the strongest; unknown evidence is the weakest."""
    return _RANK.get(evidence, len(DATE_EVIDENCE))


_RANK = {name: rank for rank, name in enumerate(DATE_EVIDENCE)}
