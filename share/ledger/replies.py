"""The site's own counts of replies and comments, against the comments that are held."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from share.ledger.gap import Check, Gap, Tally
from share.ledger.parts import Parts, of_discussion
from share.ledger.seen import Sight, Telling

_LISTED = """
select f.address, found ->> '$.reply_count_shown[1]', c.captured_at, a.page_id
from findings f join captures c on c.said_in = f.capture_id
left join addresses a on a.url = f.address
where c.repeats is null and f.subject = 'elsewhere' and instr(f.found, '"reply_count_shown"')
order by c.captured_at, c.record_id
"""
_DELETED = """
select page_id, count(*) from comments where deleted_at is not null
  and id in (select comment_id from revisions where change = 'deleted') group by page_id
"""
_GONE_SINCE = "select count(*) from comments where page_id = ? and deleted_at > ?"
_GONE = {"gone": "the page is no longer found", "forbidden": "the page may not be seen"}


def held_comments(db: sqlite3.Connection) -> dict[int, int]:
    """Return how many comments of each page are held that are not deleted."""
    held = dict(db.execute("select page_id, count(*) from comments group by page_id").fetchall())
    for page, deleted in db.execute(_DELETED):
        held[page] -= deleted
    return held


def replies(db: sqlite3.Connection, sight: Sight, known: Parts) -> tuple[Check, set[int]]:
    """Compare what pages and lists say of the number of comments with those held.

    Return the check, and the pages whose own count is borne out.
    """
    told, unheld = _told(db, sight)
    held = held_comments(db)
    differ = {page: one for page, one in told.items() if one.number != held.get(page, 0)}
    of = {
        page: (url, kind, status)
        for page, url, kind, status in db.execute("select id, url, kind, status from pages")
        if page in differ
    }
    tally = Tally()
    for gap in _never_held(db, unheld):
        tally.add(gap)
    for page, one in differ.items():
        url, kind, status = of.get(page, (f"page {page}", "", ""))
        why, explained = _why(db, sight, page, one, held.get(page, 0), status)
        short = max(of_discussion(db, sight, page, known), key=_excuse, default=None)
        if short:
            why, explained = short.why, short.explained
        elif kind not in ("article", "video", "topic") and status == "live":
            why, explained = f"the page is read as {kind or 'nothing'}", False
        count = held.get(page, 0)
        tally.add(Gap(url=url, why=why, explained=explained, shown=one.number, held=count))
    compared = tally.check("numbers of replies, as the site counts", len(told) + len(unheld))
    return compared, told.keys() - differ.keys()


def _excuse(gap: Gap) -> tuple[bool, str]:
    """Return what puts the gap of a part last that tells best why replies are not held."""
    return gap.explained, gap.why


def _told(db: sqlite3.Connection, sight: Sight) -> tuple[dict[int, Telling], dict[str, Telling]]:
    """Return the latest count told of each page, and of addresses that lead to none."""
    told = dict(sight.told)
    unheld: dict[str, Telling] = {}
    for address, count, at, page in db.execute(_LISTED):
        if count is None:
            continue
        if page is None:
            unheld[address] = Telling.next(unheld.get(address), int(count), at)
        elif page not in told or told[page].at <= at:
            told[page] = Telling.next(told.get(page), int(count), at)
    return told, unheld


def _why(
    db: sqlite3.Connection, sight: Sight, page: int, told: Telling, held: int, status: str
) -> tuple[str, bool]:
    """Return why the count and what is held differ, and whether that explains it."""
    shown = sight.latest(page)
    last = shown[max(shown)].captured_at if shown else sight.read_at.get(page, "")
    if status in _GONE:
        return _GONE[status], True
    if told.since > last:
        return "counted after the page was last read", True
    (gone,) = db.execute(_GONE_SINCE, (page, told.at)).fetchone()
    if told.number < held or told.number <= held + gone:
        return "counted before the page was last read", True
    doubt = db.execute(
        "select kind from problems where page_id = ?"
        " and (field is null or field in ('discussion', 'body')) limit 1",
        (page,),
    ).fetchone()
    if doubt:
        return f"a problem of the page says why: {doubt[0]}", True
    return "the page shows fewer than the site counts", False


def _never_held(db: sqlite3.Connection, unheld: dict[str, Telling]) -> Iterator[Gap]:
    """Yield the gaps of pages that a list counts and that are not held: their states say why."""
    for url, told in unheld.items():
        row = db.execute("select state, reason from queue where url = ?", (url,)).fetchone()
        state, reason = row or ("", "")
        fine = bool(state) and not (state == "done" and reason == "answered 200")
        why = f"{state}: {reason}" if reason else state or "its address has no state"
        why = why if fine or not state else "it was answered, and is no page"
        yield Gap(url=url, why=why, explained=fine, shown=told.number, held=0)
