"""The page for reading an article, a video or a discussion."""

from __future__ import annotations

from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from browse.cite import Citation, citation
from browse.frame import number, one, rendered, rows
from browse.leads import leads
from browse.pages.thread import thread
from browse.shown import linkable, shown
from browse.trail import CATEGORIES as CATEGORY_WAYS
from browse.trail import FORUMS, trails

NOT_HELD = "The archive holds no article, video or discussion of this number."
TABLES = {"article": "articles", "video": "videos", "topic": "topics"}
PAGE = """
select * from pages where id = ? and kind in ('article', 'video', 'topic') and status <> 'withheld'
"""
AUTHORS = """
select authors.*, role from page_authors join authors on authors.id = author_id
where page_id = ? order by page_authors.position
"""
CATEGORIES = """
select id, name from page_categories join categories on id = category_id where page_id = ?
order by name
"""
TAGS = "select id, name from page_tags join tags on id = tag_id where page_id = ? order by name"
POINTERS = """
select related.*, pages.title as held_title
from related left join pages on pages.id = target_id and pages.status <> 'withheld'
where related.page_id = ? order by relation, position
"""
MEDIA = """
select kind, url, text from media where page_id = ? and comment_id is null order by position
"""
SHOWN_BY = "select id, captured_at from captures where id = ?"
CAPTURES = """
select count(*) as count, min(captured_at) as first, max(captured_at) as last
from captures where page_id = ?
"""
EDITS = """
select count(*) as edits, max(seen_at) as seen_at from revisions
where page_id = ? and comment_id is null and change = 'edited'
"""


async def show(datasette: Datasette, request: Request) -> Response:
    """Show it: text, who and when with the evidence, what belongs to it, its discussion."""
    page = await one(datasette, PAGE, [int(request.url_vars["page"])], NOT_HELD)
    own = f"select * from {TABLES[page['kind']]} where page_id = ?"
    told = await one(datasette, own, [page["id"]], NOT_HELD)
    posts = await thread(datasette, page["id"], page["url"], number(request, "page"))
    led = await leads(datasette, page["id"], [post["id"] for post in posts.posts])
    for post in posts.posts:
        post["html"] = led(post["html"])
    around = await _around(datasette, page["id"], told)
    return await rendered(
        datasette,
        request,
        "read.html",
        page=page,
        told=told,
        table=TABLES[page["kind"]],
        body=led(shown(told["body_html"], page["url"])),
        live=linkable(page["url"]),
        thread=posts,
        cite=await _citation(datasette, page, told, around["authors"]),
        **around,
    )


async def _citation(
    datasette: Datasette, page: dict[str, Any], told: dict[str, Any], authors: list[dict[str, Any]]
) -> Citation | None:
    """Return how to cite the page; None where the capture it was read from is not held."""
    shown_by = await rows(datasette, SHOWN_BY, [told["capture_id"] or page["capture_id"]])
    names = [author["name"] for author in authors] or [told["byline"]]
    return citation(page, told, [n for n in names if n], shown_by[0]) if shown_by else None


async def _around(datasette: Datasette, page_id: int, told: dict[str, Any]) -> dict[str, Any]:
    """Return what belongs to a page: people, terms, pointers, media, where it comes from."""
    pointers = await rows(datasette, POINTERS, [page_id])
    media = await rows(datasette, MEDIA, [page_id])
    categories = await rows(datasette, CATEGORIES, [page_id])
    forum = told.get("forum_id")
    return {
        "authors": await rows(datasette, AUTHORS, [page_id]),
        "categories": await trails(datasette, CATEGORY_WAYS, [row["id"] for row in categories]),
        "tags": await rows(datasette, TAGS, [page_id]),
        "related": [row for row in pointers if row["relation"] == "related"],
        "beside": [row for row in pointers if row["relation"] != "related"],
        "media": [row for row in media if linkable(row["url"])],
        "forum": (await trails(datasette, FORUMS, [forum]))[forum] if forum else [],
        "captures": (await rows(datasette, CAPTURES, [page_id]))[0],
        "edited": (await rows(datasette, EDITS, [page_id]))[0],
        "video": linkable(told.get("video_url")),
    }
