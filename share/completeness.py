"""The completeness ledger: what is known of a site, what of it is held, and why the rest is not."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

from share.ledger.flow import Flow, flow
from share.ledger.forums import forums
from share.ledger.gap import Check, Gap, Reason, check
from share.ledger.listed import Source, feeds, sitemaps
from share.ledger.parts import discussions, known_parts, lists
from share.ledger.replies import replies
from share.ledger.rows import answers, comments, files, rows
from share.ledger.seen import look
from share.ledger.states import WAITING, StateCount, settled, sorts, states


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What is known against what is held.

    `states` counts the addresses by state and reason, `checks` what was compared and where it
    differs, `flow` how far the addresses of each kind come, `sources` what sitemaps and feeds list.
    """

    states: tuple[StateCount, ...]
    checks: tuple[Check, ...]
    flow: tuple[Flow, ...]
    sources: tuple[Source, ...]

    @property
    def missing(self) -> int:
        """How much is missing, or differs, and nothing explains it."""
        return sum(one.missing for one in self.checks)

    @property
    def waiting(self) -> int:
        """How many addresses have not been asked for yet."""
        return sum(one.count for one in self.states if one.state in WAITING)

    @property
    def complete(self) -> bool:
        """Whether pages are held, nothing waits, and nothing is missing without a reason."""
        return any(way.pages for way in self.flow) and not self.waiting and not self.missing


def completeness(db: sqlite3.Connection, warc: Path | None = None) -> Ledger:
    """Return the ledger of an archive; with its warc/, the files there are looked for too.

    Nothing is written, and no text of a page is read.
    """
    sight = look(db)
    known = known_parts(db)
    parts = discussions(db, sight, known)
    told, borne_out = replies(db, sight, known)
    counted = sorts(db)
    mapped, maps = sitemaps(db)
    listed, fed = feeds(db)
    ways = flow(db, sight, counted)
    checks = [
        settled(db, sight),
        answers(db),
        rows(db),
        comments(db, sight),
        parts,
        lists(db, known),
        told,
        *forums(db, sight, borne_out, known),
        mapped,
        listed,
        _sums(ways),
    ]
    if _unfinished(db):
        checks = [_being_made(one) for one in checks]
    if warc is not None:
        checks.append(files(db, warc))
    return Ledger(
        states=states(db, counted), checks=tuple(checks), flow=ways, sources=(*maps, *fed)
    )


def _unfinished(db: sqlite3.Connection) -> bool:
    """Whether rows are still to be made of what was read: an import runs, or was stopped."""
    query = (
        "select exists (select 1 from to_assemble) or exists (select 1 from captures c"
        " join findings f on f.capture_id = c.said_in and f.subject = 'page'"
        " where c.page_id is null)"
    )
    return bool(db.execute(query).fetchone()[0])


def _being_made(one: Check) -> Check:
    why = "rows are being made at this moment"
    gaps = tuple(replace(gap, explained=True, why=why) for gap in one.gaps)
    reasons = (Reason(why=why, explained=True, count=one.differ),) if one.differ else ()
    return replace(one, gaps=gaps, reasons=reasons)


def _sums(ways: tuple[Flow, ...]) -> Check:
    """Check that what is known of each kind is what came of it and what did not."""
    gaps = [
        Gap(url=one.kind, why="the numbers of this kind do not add up", explained=False)
        for one in ways
        if not one.adds_up
    ]
    return check("kinds whose numbers add up", len(ways), gaps)
