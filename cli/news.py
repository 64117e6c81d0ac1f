"""What a refresh found, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from cli.wording import amount
from pipelines.store.crawl_news import News


def in_a_sentence(found: News) -> str:
    """Return what is new since the last complete crawl, and how much had not changed.

    >>> in_a_sentence(News(new={"video": 1}, edited={}, gone={}, comments={"new": 2}, unchanged=30))
    'New: 1 video, 2 comments. 30 answers told nothing new.'
    >>> in_a_sentence(News(new={}, edited={}, gone={}, comments={}, unchanged=1))
    'Nothing is new. 1 answer told nothing new.'
    """
    parts = [
        _part("New", found.new, found.comments.get("new")),
        _part("Edited", found.edited, found.comments.get("edited")),
        _part("Gone", found.gone, found.comments.get("deleted")),
        _part("Back", {}, found.comments.get("restored")),
    ]
    news = " ".join(part for part in parts if part) or "Nothing is new."
    same = amount(found.unchanged, "answer")
    return f"{news} {same} told nothing new." if found.unchanged else news


def _part(what: str, pages: Mapping[str, int], comments: int | None) -> str:
    counts = [amount(count, kind) for kind, count in sorted(pages.items())]
    counts += [amount(comments, "comment")] if comments else []
    return f"{what}: {', '.join(counts)}." if counts else ""
