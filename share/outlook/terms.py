"""The terms and authors of a site: how many there are, and how many pages their lists have."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass

from pipelines.read.addresses import verdict

FIELDS = {"category": "categories", "tag": "tags", "author": "authors"}
_LOOKED_AT = 500
"""Documents whose terms are counted."""
_NAMED = """
select found ->> '$.kind[1]', {} from findings
where subject = 'page' and found ->> '$.kind[1]' in ('article', 'video') limit ?
"""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one kind that documents name, with how many documents name each."""

    documents: int
    named: Counter[str]

    @property
    def unseen(self) -> int:
        """How many terms no document that is held names.

        Chao's lower bound: of what many name hardly anything is unseen, of what only one names
        much (Chao 1984, bias-corrected); of a handful of documents it tells too much, so no more
        than are seen.
        """
        counts = list(self.named.values())
        once, twice = counts.count(1), counts.count(2)
        return min(len(counts), once * (once - 1) // (2 * (twice + 1)))

    @property
    def all(self) -> int:
        """How many terms there are."""
        return len(self.named) + self.unseen

    def further(self, documents: int, rows: int) -> int:
        """Return how many further parts their lists have, where so many documents are listed.

        A list's last part is half full on average, so that each list has half a part more than its
        rows fill, and less than one part none.
        """
        if not self.documents or not rows:
            return 0
        listed = documents * self.named.total() / self.documents
        return max(0, round(listed / rows - self.all / 2))


def terms(db: sqlite3.Connection) -> dict[str, Terms]:
    """Return the terms of each kind whose lists may be fetched, by what held documents name."""
    columns = ", ".join(f"found ->> '$.{field}[1]'" for field in FIELDS.values())
    rows = db.execute(_NAMED.format(columns), [_LOOKED_AT]).fetchall()
    found = {}
    for place, kind in enumerate(FIELDS, start=1):
        named = Counter(url for row in rows for url in _addresses(row[place]))
        found[kind] = Terms(len(rows), named)
    return found


def _addresses(listed: str | None) -> set[str]:
    urls = {one[1] for one in json.loads(listed or "[]") or () if len(one) > 1 and one[1]}
    return {url for url in urls if verdict(url).fetch}
