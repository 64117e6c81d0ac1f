"""An archive of people, terms and forums, with what is awkward in their lists."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipelines.records import (
    Article,
    Author,
    Category,
    Comment,
    Forum,
    PageAuthor,
    PageCategory,
    PageRow,
    PageTag,
    Record,
    Related,
    Tag,
    Topic,
    Video,
)
from pipelines.store.database import insert, open_archive
from pipelines.store.search import index_all
from tests.browse.archive import SCRIPT, SEEN, make_archive, row

FACULTY, MEMBER, NOBODY = 11, 12, 13
LUNG, EGFR, TAG = 21, 22, 31
TOP, FORUM, LOOP, LOOPED = 41, 42, 43, 44
ARTICLE, VIDEO, SECRET = 201, 202, 203
PINNED = 300
TOPICS = range(PINNED, PINNED + 60)
POSTS = range(5001, 5121)
"""The member's: 120 in 2008 and 2010, the first on the page kept back, the second deleted."""


def rows() -> list[Record]:
    """Return an expert's pages under a category, and a forum with a member's posts."""
    page = {"site": "s", "status": "live", "capture_id": 1}
    url = "https://example.org"
    return [
        row(Author, id=FACULTY, site="s", name=f"Dr. Roe {SCRIPT}", kind="faculty",
            credentials="MD", url="https://example.org/roe", bio=f"Treats lungs.\n{SCRIPT}"),
        row(Author, id=MEMBER, site="s", name="knitter", kind="member", url="javascript:alert(1)"),
        row(Author, id=NOBODY, site="s", name="Nobody", kind="guest"),
        row(Category, id=LUNG, site="s", name="Lung", url=f"{url}/lung"),
        row(Category, id=EGFR, site="s", name="EGFR", parent_id=LUNG, description=SCRIPT),
        row(Tag, id=TAG, site="s", name="rash"),
        row(PageRow, id=ARTICLE, url=f"{url}/1", kind="article", title="On EGFR", **page),
        row(PageRow, id=VIDEO, url=f"{url}/2", kind="video", title=SCRIPT, **page),
        row(PageRow, id=SECRET, url=f"{url}/3", kind="article", title="secret title",
            **page | {"status": "withheld"}),
        row(PageRow, id=204, url=f"{url}/lung", kind="category", title="Lung", **page),
        row(PageRow, id=205, url=f"{url}/forum", kind="forum", title="Chest", **page),
        row(Article, page_id=ARTICLE, title="On EGFR", published_on="2009-05-01", comment_count=2),
        row(Video, page_id=VIDEO, title=SCRIPT, published_on="2011-05-01"),
        row(Article, page_id=SECRET, title="secret title", body_text="secret text"),
        *(row(PageAuthor, page_id=number, author_id=FACULTY, position=1, role=role)
          for number, role in [(ARTICLE, "author"), (VIDEO, "author"), (VIDEO, "speaker"),
                               (SECRET, "author")]),
        *(row(PageCategory, page_id=number, category_id=EGFR)
          for number in (ARTICLE, VIDEO, SECRET)),
        row(PageTag, page_id=ARTICLE, tag_id=TAG),
        row(Related, page_id=ARTICLE, relation="next", position=1, target_id=VIDEO,
            target_url=f"{url}/2", title="The next one"),
        row(Related, page_id=ARTICLE, relation="previous", position=1, target_url=f"{url}/0",
            title="An earlier one"),
        *forums(),
        *posts(),
    ]  # fmt: skip


def forums() -> list[Record]:
    """Return forums, two of which contain each other, and 60 discussions in one."""
    made: list[Record] = [
        row(Forum, id=TOP, site="s", name="Cancers", position=1),
        row(Forum, id=FORUM, site="s", name="Chest", parent_id=TOP, description=SCRIPT, page_id=205,
            topic_count_shown=61, post_count_shown=500),
        row(Forum, id=LOOP, site="s", name="Hen", parent_id=LOOPED),
        row(Forum, id=LOOPED, site="s", name="Egg", parent_id=LOOP),
    ]  # fmt: skip
    for number in TOPICS:
        url = f"https://example.org/t/{number}"
        day = f"2010-{(number - PINNED) % 12 + 1:02}-{(number - PINNED) // 12 + 1:02}"
        pinned = number == PINNED
        made += [
            row(PageRow, id=number, site="s", url=url, kind="topic", title=f"T {number}",
                status="live", capture_id=1),
            row(Topic, page_id=number, title=f"T {number}", forum_id=FORUM, published_on=day,
                active_on="2011-01-01" if number == TOPICS[1] else day,
                comment_count=len(POSTS) if pinned else 0, is_sticky=pinned, is_closed=pinned,
                reply_count_shown=130 if pinned else None),
            row(PageAuthor, page_id=number, author_id=MEMBER, position=1, role="author"),
        ]  # fmt: skip
    return made


def posts() -> list[Record]:
    """Return the member's posts, a day each; the last shown one is not the last by day."""
    return [
        row(Comment, id=number, page_id=SECRET if number == POSTS[0] else PINNED, system="drupal",
            source_id=str(number), author_id=MEMBER, author_name="knitter", capture_id=1,
            body_text="secret post" if number < POSTS[2] else f"post {number} {SCRIPT}",
            deleted_at=SEEN if number == POSTS[1] else None,
            published_on=f"{2008 if number % 2 else 2010}-01-{(number - 5000) % 28 + 1:02}")
        for number in POSTS
    ]  # fmt: skip


def make_peopled(folder: Path) -> Path:
    """Write the archive into a folder; return its path."""
    path = make_archive(folder)
    archive = open_archive(path)
    with contextlib.closing(archive.conn):
        insert(archive, rows())
        index_all(archive)
        archive.conn.commit()
    return path


def plan(path: Path, query: str, values: Mapping[str, object] | Sequence[object]) -> str:
    """Return how SQLite would answer a query."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        return json.dumps([step[3] for step in db.execute(f"explain query plan {query}", values)])
