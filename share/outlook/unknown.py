"""How many requests lead to what no link names yet: by counts, pagers, rows, dates and terms."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter

from share.outlook.dated import list_of, oldest, stretches
from share.outlook.known import Known
from share.outlook.terms import Terms
from share.outlook.told import (
    Shown,
    documents_a_page,
    documents_listed,
    feeds,
    further_parts,
    rows_a_page,
    topics_counted,
)

DOCUMENTS = ("article", "video")
"""What terms are given to, and lists show by date."""


def not_known_yet(
    db: sqlite3.Connection, known: Known, lists: list[Shown], named: dict[str, Terms]
) -> tuple[Counter[str], int]:
    """Return the requests by kind that are not known yet, and how many of them are guessed."""
    told = known.missing_parts()
    for kind, count in documents_listed(lists, known).items():
        told[kind] += max(0, count - known[kind])
    rows = documents_a_page(lists)
    dated = _by_dates(db, known, told, rows)
    told, guessed = told + dated, dated.total()
    topics = max(0, topics_counted(db) - known["topic"])
    told["topic"] += topics + math.ceil((topics + known.waiting["topic"]) * further_parts(db))
    if topics_a_page := rows_a_page(lists):
        told["forum"] += topics // topics_a_page
    documents = sum(known[kind] + told[kind] for kind in DOCUMENTS)
    for kind, terms_of in named.items():
        parts = sum(known.count_of(url) - 1 for url in terms_of.named)
        more = terms_of.unseen + max(0, terms_of.further(documents, rows) - parts)
        told[kind] += more
        guessed += more
    more = max(0, feeds(lists, named) - known["feed"])
    told["feed"] += more
    return told, guessed + more


def _by_dates(db: sqlite3.Connection, known: Known, told: Counter[str], rows: int) -> Counter[str]:
    """Return what lists that only lead on to older rows have, where nothing tells how many."""
    found: Counter[str] = Counter()
    since = oldest(db)
    if known["sitemap"] or since is None:
        return found
    counted = 0
    for one in stretches(db):
        url = list_of(one.url)
        if known.count_of(url) > 1:
            count = one.count(since)
            counted += count
            found["listing"] += max(
                0, math.ceil(count / (rows or len(one.days))) - known.count_of(url)
            )
    documents = sum(known[kind] + told[kind] for kind in DOCUMENTS)
    found["article"] = max(0, counted - documents)
    return found
