"""What lists and feeds say anew of pages that are held: those are assembled again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from pipelines.records.finding import ELSEWHERE, PAGE

_NEWS_OF_PAGES = """
insert or ignore into to_assemble select a.page_id from findings f
join addresses a on a.url = f.address join captures c on c.id = f.capture_id
where f.subject = :elsewhere and f.capture_id in (select value from json_each(:fresh))
  and exists (select 1 from json_each(f.found) said where not (
    said.key in ('published', 'source_id') and exists (select 1 from findings o
      join captures held on held.id = o.capture_id
      where o.address = f.address and o.subject in (:elsewhere, :page)
        and o.capture_id not in (select value from json_each(:fresh))
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
