"""The site's own counts of topics and posts in each forum, against those that are held."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from share.ledger.gap import Check, Gap, check
from share.ledger.parts import Parts
from share.ledger.replies import held_comments
from share.ledger.seen import Sight, Telling

_COUNTED = """
select f.address, found ->> '$.topic_count_shown[1]', found ->> '$.post_count_shown[1]',
  c.captured_at
from findings f join captures c on c.said_in = f.capture_id
where c.repeats is null and f.subject = 'forum' and instr(f.found, '_count_shown"')
order by c.captured_at, c.record_id
"""
_FORUMS = "select id, url, parent_id, topic_count_shown, post_count_shown from forums"
_TOPICS = "select page_id, forum_id from topics where forum_id is not null"
_STATUSES = ("gone", "forbidden")
_LOST = "select id, status from pages where kind = 'topic' and status <> 'live'"
_WAITING = """
select count(*) from queue where kind in ('topic', 'forum')
  and state in ('pending', 'leased', 'failed', 'blocked')
"""
_LISTED = """
select distinct a.page_id from findings p join findings f on f.capture_id = p.capture_id
  and f.subject = 'elsewhere' and instr(f.found, '"reply_count_shown"')
left join addresses a on a.url = f.address
where p.subject = 'page' and p.address in (select value from json_each(?))
"""
TOPICS, POSTS = "topics", "posts"
_MORE = "its lists show no more: it counts what visitors do not see"
_MORE_SINCE = f"{_MORE}, or what came after they were read"
_NOT_COUNTED = "it no longer counts topics that are not found or may not be seen any more"


@dataclass(slots=True)
class Board:
    """A forum: its topics, what the site counts of it, and when it told that."""

    url: str
    parent: int | None
    told: dict[str, int]
    telling: dict[str, Telling] = field(default_factory=dict)
    topics: set[int] = field(default_factory=set)
    below: set[int] = field(default_factory=set)
    """Its topics, and those of all forums below it."""
    holds_forums: bool = False


def _numbers(
    board: Board, held: Mapping[int, int], what: str, lost: frozenset[int] = frozenset()
) -> dict[str, int]:
    """Return what a count may be of: systems count with or without what stands below.

    The topics in `lost` are left out.
    """
    found: dict[str, int] = {}
    for name, topics in (("own", board.topics - lost), ("below", board.below - lost)):
        replies = sum(held.get(page, 0) for page in topics)
        if what == TOPICS:
            found[name] = len(topics)
        else:
            found[name] = len(topics) + replies
            found[f"{name} replies"] = replies
    return found


def forums(db: sqlite3.Connection, sight: Sight, borne_out: set[int], known: Parts) -> list[Check]:
    """Compare the numbers of topics and posts that the site shows of its forums with those held.

    What a number counts (the topics below too, the opening posts or not) differs among systems: it
    is taken for what most of the site's forums bear out. `borne_out` are pages whose own count of
    replies is what is held.
    """
    boards = _boards(db)
    held = held_comments(db)
    return [_compared(db, sight, boards, held, what, borne_out, known) for what in (TOPICS, POSTS)]


def _boards(db: sqlite3.Connection) -> dict[int, Board]:
    found = {}
    for identity, url, parent, topics, posts in db.execute(_FORUMS):
        told = {name: n for name, n in ((TOPICS, topics), (POSTS, posts)) if n is not None}
        found[identity] = Board(url or f"forum {identity}", parent, told)
    for page, forum in db.execute(_TOPICS):
        if forum in found:
            found[forum].topics.add(page)
    for board in found.values():
        above, seen = board, set[int]()
        above.below |= board.topics
        while above.parent is not None and above.parent in found and above.parent not in seen:
            seen.add(above.parent)
            above = found[above.parent]
            above.holds_forums = True
            above.below |= board.topics
    by_url = {board.url: board for board in found.values()}
    for url, topics, posts, at in db.execute(_COUNTED):
        for name, count in ((TOPICS, topics), (POSTS, posts)):
            if count is not None and url in by_url:
                telling = by_url[url].telling
                telling[name] = Telling.next(telling.get(name), int(count), at)
    return found


def _compared(
    db: sqlite3.Connection,
    sight: Sight,
    boards: Mapping[int, Board],
    held: Mapping[int, int],
    what: str,
    borne_out: set[int],
    known: Parts,
) -> Check:
    told = [board for board in boards.values() if what in board.told]
    numbers = {board.url: _numbers(board, held, what) for board in told}
    agree = Counter(
        basis
        for board in told
        for basis, number in numbers[board.url].items()
        if number == board.told[what] > 0
    )
    basis = max(agree, key=lambda one: agree[one]) if agree else "own"
    gaps = []
    lost = _lost(db)
    for board in told:
        number = numbers[board.url][basis]
        if number != board.told[what]:
            topics = board.below if basis.startswith("below") else board.topics
            why, explained = _why(db, sight, board, what, number, topics, borne_out, known)
            if any(_numbers(board, held, what, one)[basis] == board.told[what] for one in lost):
                why, explained = _NOT_COUNTED, True
            gaps.append(
                Gap(
                    url=board.url,
                    why=why,
                    explained=explained,
                    shown=board.told[what],
                    held=number,
                )
            )
    return check(f"forums' numbers of {what}, as the site counts", len(told), gaps)


def _lost(db: sqlite3.Connection) -> list[frozenset[int]]:
    """Return the topics that visitors no longer see: systems leave out all of them, or one sort."""
    pages = db.execute(_LOST).fetchall()
    sorts = [frozenset(page for page, status in pages if status == sort) for sort in _STATUSES]
    return [*sorts, sorts[0] | sorts[1]]


def _why(
    db: sqlite3.Connection,
    sight: Sight,
    board: Board,
    what: str,
    number: int,
    topics: set[int],
    borne_out: set[int],
    known: Parts,
) -> tuple[str, bool]:
    """Return why a forum's count and what is held differ, and whether that explains it."""
    telling = board.telling.get(what)
    told = board.told[what]
    read_at = max((sight.read_at.get(page, "") for page in topics), default="")
    seen = sight.answers.get(board.url)
    if told < number and telling and telling.at < read_at:
        return "counted before its topics were last read", True
    (waiting,) = db.execute(_WAITING).fetchone()
    if waiting:
        one = waiting == 1
        have = f"address{'' if one else 'es'} of topics and forums {'has' if one else 'have'}"
        return f"{waiting:,} {have} no answer yet", True
    if what == POSTS and topics and topics <= borne_out:
        return "each of its topics holds as many as the site counts there", True
    listed = _listed(db, board, known) if what == TOPICS else {None}
    later = telling and seen and telling.since > max(seen.captured_at, read_at)
    if listed <= topics and told > number and (listed or board.holds_forums):
        return _MORE_SINCE if later else _MORE, True
    if told > number and later:
        return "counted after its list was last read", True
    return "nothing tells why", False


def _listed(db: sqlite3.Connection, board: Board, known: Parts) -> set[int | None]:
    """Return the pages that the forum's own list shows as topics; None: one that is not held."""
    urls = [board.url, *(url for *_, url in known.get(board.url, {}).values())]
    return {page for (page,) in db.execute(_LISTED, (json.dumps(urls),))}
