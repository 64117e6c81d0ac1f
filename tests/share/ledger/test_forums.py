"""The site's own numbers of topics and posts in its forums: what explains a difference."""

from __future__ import annotations

import sqlite3

import pytest

from share.ledger.forums import forums
from share.ledger.gap import Check, Gap
from share.ledger.parts import known_parts
from share.ledger.replies import replies
from share.ledger.seen import look

FORUM = "(select forum_id from topics group by 1 having count(*) > 1 order by 1 limit 1)"
TOPIC = f"(select page_id from topics where forum_id = {FORUM} order by page_id limit 1)"
REPLIES = f"(select count(*) from comments where page_id = {TOPIC} and deleted_at is null)"


def compared(db: sqlite3.Connection) -> list[Check]:
    sight = look(db)
    _, borne_out = replies(db, sight, known_parts(db))
    return forums(db, sight, borne_out, known_parts(db))


def gap(db: sqlite3.Connection) -> Gap:
    (found,) = [gap for one in compared(db) for gap in one.gaps]
    return found


def test_a_whole_site_bears_out_its_numbers(copy: sqlite3.Connection) -> None:
    topics, posts = compared(copy)
    assert topics.compared == posts.compared > 2
    assert topics.gaps == posts.gaps == ()


@pytest.mark.parametrize("column", ["topic_count_shown", "post_count_shown"])
def test_more_than_the_lists_and_topics_show_is_not_shown_to_visitors(
    copy: sqlite3.Connection, column: str
) -> None:
    copy.execute(f"update forums set {column} = {column} + 4 where id = {FORUM}")
    found = gap(copy)
    assert found.explained
    assert found.shown == (found.held or 0) + 4


def test_a_count_read_after_the_list_is_not_said_to_have_grown(copy: sqlite3.Connection) -> None:
    """An index is read after the lists that it counts, on sites that never change too."""
    copy.execute(
        "update captures set captured_at = '2099' where id in"
        " (select capture_id from findings where subject = 'forum' and address ="
        f" (select url from forums where id = {FORUM}) and instr(found, '_count_shown'))"
        " and url <> (select url from forums where id = " + FORUM + ")"
    )
    copy.execute(f"update forums set topic_count_shown = topic_count_shown + 4 where id = {FORUM}")
    found = gap(copy)
    assert found.explained
    assert found.why == (
        "its lists show no more: it counts what visitors do not see, or what came after they were"
        " read"
    )
    copy.execute(
        "insert into queue (url, site, kind, state, reason, priority, ending)"
        " values ('http://x/new', 'x', 'topic', 'pending', null, 1, 0)"
    )
    assert gap(copy).why == "1 address of topics and forums has no answer yet"


def test_a_topic_of_the_list_that_is_not_held_is_no_excuse(copy: sqlite3.Connection) -> None:
    topic = f"(select page_id from topics where forum_id = {FORUM} limit 1)"
    copy.execute(f"delete from topics where page_id = {topic}")
    copy.execute("update forums set post_count_shown = null")
    found = gap(copy)
    assert (found.why, found.explained) == ("nothing tells why", False)
    copy.execute(
        "insert into queue (url, site, kind, state, reason, priority, ending)"
        " values ('http://x/new', 'x', 'topic', 'failed', 'timed out', 1, 0)"
    )
    assert gap(copy).why == "1 address of topics and forums has no answer yet"


def test_a_reply_that_its_topic_counts_and_is_not_held_is_no_excuse(
    copy: sqlite3.Connection,
) -> None:
    lost = f"(select page_id from topics where forum_id = {FORUM} order by comment_count desc)"
    copy.execute(f"delete from comments where page_id = {lost} and position = 1")
    assert not gap(copy).explained


def test_what_stood_below_counts_where_the_site_counts_it(copy: sqlite3.Connection) -> None:
    """BbPress counts the topics of sub-forums too; most of the site's forums tell that it does."""
    (parent,) = copy.execute("select parent_id from forums where parent_id is not null").fetchone()
    for column, what in (("topic_count_shown", "1"), ("post_count_shown", "1 + t.comment_count")):
        copy.execute(
            f"update forums set {column} = (select sum({what}) from topics t join forums f"
            " on f.id = t.forum_id where f.parent_id = forums.id) where id in"
            " (select parent_id from forums)"
        )
    assert [one.gaps for one in compared(copy)] == [(), ()]
    copy.execute("update forums set topic_count_shown = 99 where id = ?", (parent,))
    assert gap(copy).shown == 99


def test_a_topic_that_visitors_see_no_more_is_counted_no_more(copy: sqlite3.Connection) -> None:
    """Where the site counts one less than that, a topic is missing all the same."""
    copy.execute(
        "update captures set captured_at = '2099' where id in"
        " (select capture_id from findings where subject = 'forum')"
    )
    for column, less in (("topic_count_shown", "1"), ("post_count_shown", f"1 + {REPLIES}")):
        copy.execute(f"update forums set {column} = {column} - ({less}) where id = {FORUM}")
    topics, _ = compared(copy)
    assert [one.explained for one in topics.gaps] == [False]
    copy.execute(f"update pages set status = 'forbidden' where id = {TOPIC}")
    assert [one.explained for found in compared(copy) for one in found.gaps] == [True, True]
    copy.execute(f"update forums set topic_count_shown = topic_count_shown - 1 where id = {FORUM}")
    topics, _ = compared(copy)
    assert [one.explained for one in topics.gaps] == [False]
