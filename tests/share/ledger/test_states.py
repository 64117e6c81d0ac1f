"""Each address has one state with a reason, which the archive bears out."""

from __future__ import annotations

import sqlite3

import pytest

from share.ledger.gap import EXAMPLES
from share.ledger.seen import look
from share.ledger.states import settled, sorts, states

DONE = "(select url from queue where state = 'done' and answer = 200 and kind = 'topic' limit 1)"


@pytest.mark.parametrize(
    ("query", "why"),
    [
        (f"update queue set state = 'lost' where url = {DONE}", "its state 'lost' has no reason"),
        (
            "update queue set reason = '' where url ="
            " (select url from queue where state = 'skipped' limit 1)",
            "its state 'skipped' has no reason",
        ),
        (
            f"update queue set answered_at = '2099' where url = {DONE}",
            "its latest answer is not held, only an earlier one",
        ),
        (f"delete from queue where url = {DONE}", "its answer is held, and it has no state"),
        (
            "insert into queue (url, site, state, reason, priority, answer, answered_at, ending)"
            " values ('http://x/1', 'x', 'done', 'answered 200', 1, 200, '2026', 0)",
            "it was answered, and no capture of it is held",
        ),
        (
            "insert into queue (url, site, state, reason, priority, ending) values"
            " ('http://x/1', 'x', 'skipped', 'leads to a page that is held', 1, 0)",
            "it led to a page that is no longer held",
        ),
        (
            "insert into queue (url, site, state, reason, number, priority, ending) values"
            " ('http://x/comment/999999', 'x', 'skipped', 'leads to a page that is held',"
            " 'drupal comment 999999', 1, 0)",
            "it led to a page that is no longer held",
        ),
    ],
)
def test_what_is_wrong_with_a_state_is_told(copy: sqlite3.Connection, query: str, why: str) -> None:
    copy.execute(query)
    (gap,) = settled(copy, look(copy)).gaps
    assert (gap.why, gap.explained) == (why, False)


def test_states_count_every_address_once_with_examples(copy: sqlite3.Connection) -> None:
    found = states(copy, sorts(copy))
    (known,) = copy.execute("select count(*) from queue").fetchone()
    assert sum(one.count for one in found) == known
    assert len({(one.state, one.reason) for one in found}) == len(found)
    skipped = [one for one in found if one.state == "skipped"]
    assert skipped
    assert all(one.examples for one in skipped)


def test_each_address_without_a_state_is_counted_however_many(copy: sqlite3.Connection) -> None:
    sight = look(copy)
    one = next(iter(sight.answers.values()))
    sight.answers.update({f"http://x/{number}": one for number in range(1_201)})
    found = settled(copy, sight)
    assert (found.missing, len(found.gaps)) == (1_201, EXAMPLES)
    assert [(one.why, one.count) for one in found.reasons] == [
        ("its answer is held, and it has no state", 1_201)
    ]
