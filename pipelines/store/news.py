"""What is new of pages that are held, from lists or of what they name: they are assembled again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from pipelines.records.finding import ELSEWHERE, PAGE

_NEWS_OF_PAGES = """
insert or ignore into to_assemble select a.page_id from captures c
join findings f on f.capture_id = c.said_in join addresses a on a.url = f.address
where f.subject = :elsewhere and c.id in (select value from json_each(:fresh))
  and c.repeats is null
  and exists (select 1 from json_each(f.found) said where not (
    said.key in ('published', 'source_id') and exists (select 1 from findings o
      join captures held on held.said_in = o.capture_id and held.repeats is null
      where o.address = f.address and o.subject in (:elsewhere, :page)
        and held.id not in (select value from json_each(:fresh))
        and held.captured_at || held.record_id < c.captured_at || c.record_id
        and json_extract(o.found, '$.' || said.key || iif(said.key = 'source_id', '[1]', ''))
          = json_extract(f.found, '$.' || said.key || iif(said.key = 'source_id', '[1]', '')))))
"""


def mark_spoken_of(database: Database, capture_ids: Iterable[int]) -> None:
    """Mark the held pages of which lists and feeds among these captures say something new.

    A date or number that cannot change, said by an earlier capture with the same evidence, is
    nothing new: each list names ten pages, and most say what the last one said.
    """
    fresh = json.dumps(list(capture_ids))
    database.execute(_NEWS_OF_PAGES, {"elsewhere": ELSEWHERE, "page": PAGE, "fresh": fresh})


_REFERRERS = (
    "select page_id from topics where forum_id in (select id from forums where url = ?)",
    "select page_id from page_categories join categories on id = category_id where url = ?",
    "select page_id from page_tags join tags on id = tag_id where url = ?",
    "select page_id from page_authors join authors on id = author_id where url = ?",
    "select c.page_id from comments c join authors a on a.id = c.author_id where a.url = ?",
    *(
        "select c.page_id from captures c join findings f on f.capture_id = c.said_in"
        f" where c.page_id is not null and f.subject = '{kind}' and f.address in"
        f" (select child.url from {table} child join {table} above on above.id = child.parent_id"
        " where above.url = ?)"
        for kind, table in (("forum", "forums"), ("category", "categories"))
    ),
)
"""Pages whose rows have ids made from an address that now leads elsewhere."""


def mark_referrers(database: Database, urls: Sequence[str]) -> None:
    """Mark the pages whose rows have ids made from one of these addresses."""
    for query in _REFERRERS:
        database.conn.executemany(
            f"insert or ignore into to_assemble {query}", [(url,) for url in urls]
        )


def unresolved(database: Database) -> list[str]:
    """Return the addresses of captures that have no page yet."""
    return [
        address
        for (address,) in database.execute(
            "select distinct f.address from captures c join findings f"
            " on f.capture_id = c.said_in and f.subject = ? where c.page_id is null",
            [PAGE],
        )
    ]
