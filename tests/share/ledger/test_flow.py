"""From addresses to pages: each drop is told, and the numbers add up."""

from __future__ import annotations

import sqlite3

from share.ledger.flow import Flow, flow
from share.ledger.seen import Sight, look
from share.ledger.states import sorts


def test_the_numbers_of_each_kind_add_up(copy: sqlite3.Connection) -> None:
    ways = {way.kind: way for way in flow(copy, look(copy), sorts(copy))}
    assert all(way.adds_up for way in ways.values())
    for kind in ("article", "video", "topic"):
        live = "select count(*) from pages where kind = ?"
        assert ways[kind].pages == copy.execute(live, (kind,)).fetchone()[0]
    assert (
        sum(way.known for way in ways.values())
        == (copy.execute("select count(*) from queue").fetchone()[0])
    )
    drops = {reason for way in ways.values() for of in way.drops.values() for reason in of}
    assert {"not found", "a file for programs", "leads to a page that is held"} <= drops


def test_answers_that_are_not_held_are_drops_too(copy: sqlite3.Connection) -> None:
    ways = flow(copy, Sight(), sorts(copy))
    assert sum(way.read for way in ways) == 0
    assert all(way.adds_up for way in ways)


def test_a_drop_that_is_not_told_does_not_add_up() -> None:
    assert not Flow(kind="x", known=3, fetched=2, read=2, pages=2, drops={}).adds_up
    told = {"fetched": {"failed: timed out": 1}}
    assert Flow(kind="x", known=3, fetched=2, read=2, pages=2, drops=told).adds_up
