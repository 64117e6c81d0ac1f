"""Whether a site let us see no page of its own: then a crawl has an end, and is not done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pipelines.read.start_pages import start_pages
from pipelines.store.contact import contact_page

if TYPE_CHECKING:
    from pipelines.run import Archive

SHUT_OUT = (
    "The site shows no page of its own ({why} in its place), so the crawl ends. Nothing is lost; "
    "write to the webmaster and ask to be let in{where}, then run the same command again."
)
_HELD = "select exists (select 1 from pages where status = 'live')"
_WHY = """
select blocked from queue where state = 'blocked' group by 1 order by count(*) desc, 1 limit 1
"""
_START_BLOCKED = """
select exists (select 1 from queue where state = 'blocked'
  and url in (select value from json_each(?)))
"""
_CAME = """
select exists (select 1 from captures c join findings f on f.capture_id = c.said_in
  where f.subject = 'page' and c.crawl_id = (
    select id from crawls where settings is not null order by started_at desc limit 1))
"""


def holds_a_page(archive: Archive) -> bool:
    """Whether any page is held that can be seen on the site."""
    return _is(archive, _HELD)


def shut_out(archive: Archive) -> str | None:
    """Return a sentence where something stands in the place of all the site's pages, else None.

    That is so where no page is held, or where a start page is blocked and the last crawl brought no
    page. It is asked at the end of a crawl: five blocked in a row end one before that, but a site
    of which nothing is seen has hardly so many addresses.
    """
    why = archive.store.database.execute(_WHY).fetchone()
    if why is None or (holds_a_page(archive) and not _is_shut_since(archive)):
        return None
    page = contact_page(archive.store.database)
    return SHUT_OUT.format(why=why[0], where=f" ({page})" if page else "")


def _is_shut_since(archive: Archive) -> bool:
    starts = json.dumps(start_pages(archive.site))
    return _is(archive, _START_BLOCKED, starts) and not _is(archive, _CAME)


def _is(archive: Archive, query: str, *told: str) -> bool:
    return bool(archive.store.database.execute(query, told).fetchone()[0])
