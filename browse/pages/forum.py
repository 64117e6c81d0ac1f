"""The page of a forum: what it is about, the forums in it, and its discussions."""

from __future__ import annotations

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from browse.chart import columns
from browse.frame import one, rendered, rows
from browse.paging import paging
from browse.shown import linkable
from browse.trail import FORUMS, above
from browse.years import UNKNOWN, Year, asked_year, bars_of

NOT_HELD = "The archive holds no forum of this number. /forums lists those that it holds."
FORUM = "select * from forums where id = ?"
BELOW = """
select forums.*, (select count(*) from topics where forum_id = forums.id) as held
from forums where parent_id = ? order by position is null, position, name
"""
YEARS = """
select substr(published_on, 1, 4) as year, count(*) as held from topics where forum_id = ?
group by 1
"""
_LAST = """
(select id from comments where comments.page_id = topics.page_id and deleted_at is null
  order by published_on desc, published_at desc, id desc limit 1)
"""
_TOLD = f"""
select topics.page_id, topics.title, active_on, published_on, published_at, comment_count,
  reply_count_shown, is_sticky, is_closed, pages.status, {_LAST} as last_id,
  (select json_object('id', authors.id, 'name', name) from page_authors
    join authors on authors.id = author_id where page_authors.page_id = topics.page_id
    order by page_authors.position limit 1) as author
from found cross join topics on topics.page_id = found.page_id
join pages on pages.id = topics.page_id
"""
_TOPICS = """
with found as materialized (select page_id from topics where {which})
"""
_SHOWN = f"""
select told.*, last.author_id as last_author, last.author_name as last_name,
  last.published_on as last_on, told.author ->> 'id' as author_id,
  told.author ->> 'name' as author_name
from ({_TOLD}) as told left join comments as last on last.id = last_id
"""
_ORDER = "order by told.{by} desc, told.page_id desc"
PINNED = (
    _TOPICS.format(which="forum_id = :id and is_sticky = 1 order by page_id desc limit 30")
    + f"{_SHOWN}{_ORDER.format(by='active_on')}"
)


def topics(year: Year) -> str:
    """Return the query of a page of discussions: last active first, those of a year last begun."""
    by = "published_on" if year.text else "active_on"
    order = f"order by {by} desc, page_id desc limit :size offset :skipped"
    which = f"forum_id = :id and {year.condition} {order}"
    return _TOPICS.format(which=which) + f"{_SHOWN}{_ORDER.format(by=by)}"


async def show(datasette: Datasette, request: Request) -> Response:
    """Show it; what is pinned stands above the first page of the list, and in the list too."""
    forum = await one(datasette, FORUM, [int(request.url_vars["forum"])], NOT_HELD)
    year = asked_year(request)
    told = {row["year"]: row["held"] for row in await rows(datasette, YEARS, [forum["id"]])}
    wanted = None if year.text == UNKNOWN else year.text
    total = told.get(wanted, 0) if year.text else sum(told.values())
    at = paging(request, total, kept={"year": year.text})
    values = {"id": forum["id"], "size": at.size, "skipped": at.skipped, **year.values}
    first = at.page == 1 and not year.text
    return await rendered(
        datasette,
        request,
        "forum.html",
        forum=forum,
        live=linkable(forum["url"]),
        above=await above(datasette, FORUMS, forum["id"]),
        below=await rows(datasette, BELOW, [forum["id"]]),
        pinned=await rows(datasette, PINNED, {"id": forum["id"]}) if first else [],
        topics=await rows(datasette, topics(year), values),
        held=sum(told.values()),
        chart=columns(bars_of(told), "Discussions begun a year", "discussions"),
        year=year.text,
        at=at,
    )
