"""What waits, what was not fetched and what could not be read: sorted, with a few examples."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

EXAMPLES = 3
SOME = 2000
"""Addresses that examples of different paths are chosen from."""
EXAMPLES_OF = f"""
select min(url), null from (
  select url from queue where state = ? and {{}} is ? order by url limit {SOME})
group by substr(url, 1, instr(url || '?', '?') - 1) order by 1 limit ?
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """An address, and what is to be said of it."""

    url: str
    message: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sort:
    """How many of a sort there are, with a few examples; `state` only for the queue."""

    name: str
    count: int
    examples: tuple[Example, ...]
    state: str | None = None


def reasons(db: sqlite3.Connection) -> tuple[Sort, ...]:
    """Return why addresses were skipped, blocked or failed, each with a few of them."""
    sorts = db.execute(
        "select state, coalesce(reason, 'no reason is on record'), count(*), reason from queue"
        " where state in ('skipped', 'failed', 'blocked') group by state, reason"
        " order by state, 3 desc, 2"
    ).fetchall()
    return tuple(
        Sort(
            name=told,
            count=count,
            state=state,
            examples=of_reason(db, state, reason),
        )
        for state, told, count, reason in sorts
    )


def of_reason(db: sqlite3.Connection, state: str, reason: str | None) -> tuple[Example, ...]:
    """Return a few addresses that are in a state for a reason, of different paths."""
    return _examples(db, EXAMPLES_OF.format("reason"), (state, reason))


def pending(db: sqlite3.Connection) -> tuple[Sort, ...]:
    """Return what waits to be fetched, by the kind that is expected, each with a few of it."""
    kinds = db.execute(
        "select kind, count(*) from queue where state = 'pending' group by 1 order by 2 desc, 1"
    )
    return tuple(
        Sort(
            name=kind or "of a kind that no link tells",
            count=count,
            state="pending",
            examples=_examples(db, EXAMPLES_OF.format("kind"), ("pending", kind)),
        )
        for kind, count in kinds.fetchall()
    )


def problems_by_kind(db: sqlite3.Connection) -> tuple[Sort, ...]:
    """Return what could not be read, by kind, each with a few addresses."""
    sorts = db.execute("select kind, count(*) from problems group by 1 order by 2 desc, 1")
    return tuple(
        Sort(
            name=kind,
            count=count,
            examples=_examples(
                db,
                "select url, message from problems where kind = ? order by url, id limit ?",
                (kind,),
            ),
        )
        for kind, count in sorts.fetchall()
    )


def _examples(db: sqlite3.Connection, query: str, of: tuple[object, ...]) -> tuple[Example, ...]:
    return tuple(Example(url=u, message=m) for u, m in db.execute(query, (*of, EXAMPLES)))
