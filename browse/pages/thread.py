"""A discussion under a page: its posts as displayed, a page of root posts at a time."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from datasette.app import Datasette

from browse.frame import rows
from browse.shown import linkable, shown

ROOTS = 50
"""Posts that answer no other, a page."""
MOST = 1000
"""Posts a page at most; what answers them beyond that is told of."""
DEEPEST = 6
"""Steps that a post is indented at most: a phone shows no more."""

COUNT = "select count(*) as held from comments where page_id = ? and parent_id is null"
ROOTS_OF = f"""
select id from comments where page_id = :page and parent_id is null
order by position is null, position, published_at, id limit {ROOTS} offset :offset
"""
BELOW = f"""
with recursive under (id, depth) as (
  select value, 0 from json_each(:roots)
  union all
  select comments.id, under.depth + 1 from under join comments on comments.parent_id = under.id
  where under.depth < 100
)
select comments.id, under.depth, position, parent_id, author_id, author_name, role_shown,
  published_on, published_at, published_from, changed_at, subject, body_html, body_text, url,
  first_seen_at, last_seen_at, deleted_at, capture_id, page_id
from under join comments on comments.id = under.id
order by position is null, position, published_at, comments.id limit {MOST}
"""
EDITED = """
select comment_id, count(*) as edits, max(seen_at) as seen_at from revisions
where comment_id in (select value from json_each(?)) and change = 'edited' group by 1
"""


class Thread(NamedTuple):
    """A page of a discussion: posts in order, this page's number, how many pages there are."""

    posts: list[dict[str, Any]]
    page: int
    pages: int


async def thread(datasette: Datasette, page_id: int, base: str, page: int) -> Thread:
    """Return the posts of one page (counted from 1) of a discussion; `base` is its address.

    A post comes after the one it answers: as displayed where the place is known, else by time.
    """
    (counted,) = await rows(datasette, COUNT, [page_id])
    pages = max(1, -(-counted["held"] // ROOTS))
    page = min(page, pages)
    at = {"page": page_id, "offset": (page - 1) * ROOTS}
    roots = json.dumps([row["id"] for row in await rows(datasette, ROOTS_OF, at)])
    posts = await rows(datasette, BELOW, {"roots": roots})
    edited = await rows(datasette, EDITED, [json.dumps([post["id"] for post in posts])])
    edits = {row["comment_id"]: row for row in edited}
    for post in posts:
        post["html"] = shown(post["body_html"], base)
        post["indent"] = min(post["depth"], DEEPEST)
        post["edited"] = edits.get(post["id"])
        post["link"] = linkable(post["url"])
    return Thread(posts, page, pages)


BEFORE = """
with recursive above (id, parent_id) as (
  select id, parent_id from comments where id = :comment
  union
  select comments.id, comments.parent_id from above join comments on comments.id = above.parent_id
)
select root.page_id as page_id, (
  select count(*) from comments as other
  where other.page_id = root.page_id and other.parent_id is null
    and (other.position is null, other.position, other.published_at, other.id)
      < (root.position is null, root.position, root.published_at, root.id)) as before
from comments as root where root.id = (select id from above where parent_id is null)
"""
"""The page of a post, and how many root posts stand before its own."""
