"""The ledger as a user reads it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cli.completeness import for_programs, lines, verdict
from share.completeness import Ledger
from share.ledger.flow import Flow
from share.ledger.gap import Gap, check
from share.ledger.listed import Source
from share.ledger.states import StateCount
from tests.cli.held import make
from tests.cli.running import call


def ledger(*gaps: Gap, waiting: int = 0) -> Ledger:
    states = [StateCount(state="done", reason="answered 200", count=9)]
    if waiting:
        states.append(StateCount(state="pending", reason="not asked for yet", count=waiting))
    drops = {"read": {"not found": 2}, "pages": {"a further address of the same page": 1}}
    way = Flow(kind="topic", known=9, fetched=9, read=7, pages=6, drops=drops)
    sources = (Source(url="http://x/sitemap.xml", listed=1200, held=1199),)
    checks = (check("numbers of replies, as the site counts", 1300, gaps),)
    return Ledger(states=tuple(states), checks=checks, flow=(way,), sources=sources)


HIDDEN = Gap(url="http://x/f", why="visitors do not see it", explained=True, shown=27, held=12)
LOST = Gap(url="http://x/t\x1b[2J", why="nothing tells why", explained=False, shown=1, held=0)


def test_each_difference_stands_with_its_numbers_and_its_reason() -> None:
    said = "\n".join(lines(ledger(HIDDEN, LOST)))
    assert "1,298 of 1,300 numbers of replies, as the site counts" in said
    assert "1 differs: visitors do not see it\n             http://x/f  counted 27, held 12" in said
    assert "MISSING  1 differs: nothing tells why" in said
    assert "topic: 9 addresses, 9 fetched, 7 read, 6 pages" in said
    assert "2  not read: not found" in said
    assert "http://x/sitemap.xml lists 1,200, of which 1,199 are held" in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (ledger(), "Complete: 9 addresses known, each in one state with a reason."),
        (ledger(HIDDEN), "1 difference from the site's own counts: each has its reason."),
        (ledger(HIDDEN, waiting=2), "Not complete yet: 2 addresses wait to be asked for"),
        (ledger(LOST, waiting=2), "1 difference has no reason"),
    ],
)
def test_the_verdict_is_a_sentence(found: Ledger, said: str) -> None:
    assert said in verdict(found)
    assert "\n" not in verdict(found)


def test_what_holds_nothing_is_never_complete() -> None:
    assert "No page of the site is held" in verdict(replace(ledger(), flow=()))


def test_what_is_too_much_to_list_is_counted_all_the_same() -> None:
    many = [
        Gap(url=f"http://x/{number}", why="skipped: closed", explained=True)
        for number in range(1_200)
    ]
    said = "\n".join(lines(ledger(*many, LOST)))
    assert "    99 of 1,300 numbers of replies" in said
    assert "1,200 differ: skipped: closed\n             http://x/0\n" in said
    assert "1,200 differences from" in verdict(ledger(*many))
    (check,) = json.loads(json.dumps(for_programs(ledger(*many, LOST))))["checks"]
    assert (check["differ"], check["missing"], len(check["gaps"])) == (1_201, 1, 1_000)
    assert check["gaps_left_out"] == 201
    assert check["reasons"][1] == {"why": "skipped: closed", "explained": True, "count": 1_200}


def test_a_program_gets_every_difference_and_its_numbers() -> None:
    found = json.loads(json.dumps(for_programs(ledger(HIDDEN, LOST))))
    assert (found["complete"], found["missing"]) == (False, 1)
    assert [gap["held"] for gap in found["checks"][0]["gaps"]] == [0, 12]


def test_check_ends_with_4_where_something_is_missing_without_a_reason(tmp_path: Path) -> None:
    data = make(tmp_path)
    whole = call("check", "--data", data)
    assert whole.exit_code == 0
    assert "nothing is missing without a reason" in whole.stdout
    with closing(sqlite3.connect(data / "archive.db")) as db, db:
        db.execute("delete from comments")
    spoilt = call("check", "--data", data)
    assert spoilt.exit_code == 4
    assert "MISSING  1 differs: comments were read that have no row" in spoilt.stdout
    as_json = json.loads(call("check", "--data", data, "--json").stdout)
    assert as_json["completeness"]["missing"] >= 1
