"""What was seen of pages and parts, and when."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from share.ledger.seen import Shown, Sight, Telling, look


def test_a_number_holds_since_it_was_first_told() -> None:
    first = Telling.next(None, 5, "2026-01-01")
    again = Telling.next(first, 5, "2026-01-02")
    assert again == (5, "2026-01-01", "2026-01-02")
    assert Telling.next(again, 6, "2026-01-03") == (6, "2026-01-03", "2026-01-03")


def test_a_page_that_moved_counts_as_its_last_system_parts_it() -> None:
    old = Shown(2, ("comment bbpress 1",), "bbpress", "2020")
    new = Shown(0, ("comment drupal 9", "comment drupal 10"), "drupal", "2024")
    sight = Sight(parts={1: {1: old, 0: new}})
    assert sight.last_part(1) == 0
    assert sight.comments(1) == {"comment drupal 9", "comment drupal 10"}
    assert sight.last_part(2) is None


def test_each_answer_of_an_archive_is_seen(whole: Path) -> None:
    with sqlite3.connect(whole / "archive.db") as db:
        sight = look(db)
        captures = db.execute("select count(distinct url) from captures").fetchone()[0]
        pages = {page for (page,) in db.execute("select page_id from captures where page_id")}
    db.close()
    assert len(sight.answers) == captures
    assert sight.read_at.keys() == pages


def test_an_unchanged_answer_tells_everything_anew(copy: sqlite3.Connection) -> None:
    before = look(copy)
    page, parts = next((page, parts) for page, parts in before.parts.items() if 0 in parts)
    (capture, address) = copy.execute(
        "select c.id, f.address from captures c join findings f on f.capture_id = c.id"
        " and f.subject = 'page' where c.page_id = ? and f.found like '%discussion%'"
        " order by c.captured_at desc",
        (page,),
    ).fetchone()
    columns = "page_id, crawl_id, url, mime, warc_file, warc_offset, warc_length"
    copy.execute(
        f"insert into captures (id, record_id, captured_at, status, repeats, said_in, {columns})"
        f" select 1, 'again', '2099', 304, record_id, id, {columns} from captures where id = ?",
        (capture,),
    )
    after = look(copy)
    assert after.answers[address].status == 200
    assert after.read_at[page] == "2099"
    assert after.comments(page) == before.comments(page)
    assert "2099" in {shown.captured_at for shown in after.parts[page].values()}
    assert parts.keys() == after.parts[page].keys()
