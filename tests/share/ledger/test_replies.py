"""The site's own number of replies, against the comments held: why they differ."""

from __future__ import annotations

import sqlite3

import pytest

from share.ledger.gap import Gap
from share.ledger.parts import known_parts
from share.ledger.replies import held_comments, replies
from share.ledger.seen import look

TOPIC = "(select page_id from topics order by comment_count desc, page_id limit 1)"
URL = f"(select url from pages where id = {TOPIC})"
MORE = (
    "update findings set found = json_set(found, '$.reply_count_shown[1]',"
    " (found ->> '$.reply_count_shown[1]') + {}) where subject = 'elsewhere'"
    f" and instr(found, 'reply_count_shown') and address = {URL}"
)
LISTS = f"(select capture_id from findings where subject = 'elsewhere' and address = {URL})"


def gaps(db: sqlite3.Connection) -> list[Gap]:
    sight = look(db)
    found, _ = replies(db, sight, known_parts(db))
    return list(found.gaps)


def why(db: sqlite3.Connection) -> tuple[str, bool]:
    (gap,) = gaps(db)
    return gap.why, gap.explained


def test_numbers_that_agree_leave_no_gap_and_are_borne_out(copy: sqlite3.Connection) -> None:
    sight = look(copy)
    found, borne_out = replies(copy, sight, {})
    assert found.gaps == ()
    assert found.compared == len(borne_out) > 5


def test_a_page_that_shows_fewer_than_its_list_counts_has_no_excuse(
    copy: sqlite3.Connection,
) -> None:
    copy.execute(MORE.format(2))
    (gap,) = gaps(copy)
    assert (gap.why, gap.explained) == ("the page shows fewer than the site counts", False)
    assert gap.shown == (gap.held or 0) + 2


@pytest.mark.parametrize(
    ("change", "more", "reason"),
    [
        (
            f"update captures set captured_at = '2099' where id in {LISTS}",
            2,
            "counted after the page was last read",
        ),
        (
            f"update captures set captured_at = '2001' where id in {LISTS}",
            -1,
            "counted before the page was last read",
        ),
        (
            f"update pages set status = 'gone' where id = {TOPIC}",
            2,
            "the page is no longer found",
        ),
        (
            "insert into problems (id, page_id, url, kind, field, message)"
            f" select 1, {TOPIC}, 'x', 'told twice', 'discussion', 'two say it'",
            2,
            "a problem of the page says why: told twice",
        ),
    ],
)
def test_a_difference_with_a_reason_is_explained(
    copy: sqlite3.Connection, change: str, more: int, reason: str
) -> None:
    copy.execute(MORE.format(more))
    copy.execute(change)
    assert why(copy) == (reason, True)


def test_a_topic_that_a_list_counts_and_nobody_fetched_is_told_with_its_state(
    copy: sqlite3.Connection,
) -> None:
    copy.execute(
        "update findings set address = 'http://x/new' where subject = 'elsewhere'"
        f" and instr(found, 'reply_count_shown') and address = {URL}"
    )
    assert why(copy) == ("its address has no state", False)
    copy.execute(
        "insert into queue (url, site, state, reason, priority, ending)"
        " values ('http://x/new', 'x', 'failed', 'timed out', 1, 0)"
    )
    assert why(copy) == ("failed: timed out", True)


def test_what_was_deleted_is_not_held(copy: sqlite3.Connection) -> None:
    page, before = copy.execute(
        f"select page_id, count(*) from comments where page_id = {TOPIC}"
    ).fetchone()
    one = f"(select id from comments where page_id = {page} and position = 1)"
    copy.execute(f"update comments set deleted_at = '2026' where id = {one}")
    copy.execute(
        "insert into revisions (id, page_id, comment_id, capture_id, seen_at, change)"
        f" select 1, {page}, {one}, id, '2026', 'deleted' from captures limit 1"
    )
    assert held_comments(copy)[page] == before - 1
