"""How many requests and bytes a crawl still costs, by kind, and what that rests on."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from pipelines.keep.folder import WarcFolder
from pipelines.read.sites.site import Site
from share.outlook.known import OTHER, Known
from share.outlook.refresh import asked_again, is_complete, refresh_requests, unconditional
from share.outlook.terms import terms
from share.outlook.told import LISTS, shown, topics_counted
from share.outlook.unknown import not_known_yet
from share.outlook.weights import weight_of, weights_of


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
    what is ahead is looking for news. `guessed` are those of the requests that rest on how often
    something is published and named, not on what the site counts.
    """

    ahead: tuple[Ahead, ...]
    basis: tuple[str, ...]
    whole: bool
    refresh: bool = False
    guessed: int = 0

    def requests(self, kinds: Collection[str] | None = None) -> int:
        """Return the requests still to come; `kinds` leaves out what is known to be another."""
        return sum(self._wanted(one, kinds) for one in self.ahead)

    def received(self, kinds: Collection[str] | None = None) -> int:
        """Return the bytes still to come."""
        return sum(self._wanted(one, kinds) * one.page_bytes for one in self.ahead)

    @staticmethod
    def _wanted(one: Ahead, kinds: Collection[str] | None) -> int:
        return one.requests if kinds is None or one.kind in kinds else one.untold


def outlook(
    db: sqlite3.Connection,
    keep: WarcFolder,
    site: Site,
    recheck: float,
    *,
    full: bool = False,
) -> Outlook:
    """Return what is ahead of a crawl, by what is held of the site so far.

    `recheck` is the share of all addresses that a refresh looks at in turn; `full` asks for all
    that was answered once more.
    """
    if full:
        return _full(db, keep, site)
    return _refresh(db, keep, recheck) if is_complete(db) else _first(db, keep, site)


def _refresh(db: sqlite3.Connection, keep: WarcFolder, recheck: float) -> Outlook:
    weights, whole = weights_of(db, keep), unconditional(db)
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


def _full(db: sqlite3.Connection, keep: WarcFolder, site: Site) -> Outlook:
    """Return a crawl that asks for everything again: what may come as a 304 weighs nothing."""
    first = _first(db, keep, site)
    before = {one.kind: one for one in first.ahead}
    weights, ahead = weights_of(db, keep), []
    for kind, count, whole in asked_again(db):
        one = before.pop(kind, Ahead(kind=kind, held=0, known=0, told=0, untold=0, page_bytes=0))
        weight = one.requests * one.page_bytes + whole * weight_of(weights, kind)
        each = round(weight / max(1, one.requests + count))
        known, untold = one.known + count, one.untold
        ahead.append(replace(one, known=known, untold=untold, page_bytes=each))
    again = sum(one.requests for one in ahead) - first.requests()
    basis = (f"{again:,} addresses asked for again, with their ETag or date where they have one",)
    return replace(
        first,
        ahead=_sorted([*ahead, *before.values()]),
        basis=(*basis, *(first.basis if first.requests() else ())),
        whole=first.whole or not first.requests(),
    )


def _first(db: sqlite3.Connection, keep: WarcFolder, site: Site) -> Outlook:
    known = Known(db)
    told, guessed = not_known_yet(db, known, shown(db, keep, site, LISTS), terms(db))
    if is_complete(db):
        told, guessed = Counter(), 0
    weights = weights_of(db, keep)
    kinds = dict.fromkeys([*known.waiting, *(+told), *known.answered])
    ahead = [
        Ahead(
            kind=kind,
            held=known.answered[kind],
            known=known.waiting[kind],
            told=told[kind],
            untold=known.untold[kind],
            page_bytes=weight_of(weights, kind),
        )
        for kind in kinds
    ]
    return Outlook(
        ahead=_sorted(ahead),
        basis=tuple(_basis(db, known, told, guessed)),
        whole=known.answered["sitemap"] > 0 and not known.waiting["sitemap"],
        guessed=guessed,
    )


def _sorted(ahead: list[Ahead]) -> tuple[Ahead, ...]:
    return tuple(sorted(ahead, key=lambda one: (-one.requests, one.kind)))


def _basis(db: sqlite3.Connection, known: Known, told: Counter[str], guessed: int) -> Iterator[str]:
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
    if beyond := told.total() - known.missing_parts().total() - guessed:
        yield f"{beyond:,} more by rows of lists and counts"
    if guessed:
        yield f"{guessed:,} more by how often something is published and named"
