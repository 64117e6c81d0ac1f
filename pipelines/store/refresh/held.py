"""What is held of a page that may have changed: its parts, and when each was last answered."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from pipelines.store.refresh.numbers import page_of

_ROW = "select url, state, answered_at from queue where url = ?"
_PAGE = "select p.id, p.url from addresses a join pages p on p.id = a.page_id where a.url = ?"
_COMMENTS = "select count(*) from comments where page_id = ? and deleted_at is null"
_PARTS = """
select f.address, json_extract(f.found, '$.discussion[1][0]') as part
from captures c join findings f on f.capture_id = c.said_in and f.subject = 'page'
where c.repeats is null and c.page_id = ? and part is not null order by c.captured_at, c.record_id
"""


class Asked(NamedTuple):
    """An address that has been asked for, and when it was last answered."""

    url: str
    state: str
    answered_at: str

    def is_due(self, since: str) -> bool:
        """Whether it may be asked for again: its last answer is older than that."""
        return self.state == "done" and self.answered_at < since


class Pages:
    """Looks up pages by any of their addresses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def asked(self, url: str) -> Asked | None:
        """Return an address of the queue that has an answer."""
        row = self._database.execute(_ROW, [url]).fetchone()
        return Asked(*row) if row and row[2] else None

    def id(self, url: str) -> int | None:
        """Return the page that an address leads to."""
        row = self._database.execute(_PAGE, [url]).fetchone()
        return int(row[0]) if row else None

    def comments(self, url: str) -> int:
        """Return how many comments are held of the page that an address leads to."""
        return int(self._database.execute(_COMMENTS, [self.id(url)]).fetchone()[0])

    def own(self, url: str) -> Asked | None:
        """Return the page's own address, of any that leads to it; the address itself else."""
        row = self._database.execute(_PAGE, [url]).fetchone()
        return (self.asked(row[1]) if row else None) or self.asked(url)

    def parts(self, url: str) -> list[Asked]:
        """Return the parts of the discussion on a page, the first one first; at least itself."""
        own = self.own(url)
        page = self.id(url)
        if own is None or page is None:
            return [own] if own else []
        base = page_of(own.url).base
        found = {
            part: address
            for address, part in self._database.execute(_PARTS, [page])
            if page_of(address).base == base
        }
        rows = [self.asked(address) for _, address in sorted(found.items())]
        return [row for row in rows if row and row.state == "done"] or [own]
