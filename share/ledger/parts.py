"""The parts of discussions and lists: those that pagers tell of against those that are held."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pipelines.read.parts import parted
from share.ledger.gap import Check, Gap, Tally, check
from share.ledger.seen import Sight
from share.ledger.states import WAITING

_PAGE = re.compile(r"[?&]page=(\d{1,5})(?:&|$)")
_OF_PARTS = "select url, state, reason from queue where instr(url, 'page') > 0"

Parts = dict[str, dict[int, tuple[str, str, str]]]
"""Address of a whole → part → state, reason and address of the part."""


def part_of(url: str) -> tuple[str, int | None]:
    """Return the address of the whole and the part, from 0, that an address names (None: none).

    >>> part_of("https://x.org/lung?page=2"), part_of("https://x.org/lung/page/2")
    (('https://x.org/lung', 2), ('https://x.org/lung', 1))
    """
    found = _PAGE.search(url)
    if not found:
        return parted(url)
    address = urlsplit(url)
    kept = [pair for pair in parse_qsl(address.query, True) if pair[0] != "page"]
    return urlunsplit(address._replace(query=urlencode(kept))), int(found[1])


def known_parts(db: sqlite3.Connection) -> Parts:
    """Return the parts that are known by their addresses, with the states of these."""
    found: Parts = {}
    once: dict[str, str] = {}  # few states and reasons, of many parts
    for url, state, reason in db.execute(_OF_PARTS):
        whole, part = part_of(url)
        if part is not None:
            said = once.setdefault(state, state), once.setdefault(reason or "", reason or "")
            found.setdefault(whole, {})[part] = (*said, url)
    return found


def discussions(db: sqlite3.Connection, sight: Sight, known: Parts) -> Check:
    """Check that each part of each discussion is held, as far as its pager tells."""
    told = sum(last + 1 for page in sight.parts if (last := sight.last_part(page)))
    gaps = (gap for page in sight.parts for gap in of_discussion(db, sight, page, known))
    return check("parts of discussions, as pagers tell", told, gaps)


def of_discussion(db: sqlite3.Connection, sight: Sight, page: int, known: Parts) -> Iterator[Gap]:
    """Yield the parts of one discussion that are not held, as far as its pager tells."""
    last = sight.last_part(page)
    lacking = sorted(set(range(last + 1)) - sight.parts[page].keys()) if last else []
    if not lacking:
        return
    urls = [u for (u,) in db.execute("select url from addresses where page_id = ?", (page,))]
    row = db.execute("select url from pages where id = ?", (page,)).fetchone()
    waits = _waits(db, urls, known)
    for part in lacking:
        told = [known[url][part] for url in urls if part in known.get(url, {})]
        state, reason, _ = max(told, key=lambda one: one[0] != "done", default=("", "", ""))
        yield _gap(str(row[0]) if row else f"page {page}", part, state, reason, waits)


def _waits(db: sqlite3.Connection, urls: list[str], known: Parts) -> bool:
    """Whether anything of a discussion is still to be asked for: its pagers name its other parts.

    A pager of numbers names the first parts, the last and those beside its own.
    """
    states = [state for url in urls for state, *_ in known.get(url, {}).values()]
    marks = ", ".join("?" * len(urls))
    query = f"select state from queue where url in ({marks})"
    states += [state for (state,) in db.execute(query, urls)]
    return any(state in WAITING for state in states)


def _gap(url: str, part: int, state: str, reason: str, waits: bool) -> Gap:
    """Return the gap of a part that is not held: what its address's state says of it.

    `waits` says that other parts of the discussion, which may tell of it, are still to be read.
    """
    if not state and waits:
        why = f"part {part + 1} is not known yet: other parts wait"
        return Gap(url=url, why=why, explained=True)
    if not state:
        return Gap(url=url, why=f"part {part + 1} has no address", explained=False)
    if state == "done" and reason == "answered 200":
        return Gap(url=url, why=f"part {part + 1} was answered, and is not read", explained=False)
    told = f"{state}: {reason}" if reason else state
    return Gap(url=url, why=f"part {part + 1} is {told}", explained=True)


def lists(db: sqlite3.Connection, known: Parts) -> Check:
    """Check that no part of a list is missing between others.

    A pager of numbers names a few parts only; walked to its end, all of them are known. An address
    that stands alone far beyond the others, and shows nothing of other pages, is beyond the end.
    """
    count = 0
    tally = Tally()
    for whole, parts in known.items():
        if all(state == "skipped" for state, *_ in parts.values()) or _is_talk(db, whole):
            continue
        last = max(parts)
        count += last
        lacking = sorted(set(range(1, last)) - parts.keys())
        for gap in _of_list(db, whole, lacking, parts) if lacking else ():
            tally.add(gap)
    return tally.check("parts of lists, as pagers tell", count)


def _is_talk(db: sqlite3.Connection, url: str) -> bool:
    """Whether an address leads to a page that is discussed: its parts are no list's."""
    found = db.execute(
        "select 1 from addresses a join pages p on p.id = a.page_id"
        " where a.url = ? and p.kind in ('article', 'video', 'topic')",
        (url,),
    )
    return found.fetchone() is not None


def _of_list(
    db: sqlite3.Connection,
    whole: str,
    lacking: list[int],
    parts: dict[int, tuple[str, str, str]],
) -> Iterator[Gap]:
    """Yield what lacks below parts that are parts of the list indeed."""
    waits = any(state in WAITING for state, *_ in parts.values())
    sure = max((p for p in parts if p - 1 in parts or p == 1), default=0)
    beyond = [part for part in parts if part > sure]
    last = max((part for part in beyond if _names_pages(db, parts[part][2])), default=sure)
    for part in lacking:
        if part < last:
            why = f"part {part + 1} is not known"
            said = f"{why} yet: other parts wait" if waits else f"{why}, and later ones are"
            yield Gap(url=whole, why=said, explained=waits)


def _names_pages(db: sqlite3.Connection, url: str) -> bool:
    """Whether the capture of a part says anything of other pages."""
    found = db.execute(
        "select 1 from findings f join findings o on o.capture_id = f.capture_id"
        " and o.subject <> 'page' and o.address <> f.address"
        " where f.subject = 'page' and f.address = ? limit 1",
        (url,),
    )
    return found.fetchone() is not None
