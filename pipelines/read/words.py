"""The words that a visitor sees beside a value, by what they announce; folded, one table a meaning.

Another language is another row in these tables and no code.
"""

from __future__ import annotations

import functools

from pipelines.records.text import folded_name

LABELS: dict[str, frozenset[str]] = {
    "author": frozenset({"author", "authors", "written by"}),
    "speaker": frozenset({"speaker", "speakers", "presenter", "presenters", "featuring"}),
    "category": frozenset({"category", "categories", "topics", "filed under", "posted in"}),
    "tag": frozenset({"tag", "tags", "tagged", "keywords"}),
    "forum": frozenset({"forum", "forums"}),
    "transcript": frozenset({"transcript", "video transcript", "full transcript"}),
    "related": frozenset(
        {"related content", "related", "related articles", "related videos", "related posts"}
    ),
    "previous": frozenset(
        {"previous", "previous post", "previous article", "previous video", "previous page in"}
    ),
    "next": frozenset({"next", "next post", "next article", "next video"}),
    "image": frozenset({"image"}),
    "kind": frozenset({"article", "video", "podcast", "audio", "forum topic", "news", "blog post"}),
    "nobody": frozenset({"n/a", "na", "none", "-", "--"}),
    "faculty": frozenset({"faculty", "faculty member", "expert", "doctor", "physician"}),
    "staff": frozenset(
        {"forum moderator", "moderator", "administrator", "admin", "staff", "keymaster"}
    ),
}

NOT_VERIFIED = ("(not verified)",)
"""What Drupal puts behind a visitor's name."""

ORGANISATIONS = frozenset(
    {"association", "center", "committee", "editors", "foundation", "institute", "network"}
    | {"organization", "society", "staff", "team", "articles", "videos"}
)
"""Last words of names that no person has."""

STICKY = frozenset({"sticky topic", "sticky"})
CLOSED = frozenset({"closed topic", "closed", "locked topic"})


@functools.lru_cache(maxsize=4096)
def meaning(shown: str) -> str | None:
    """Return what a label announces, None for words that are in no table.

    >>> meaning("Categories:")
    'category'
    >>> meaning("Dosage")
    """
    word = folded_name(shown).rstrip(" :»›>").lstrip("«‹< ")
    return next((name for name, table in LABELS.items() if word in table), None)
