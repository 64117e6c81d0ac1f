"""From the addresses that are known to rows in the data, kind by kind, with each drop told."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipelines.store.leases import HELD
from share.ledger.seen import Seen, Sight
from share.ledger.states import Sorts

FETCHED, READ, PAGES = "fetched", "read", "pages"
NOT_TOLD = "not told"
NOT_THERE = {401: "may not be seen", 403: "may not be seen", 404: "not found", 410: "not found"}

_DONE = """
select q.url, coalesce(p.kind, q.kind), p.id from queue q
left join addresses a on a.url = q.url left join pages p on p.id = a.page_id where q.state = 'done'
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The addresses of one kind: how many come how far, and why the others do not.

    `drops` has for each step the reasons with their numbers, so that known - drops = fetched,
    fetched - drops = read, read - drops = pages.
    """

    kind: str
    known: int
    fetched: int
    read: int
    pages: int
    drops: Mapping[str, Mapping[str, int]]

    @property
    def adds_up(self) -> bool:
        """Whether every drop is told."""
        steps = (self.known, self.fetched, self.read, self.pages)
        lost = [sum(self.drops.get(step, {}).values()) for step in (FETCHED, READ, PAGES)]
        return all(a - n == b for a, b, n in zip(steps, steps[1:], lost, strict=False))


@dataclass(slots=True)
class _Count:
    """The numbers of one kind while they are counted."""

    known: int = 0
    fetched: int = 0
    read: int = 0
    pages: set[int] = field(default_factory=set)
    drops: dict[str, Counter[str]] = field(default_factory=dict)

    def drop(self, step: str, reason: str, count: int = 1) -> None:
        """Note that addresses do not come to a step."""
        self.drops.setdefault(step, Counter())[reason] += count


def flow(db: sqlite3.Connection, sight: Sight, counted: Sorts) -> tuple[Flow, ...]:
    """Count how far the addresses of each kind come.

    The kind is that of the page that an address leads to, else what links tell of it.
    """
    kinds: dict[str, _Count] = {}
    for state, reason, told, count in counted:
        if state != "done":
            kind = kinds.setdefault(told or NOT_TOLD, _Count())
            kind.known += count
            kind.drop(FETCHED, _not_fetched(state, reason), count)
    for url, told, page in db.execute(_DONE):
        kind = kinds.setdefault(told or NOT_TOLD, _Count())
        kind.known += 1
        kind.fetched += 1
        _follow(kind, sight.answers.get(url), page)
    return tuple(
        Flow(
            kind=name,
            known=kind.known,
            fetched=kind.fetched,
            read=kind.read,
            pages=len(kind.pages),
            drops={step: dict(told) for step, told in kind.drops.items()},
        )
        for name, kind in sorted(kinds.items(), key=lambda one: (one[0] == NOT_TOLD, one[0]))
    )


def _follow(kind: _Count, seen: Seen | None, page: int | None) -> None:
    """Count how far an address comes that was answered."""
    why = _not_read(seen, page)
    if why or page is None:
        kind.drop(READ, why)
        return
    kind.read += 1
    if page in kind.pages:
        kind.drop(PAGES, "a further address of the same page")
    kind.pages.add(page)


def _not_fetched(state: str, reason: str | None) -> str:
    if state in ("pending", "leased"):
        return "not asked for yet" if state == "pending" else "on its way"
    if reason == HELD:
        return HELD
    return f"{state}: {reason}"


def _not_read(seen: Seen | None, page: int | None) -> str:
    """Return why an answered address gave no page that a reader read, "" where it did."""
    if seen is None:
        return "its capture is not held"
    if seen.reader:
        return "" if page is not None else "its page is not held"
    if seen.redirects or 300 <= seen.status < 400:
        return "leads to another address"
    if seen.status in NOT_THERE:
        return NOT_THERE[seen.status]
    if not seen.is_page:
        return "a file for programs"
    return "answered, and not read" if seen.status == 200 else f"answered {seen.status}"
