"""What a command that writes says at its end, and the exit code that follows from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cli.alarms import alarm_lines
from cli.completeness import verdict
from cli.errors import DONE, UNREAD
from cli.wording import amount, listed, no_page, say, sorts
from pipelines.run import Archive
from pipelines.store import inspect
from pipelines.store.queue import ROBOTS
from pipelines.store.sorts import Sort, problems_by_kind
from pipelines.store.sorts import reasons as reasons_of
from share.completeness import completeness
from share.good_run import judge


@dataclass(frozen=True, slots=True)
class Before:
    """What the archive held before the command: the summary tells what is new."""

    problems: int
    unread: int


NOTHING = Before(0, 0)


def before(archive: Archive) -> Before:
    """Return what the archive holds now."""
    db = archive.store.database.conn
    return Before(inspect.count_problems(db), inspect.count_unread(db))


def tell(archive: Archive, was: Before, *, reasons: bool = False) -> int:
    """Say what is held, what could not be read and what got worse; return the exit code.

    It is 4 where more could not be read, or less is read of the pages than in the last good run.
    `reasons` also says why addresses were skipped or failed, and whether the archive is complete.
    """
    db: sqlite3.Connection = archive.store.database.conn
    comments = inspect.count_comments(db)
    say(f"Held now: {listed(inspect.pages_by_kind(db))}, {amount(comments, 'comment')}.")
    if reasons:
        if never := inspect.never_shown(db):
            say(f"{no_page(never)}.")
        _echo(_not_fetched(reasons_of(db)))
    problems = inspect.count_problems(db)
    if problems > was.problems:
        new = f", {problems - was.problems:,} of them new" if was.problems else ""
        say(f"{amount(problems, 'problem')}{new}:")
        _echo(sorts(problems_by_kind(db)))
    worse = judge(archive.folder, db).alarms
    _echo(alarm_lines(worse))
    lost = _is_incomplete(db) if reasons else False
    return UNREAD if worse or lost or inspect.count_unread(db) > was.unread else DONE


def _is_incomplete(db: sqlite3.Connection) -> bool:
    """Say what the completeness ledger comes to; return whether anything has no reason."""
    ledger = completeness(db)
    if ledger.missing or any(way.pages for way in ledger.flow):  # no archive is complete without
        say(verdict(ledger))
    return bool(ledger.missing)


def _not_fetched(found: Sequence[Sort]) -> Iterator[str]:
    """Yield what failed or was forbidden; what our own rules pass over is only counted."""
    told = [sort for sort in found if sort.state != "skipped" or sort.name == ROBOTS]
    if told:
        yield "Not fetched, and why:"
        yield from sorts(told)
    if count := sum(sort.count for sort in found if sort not in told):
        were = "address was" if count == 1 else "addresses were"
        yield f"{count:,} {were} not needed ('grace-archive status' says why)."


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)
