"""What is new, edited or gone: the latest changes of texts, as the captures show them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from operator import attrgetter

AT_MOST = 12

_CRAWL = "(select max(started_at) from crawls where started_at <= pages.changed_at)"
"""When the crawl began that saw the change."""
_IN = """
  and (:category is null or exists (
    select 1 from page_categories where page_id = pages.id and category_id = :category))"""
_PAGES = f"""
select id, kind, title, changed_at, first_seen_at >= coalesce({_CRAWL}, changed_at) as is_new,
  (select count(*) from comments where page_id = pages.id and deleted_at is null
    and first_seen_at >= coalesce({_CRAWL}, changed_at)) as posts
from pages
where +kind in ('article', 'video', 'topic') and +status = 'live' and changed_at is not null{_IN}
order by changed_at desc, id limit :most
"""
"""The plus signs keep the planner from the index of kinds, which would sort all pages."""
_TEXTS = f"""
select page_id, comment_id, seen_at, change, pages.kind, pages.title
from revisions cross join pages on pages.id = page_id
where change <> 'created' and pages.status <> 'withheld'{_IN}
order by seen_at desc, revisions.id limit :most
"""
KINDS = {"article": "article", "video": "video", "topic": "discussion"}
_PAGE = {"edited": "Text edited", "deleted": "Gone from the site", "restored": "Back on the site"}
_POST = {"edited": "Post edited", "deleted": "Post gone", "restored": "Post back"}


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a text: when it was seen (UTC), what it is, where it stands, how it is named.

    `comment` is the post that changed; None where it was the page's own text, or posts were added.
    """

    seen_at: str
    what: str
    title: str
    path: str
    page: int
    kind: str
    comment: int | None = None

    @property
    def is_gone(self) -> bool:
        """Whether the site no longer shows the text."""
        return self.what in (_PAGE["deleted"], _POST["deleted"])


def latest(
    archive: sqlite3.Connection, most: int = AT_MOST, category: int | None = None
) -> list[Change]:
    """Return the latest changes, the newest first. Pages that are withheld are left out.

    With a category, only those of pages under it.
    """
    asked = {"most": most, "category": category}
    texts = archive.execute(_TEXTS, asked).fetchall()
    told = {row[0] for row in texts}
    changes = [_of_a_text(*row) for row in texts]
    changes += [
        _of_a_page(page, kind, title, at, is_new, posts)
        for page, kind, title, at, is_new, posts in archive.execute(_PAGES, asked)
        if is_new or posts or page not in told
    ]
    return sorted(changes, key=attrgetter("seen_at"), reverse=True)[:most]


def _of_a_text(
    page: int, comment: int | None, at: str, change: str, kind: str, title: str | None
) -> Change:
    if comment is not None:
        return Change(
            at, _POST[change], _named(title), f"/comment/{comment}", page, "comment", comment
        )
    path = f"/read/{page}" if kind in KINDS else f"/evidence/{page}"
    return Change(at, _PAGE[change], _named(title), path, page, kind)


def _of_a_page(page: int, kind: str, title: str | None, at: str, is_new: int, posts: int) -> Change:
    what = f"{posts:,} new post{'' if posts == 1 else 's'}" if posts else "Changed"
    what = f"New {KINDS[kind]}" if is_new else what
    return Change(at, what, _named(title), f"/read/{page}", page, kind)


def _named(title: str | None) -> str:
    return title or "Without a title"
