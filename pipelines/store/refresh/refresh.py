"""What a crawl asks for again once nothing else waits (DESIGN §6, refresh).

Each step looks at what is held now, so that a crawl that was killed goes on where it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from sqlite_utils import Database

from pipelines.read.sites.site import Site
from pipelines.read.start_pages import start_pages
from pipelines.store.refresh.changed import Changes
from pipelines.store.refresh.further import Further
from pipelines.store.refresh.kinds import json_of, of_kinds
from pipelines.store.refresh.passes import Pass, current_pass
from pipelines.store.refresh.reasons import NEXT, PARTS, RECHECK
from pipelines.store.refresh.recheck import rolling
from pipelines.store.refresh.shows import given_up, showing

AT_ONCE = 500
"""Addresses that one decision names at most."""

Due = list[tuple[str, list[str]]]
"""Reasons, and the addresses to ask for again for each."""

_WANTED = """
select q.url, q.answered_at from json_each(:urls) chosen join queue q on q.url = chosen.value
where {of_kinds}
"""


class Refresh:
    """Decides what to ask for again, in one crawl."""

    def __init__(self, database: Database, site: Site, share: float) -> None:
        self._database = database
        self._starts = json.dumps(start_pages(site))
        self._share = share
        self._asked: set[tuple[str, str | None]] = set()

    def due(self, now: datetime, kinds: frozenset[str] | None = None) -> Due:
        """Return what to ask for again next, nothing where the archive is up to date.

        `kinds` leaves out addresses known to be of another kind. Call it when nothing waits any
        more, and again when what it returned has been answered.
        """
        passing = current_pass(self._database, now, self._share)
        for step in self._steps(passing, kinds) if passing else ():
            due = [(reason, self._choose(urls, kinds)) for reason, urls in step]
            due = [(reason, urls) for reason, urls in due if urls]
            if due:
                return due
        return []

    def _steps(self, now: Pass, kinds: frozenset[str] | None) -> Iterator[Due]:
        yield [*given_up(self._database, now), *showing(self._database, now, self._starts)]
        yield list(Changes(self._database, now).found())
        further = Further(self._database, now)
        yield [(NEXT, list(further.next_of_lists()))]
        yield [(PARTS, list(further.parts()))]
        yield [(RECHECK, rolling(self._database, now, kinds, AT_ONCE))]

    def _choose(self, urls: list[str], kinds: frozenset[str] | None) -> list[str]:
        """Return what may be asked for; what a decision of this crawl left as it was, not again."""
        query = _WANTED.format(of_kinds=of_kinds(kinds))
        told = {"urls": json.dumps(list(dict.fromkeys(urls))), "kinds": json_of(kinds)}
        rows = self._database.execute(query, told).fetchall()
        fresh = [row for row in rows if row not in self._asked][:AT_ONCE]
        self._asked.update(fresh)
        return [url for url, _ in fresh]
