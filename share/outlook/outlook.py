"""How many requests and bytes a crawl still costs, by kind, and what that rests on."""

from __future__ import annotations

import json
import math
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pipelines.keep.folder import WarcFolder
from pipelines.read.selectors.names import DOCUMENTS
from pipelines.read.sites.site import Site
from share.outlook.known import OTHER, Known
from share.outlook.refresh import is_complete, refresh_requests, unconditional
from share.outlook.told import (
    LISTS,
    TERMS,
    Shown,
    documents_listed,
    feeds_a_list,
    further_parts,
    rows_a_page,
    shown,
    topics_counted,
    unseen_terms,
)

_BYTES = """
select coalesce(p.kind, ?), count(*), avg(c.warc_length) from captures c
left join pages p on p.id = c.page_id where c.status = 200 group by 1
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ahead:
    """What is ahead of one kind of page.

    `known` addresses wait, `told` more are expected by what the site tells, `untold` of the known
    ones have a kind that is only guessed; `page_bytes` is what one of them weighs on its way here.
    """

    kind: str
    held: int
    known: int
    told: int
    untold: int
    page_bytes: int

    @property
    def requests(self) -> int:
        """Requests that they cost."""
        return self.known + self.told


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """What is ahead by kind, and in words what that rests on.

    `whole`: the site lists itself, so that hardly anything is unknown. `refresh`: all is held, and
    what is ahead is looking for news.
    """

    ahead: tuple[Ahead, ...]
    basis: tuple[str, ...]
    whole: bool
    refresh: bool = False

    def requests(self, kinds: Collection[str] | None = None) -> int:
        """Return the requests still to come; `kinds` leaves out what is known to be another."""
        return sum(self._wanted(one, kinds) for one in self.ahead)

    def received(self, kinds: Collection[str] | None = None) -> int:
        """Return the bytes still to come."""
        return sum(self._wanted(one, kinds) * one.page_bytes for one in self.ahead)

    @staticmethod
    def _wanted(one: Ahead, kinds: Collection[str] | None) -> int:
        return one.requests if kinds is None or one.kind in kinds else one.untold


def outlook(db: sqlite3.Connection, keep: WarcFolder, site: Site, recheck: float) -> Outlook:
    """Return what is ahead of a crawl, by what is held of the site so far.

    `recheck` is the share of all addresses that a refresh looks at in turn.
    """
    return _refresh(db, recheck) if is_complete(db) else _first(db, keep, site)


def _refresh(db: sqlite3.Connection, recheck: float) -> Outlook:
    weights, whole = _weights(db), unconditional(db)
    wanted = refresh_requests(db, recheck)
    basis = (
        f"{wanted['sitemap']:,} sitemaps, {wanted['lists']:,} lists, forums and feeds",
        f"a share of {recheck:.0%} of all addresses looked at in turn",
        "what has changed since is not known before, and comes on top",
    )
    ahead = tuple(
        Ahead(
            kind=kind,
            held=0,
            known=count,
            told=0,
            untold=count,
            page_bytes=round(weights.get(OTHER, 0) * whole),
        )
        for kind, count in wanted.items()
    )
    return Outlook(ahead=ahead, basis=basis, whole=False, refresh=True)


def _first(db: sqlite3.Connection, keep: WarcFolder, site: Site) -> Outlook:
    known = Known(db)
    lists = shown(db, keep, site, LISTS)
    told = _told(db, known, lists, unseen_terms(shown(db, keep, site, DOCUMENTS)))
    weights = _weights(db)
    kinds = dict.fromkeys([*known.waiting, *(+told), *known.answered])
    ahead = [
        Ahead(
            kind=kind,
            held=known.answered[kind],
            known=known.waiting[kind],
            told=told[kind],
            untold=known.untold[kind],
            page_bytes=weights.get(kind, weights.get(OTHER, 0)),
        )
        for kind in kinds
    ]
    whole = known.answered["sitemap"] > 0 and not known.waiting["sitemap"]
    return Outlook(
        ahead=tuple(sorted(ahead, key=lambda one: (-one.requests, one.kind))),
        basis=tuple(_basis(db, known, told)),
        whole=whole,
    )


def _told(
    db: sqlite3.Connection, known: Known, lists: list[Shown], terms: Counter[str]
) -> Counter[str]:
    told = known.missing_parts()
    for kind, count in documents_listed(lists, known).items():
        told[kind] += max(0, count - known[kind])
    topics = max(0, topics_counted(db) - known["topic"])
    told["topic"] += topics + math.ceil((topics + known.waiting["topic"]) * further_parts(db))
    if rows := rows_a_page(lists):
        told["forum"] += topics // rows
    for term in TERMS:
        told[term] += max(0, terms[term] - known[term])
    for kind in ("category", "tag", "author"):
        told[kind] += math.ceil((known.waiting[kind] + told[kind]) * _further(kind, lists, known))
    new = sum(known.waiting[kind] + told[kind] for kind in LISTS) - known.missing_parts().total()
    told["feed"] += max(0, round(new * feeds_a_list(lists)) - known.waiting["feed"])
    return told


def _further(kind: str, lists: list[Shown], known: Known) -> float:
    """Return how many parts the held lists of a kind have after their first, on average."""
    parts = [known.count_of(page.url) - 1 for page in lists if page.kind == kind]
    return sum(parts) / len(parts) if parts else 0.0


def _weights(db: sqlite3.Connection) -> dict[str, int]:
    """Return the bytes of a page of each kind on the wire: WARC members, scaled to what came in."""
    rows = db.execute(_BYTES, [OTHER]).fetchall()
    stored = sum(count * size for _, count, size in rows)
    said = [json.loads(one) for (one,) in db.execute("select counts from crawls") if one]
    received = sum(one.get("bytes", 0) for one in said if one)
    scale = received / stored if received and stored else 1.0
    mean = stored / max(1, sum(count for _, count, _ in rows))
    return {OTHER: round(mean * scale)} | {kind: round(size * scale) for kind, _, size in rows}


def _basis(db: sqlite3.Connection, known: Known, told: Counter[str]) -> Iterator[str]:
    if maps := known.answered["sitemap"]:
        left = known.waiting["sitemap"]
        yield f"{maps:,} sitemap{'s' * (maps > 1)} read" + (f", {left:,} not yet" if left else "")
    else:
        yield "no sitemap"
    if parts := known.missing_parts().total():
        yield f"{parts:,} further parts that pagers tell of"
    if topics := topics_counted(db):
        yield f"{topics:,} topics by the forums' own counts"
    yield f"{known.waiting.total():,} addresses known and not asked for"
    if beyond := told.total() - known.missing_parts().total():
        yield f"{beyond:,} more by rows of lists, terms and counts"
