"""The states of all addresses: how many are in which, why, and whether the archive bears it out."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from pipelines.store.leases import HELD
from pipelines.store.sorts import Example, of_reason
from share.ledger.gap import Check, Gap, check
from share.ledger.seen import Sight

STATES = ("done", "pending", "leased", "skipped", "blocked", "failed")
_NEEDS_REASON = ("skipped", "blocked", "failed")
WAITING = ("pending", "leased")
NEW = "not asked for yet"

_SORTS = "select state, reason, kind from queue"
Sorts = Sequence[tuple[str, str | None, str | None, int]]
"""State, reason, kind that links tell, and how many addresses."""
_UNSETTLED = f"""
select url, state from queue where coalesce(state, '') not in ({", ".join("?" * len(STATES))})
  or state in ({", ".join("?" * len(_NEEDS_REASON))}) and coalesce(reason, '') = ''
"""
_HELD_NO_MORE = """
select url from queue where state = 'skipped' and reason = ?
  and not exists (select 1 from addresses a join pages p on p.id = a.page_id
    where a.url = queue.url)
  and not exists (select 1 from comments where system = substr(number, 1, instr(number, ' ') - 1)
    and source_id = replace(replace(number, 'drupal comment ', ''), 'bbpress reply ', ''))
  and not exists (select 1 from comment_numbers
    where system = substr(number, 1, instr(number, ' ') - 1)
    and source_id = replace(replace(number, 'drupal comment ', ''), 'bbpress reply ', ''))
"""
_AT_ONCE = 500
_ANSWERED = "select url, answered_at from queue where answered_at is not null"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCount:
    """How many addresses are in a state for a reason, with a few of them."""

    state: str
    reason: str
    count: int
    examples: tuple[Example, ...] = ()


def sorts(db: sqlite3.Connection) -> Sorts:
    """Return how many addresses of which kind are in which state, and why: one way through all.

    They are counted here: SQLite keeps what it sorts in memory, and it sorts to group.
    """
    found = Counter(db.execute(_SORTS))
    return [(state, reason, kind, count) for (state, reason, kind), count in found.items()]


def states(db: sqlite3.Connection, counted: Sorts) -> tuple[StateCount, ...]:
    """Return how many addresses are in which state, and why; the most first in each state."""
    found: Counter[tuple[str, str | None]] = Counter()
    for state, reason, _kind, count in counted:
        found[state, reason] += count
    return tuple(
        StateCount(
            state=str(state),
            reason=reason or (NEW if state in WAITING else "no reason is on record"),
            count=count,
            examples=of_reason(db, state, reason) if state in _NEEDS_REASON else (),
        )
        for (state, reason), count in sorted(
            found.items(), key=lambda one: (str(one[0][0]), -one[1], one[0][1] or "")
        )
    )


def settled(db: sqlite3.Connection, sight: Sight) -> Check:
    """Check that each address has one state with a reason, which the archive bears out."""
    (known,) = db.execute("select count(*) from queue").fetchone()
    unknown = (
        Gap(url=url, why=f"its state {state!r} has no reason", explained=False)
        for url, state in db.execute(_UNSETTLED, (*STATES, *_NEEDS_REASON))
    )
    gone = (
        Gap(url=url, why="it led to a page that is no longer held", explained=False)
        for (url,) in db.execute(_HELD_NO_MORE, (HELD,))
    )
    gaps = chain(unknown, gone, _without_capture(db, sight), _without_state(db, sight))
    return check("addresses in one state with a reason", known, gaps)


def _without_capture(db: sqlite3.Connection, sight: Sight) -> Iterator[Gap]:
    """Yield addresses that were answered, while that answer's capture is not held."""
    for url, at in db.execute(_ANSWERED):
        seen = sight.answers.get(url)
        if seen is None:
            yield Gap(url=url, why="it was answered, and no capture of it is held", explained=False)
        elif seen.captured_at < at:
            why = "its latest answer is not held, only an earlier one"
            yield Gap(url=url, why=why, explained=False)


def _without_state(db: sqlite3.Connection, sight: Sight) -> Iterator[Gap]:
    """Yield addresses whose answers are held, while the queue does not know them."""
    answered = iter(sight.answers)
    while some := list(islice(answered, _AT_ONCE)):
        marks = ", ".join("?" * len(some))
        query = f"select url from queue where url in ({marks})"
        known = {url for (url,) in db.execute(query, some)}
        for url in some:
            if url not in known:
                yield Gap(url=url, why="its answer is held, and it has no state", explained=False)
