"""Which captures say word for word what another says: that is stored once, with the first one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from pipelines.records.finding import PAGE

_HELD = """
select id, url, captured_at, record_id, repeats, said,
  exists (select 1 from findings where capture_id = said_in and subject = ?), said_in
from captures where url in (select value from json_each(?))
"""
_SILENT = (
    "delete from findings where capture_id = ?",
    "delete from problems where capture_id = ?"
    " and (select repeats from captures where id = capture_id) is null",
)
_MARKED = """
insert or ignore into to_assemble select page_id from captures
where page_id is not null and {} in (select value from json_each(?))
"""


class Speaking(NamedTuple):
    """A capture: what it repeats (`captures.repeats`), or what it says itself (`captures.said`)."""

    id: int
    url: str
    captured_at: str
    record_id: str
    repeats: str | None
    said: int | None
    is_page: bool


def settle(database: Database, fresh: Sequence[Speaking]) -> dict[int, int]:
    """Return for each capture that is to be inserted the one whose findings are its own too.

    Captures that are held follow: what now stands with another capture is taken away from them.
    """
    urls = json.dumps(list({one.url for one in fresh}))
    rows = database.execute(_HELD, [PAGE, urls]).fetchall()
    held = {Speaking._make((*told, bool(is_page))): before for *told, is_page, before in rows}
    speaker = dict(_speakers([*held, *fresh]))
    moved = [one for one, before in held.items() if speaker[one.id] != before]
    silent = [(one.id,) for one, before in held.items() if before == one.id != speaker[one.id]]
    for query in _SILENT:
        database.conn.executemany(query, silent)
    pairs = [(speaker[one.id], one.id) for one in moved]
    database.conn.executemany("update captures set said_in = ? where id = ?", pairs)
    database.execute(_MARKED.format("id"), [json.dumps([one.id for one in moved])])
    # also of another address (WARC 1.1 §6.7.2), which may have come before what it repeats
    told = json.dumps([one.record_id for one in (*fresh, *moved)])
    database.execute(_MARKED.format("repeats"), [told])
    return {one.id: speaker[one.id] for one in fresh}


def _speakers(captures: Iterable[Speaking]) -> Iterator[tuple[int, int]]:
    """Yield captures and the first of the same address that says the same.

    The result depends on the set of captures only, not on the order in which they came.
    """
    by_url: dict[str, list[Speaking]] = {}
    for one in captures:
        by_url.setdefault(one.url, []).append(one)
    for group in by_url.values():
        by_record = {one.record_id: one for one in group}
        first: dict[int | None, Speaking] = {}
        for one in sorted(group, key=lambda one: (one.captured_at, one.record_id)):
            if one.repeats is None:
                first.setdefault(one.said, one)
        for one in group:
            last = _repeated(one, by_record)
            speaker = last if last.repeats is not None else first[last.said]
            yield one.id, speaker.id if speaker.is_page == one.is_page else one.id


def _repeated(one: Speaking, by_record: dict[str, Speaking]) -> Speaking:
    """Follow what repeats what, as far as it is held; a circle leads nowhere."""
    here, seen = one, {one.id}
    while here.repeats is not None and (told := by_record.get(here.repeats)) is not None:
        if told.id in seen:
            return one
        seen.add(told.id)
        here = told
    return here
