"""An honest archive is complete; one from which anything was taken is not, and says what."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from share.completeness import completeness
from tests.share.conftest import Spoil

TOPIC = "(select page_id from topics order by comment_count desc, page_id limit 1)"
URL = f"(select url from pages where id = {TOPIC})"
CAPTURE = f"(select id from captures where url = {URL})"


def test_a_whole_site_is_complete(whole: Path) -> None:
    with sqlite3.connect(whole / "archive.db") as db:
        ledger = completeness(db, whole / "warc")
    db.close()
    assert ledger.missing == 0
    assert ledger.complete
    assert {way.kind for way in ledger.flow} >= {"article", "video", "topic", "forum"}
    compared = {check.name: check.compared for check in ledger.checks}
    assert {name for name, n in compared.items() if not n} <= {"parts of lists, as pagers tell"}
    known = sum(one.count for one in ledger.states)
    assert known == sum(way.known for way in ledger.flow)


SPOILT = {
    "a comment's row": (f"delete from comments where page_id = {TOPIC} and position = 1",),
    "a discussion's rows": (f"delete from comments where page_id = {TOPIC}",),
    "a document's row": (f"delete from topics where page_id = {TOPIC}",),
    "a page's row": (f"delete from pages where id = {TOPIC}",),
    "a page's addresses": (f"delete from addresses where page_id = {TOPIC}",),
    "a capture's row": (f"delete from captures where id = {CAPTURE}",),
    "what a capture says": (f"delete from findings where capture_id = {CAPTURE}",),
    "a capture with all that it says": (
        f"delete from findings where capture_id = {CAPTURE}",
        f"delete from captures where id = {CAPTURE}",
    ),
    "an address's state": (f"delete from queue where url = {URL}",),
    "a state's reason": ("update queue set reason = null where state = 'skipped'",),
    "a state's name": (f"update queue set state = 'lost' where url = {URL}",),
    "an author": ("delete from authors where id = (select author_id from page_authors limit 1)",),
    "a forum": ("delete from forums where id = (select forum_id from topics limit 1)",),
    "a page and every trace of it but what lists say": (
        f"delete from findings where capture_id = {CAPTURE}",
        f"delete from captures where id = {CAPTURE}",
        f"delete from comments where page_id = {TOPIC}",
        f"delete from queue where url = {URL}",
        f"delete from addresses where page_id = {TOPIC}",
        f"delete from pages where id = {TOPIC}",
        "delete from topics where page_id not in (select id from pages)",
    ),
}
"""What is taken from an archive, and how."""


@pytest.mark.parametrize("taken", SPOILT)
def test_what_is_taken_away_is_missing(taken: str, spoil: Spoil) -> None:
    ledger = spoil(*SPOILT[taken])
    assert ledger.missing > 0
    assert not ledger.complete


def test_what_waits_is_not_complete_and_not_missing(spoil: Spoil) -> None:
    ledger = spoil(
        "insert into queue (url, site, state, priority, ending)"
        " select url || '/new', site, 'pending', 1, 0 from queue where state = 'done' limit 2"
    )
    assert (ledger.waiting, ledger.missing, ledger.complete) == (2, 0, False)
    assert [(way.kind, way.known) for way in ledger.flow][-1][0] == "not told"


def test_rows_that_are_about_to_be_made_are_not_missing(spoil: Spoil) -> None:
    ledger = spoil(
        f"insert into to_assemble values ({TOPIC})", f"delete from topics where page_id = {TOPIC}"
    )
    assert ledger.missing == 0


def test_a_warc_file_that_is_cut_or_gone_is_missing(whole: Path, tmp_path: Path) -> None:
    (name,) = [path.name for path in (whole / "warc").glob("*.warc.gz")]
    with sqlite3.connect(whole / "archive.db") as db:
        (gone,) = completeness(db, tmp_path).checks[-1].gaps
        (tmp_path / name).write_bytes((whole / "warc" / name).read_bytes()[:-200])
        (cut,) = completeness(db, tmp_path).checks[-1].gaps
    db.close()
    assert "is not there" in gone.why
    assert "is cut short" in cut.why
