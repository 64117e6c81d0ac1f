"""Nothing is lost between the tables, and the words say what is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from share.ledger.rows import answers, comments, files, rows
from share.ledger.seen import look

TOPIC = "(select page_id from topics order by comment_count desc, page_id limit 1)"


def test_an_archive_as_it_was_made_has_lost_nothing(copy: sqlite3.Connection, whole: Path) -> None:
    for check in (
        rows(copy),
        comments(copy, look(copy)),
        answers(copy),
        files(copy, whole / "warc"),
    ):
        assert check.compared
        assert check.gaps == ()


def test_an_answer_that_was_no_page_has_lost_nothing(copy: sqlite3.Connection) -> None:
    """A robot check says that it is one, and nothing else."""
    robots = "select id from captures where url like '%/robots.txt' limit 1"
    copy.execute(f"delete from findings where capture_id = ({robots})")
    (gap,) = rows(copy).gaps
    assert not gap.explained
    copy.execute(
        f"insert into findings select id, url, 'blocked', '{{}}' from ({robots}) join"
        " captures using (id)"
    )
    assert rows(copy).gaps == ()


def test_a_document_without_its_row_is_told(copy: sqlite3.Connection) -> None:
    copy.execute(f"delete from topics where page_id = {TOPIC}")
    assert [gap.why for gap in rows(copy).gaps] == ["the page has no row in topics"]


def test_comments_that_were_read_and_have_no_row_are_counted(copy: sqlite3.Connection) -> None:
    (shown,) = copy.execute(f"select count(*) from comments where page_id = {TOPIC}").fetchone()
    copy.execute(f"delete from comments where page_id = {TOPIC} and position < 3")
    (gap,) = comments(copy, look(copy)).gaps
    assert (gap.shown, gap.held, gap.explained) == (shown, shown - 2, False)


def test_a_comment_that_stands_on_another_page_is_not_lost(copy: sqlite3.Connection) -> None:
    other = f"(select page_id from topics where page_id <> {TOPIC} limit 1)"
    copy.execute(f"update comments set page_id = {other} where page_id = {TOPIC} and position = 1")
    assert comments(copy, look(copy)).gaps == ()


def test_an_answer_that_a_crawl_counted_is_held(copy: sqlite3.Connection) -> None:
    copy.execute("delete from captures where id = (select id from captures where status = 404)")
    (gap,) = answers(copy).gaps
    assert gap.shown == (gap.held or 0) + 1
