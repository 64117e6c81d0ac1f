"""What sitemaps and feeds list, and is not held."""

from __future__ import annotations

import sqlite3

import pytest

from share.ledger.gap import EXAMPLES
from share.ledger.listed import feeds, sitemaps


def test_each_entry_of_a_feed_is_held(copy: sqlite3.Connection) -> None:
    check, sources = feeds(copy)
    assert check.compared == sum(source.listed for source in sources) > 0
    assert check.gaps == ()
    assert all(source.listed == source.held for source in sources)


def test_an_entry_that_is_not_held_is_told_with_its_state(copy: sqlite3.Connection) -> None:
    (url,) = copy.execute(
        "select f.address from findings f join captures c on c.id = f.capture_id join pages p"
        " on p.id = c.page_id where p.kind = 'feed' and f.subject = 'elsewhere' limit 1"
    ).fetchone()
    copy.execute("delete from addresses where url = ?", (url,))
    copy.execute("delete from queue where url = ?", (url,))
    (gap,) = feeds(copy)[0].gaps
    assert (gap.url, gap.explained) == (url, False)
    copy.execute(
        "insert into queue (url, site, state, reason, priority, ending)"
        " values (?, 'x', 'skipped', 'robots.txt forbids it', 1, 0)",
        (url,),
    )
    check, sources = feeds(copy)
    assert [(gap.why, gap.explained) for gap in check.gaps] == [
        ("skipped: robots.txt forbids it", True)
    ]
    assert any(source.held < source.listed for source in sources)


def test_an_address_that_two_feeds_list_differs_once(copy: sqlite3.Connection) -> None:
    feed, url = copy.execute(
        "select c.url, f.address from findings f join captures c on c.id = f.capture_id"
        " join pages p on p.id = c.page_id where p.kind = 'feed' and f.subject = 'elsewhere'"
        " group by f.address order by count(distinct c.url) desc limit 1"
    ).fetchone()
    held = {source.url: source.held for source in feeds(copy)[1]}
    copy.execute("delete from addresses where url = ?", (url,))
    copy.execute("delete from queue where url = ?", (url,))
    check, sources = feeds(copy)
    lacking = [source for source in sources if source.held < held[source.url]]
    assert feed in {source.url for source in lacking}
    assert (len(lacking) > 1, check.differ, check.missing) == (True, 1, 1)


def test_every_address_that_a_sitemap_lists_is_counted_and_some_are_named(
    copy: sqlite3.Connection,
) -> None:
    copy.execute("update queue set listed_in = null, listed_at = null, lists_at = null")
    add = (
        "insert into queue (url, site, state, reason, priority, ending, listed_in, listed_at,"
        " lists_at) values (?, 'x', ?, ?, 1, 0, 'http://x/sitemap.xml', ?, ?)"
    )
    copy.execute(add, ("http://x/sitemap.xml", "done", "answered 200", None, "2026-02"))
    closed = (
        (f"http://x/{number}", "skipped", "robots.txt forbids it", "2026-02", None)
        for number in range(1_500)
    )
    copy.executemany(add, closed)
    copy.execute(add, ("http://x/lost", "done", "answered 200", "2026-02", None))
    check, (source,) = sitemaps(copy)
    assert (source.listed, source.held) == (1_501, 0)
    assert [(one.why, one.explained, one.count) for one in check.reasons] == [
        ("done: answered 200", False, 1),
        ("skipped: robots.txt forbids it", True, 1_500),
    ]
    assert (check.agree, check.missing, len(check.gaps)) == (0, 1, EXAMPLES)
    assert check.gaps[0].url == "http://x/lost"


def test_what_a_sitemap_lists_no_more_does_not_count(copy: sqlite3.Connection) -> None:
    copy.execute("update queue set listed_in = null, listed_at = null, lists_at = null")
    add = (
        "insert into queue (url, site, state, priority, ending, listed_in, listed_at, lists_at)"
        " values (?, 'x', 'pending', 1, 0, 'http://x/sitemap.xml', ?, ?)"
    )
    copy.execute(add, ("http://x/sitemap.xml", None, "2026-02"))
    copy.execute(add, ("http://x/new", "2026-02", None))
    copy.execute(add, ("http://x/old", "2026-01", None))
    check, (source,) = sitemaps(copy)
    assert (source.listed, source.held) == (1, 0)
    assert [(gap.url, gap.why, gap.explained) for gap in check.gaps] == [
        ("http://x/new", "pending", True)
    ]


@pytest.mark.parametrize(
    ("refused", "listed", "missing"), [(10, 20, 0), (11, 219, 11), (11, 220, 0), (300, 500, 300)]
)
def test_what_a_sitemap_lists_and_the_site_does_not_show_is_told(
    copy: sqlite3.Connection, refused: int, listed: int, missing: int
) -> None:
    """A few are a site's own affair; many make `check` end with 4."""
    copy.execute("update queue set listed_in = null, listed_at = null, lists_at = null")
    add = (
        "insert into queue (url, site, state, reason, priority, ending, answer, listed_in,"
        " listed_at, lists_at) values (?, 'x', 'done', ?, 1, 0, ?, 'http://x/sitemap.xml', ?, ?)"
    )
    copy.execute(add, ("http://x/sitemap.xml", "answered 200", 200, None, "2026-02"))
    for number in range(listed):
        answer = 404 if number < refused else 301
        told = (f"http://x/{number}", f"answered {answer}", answer, "2026-02", None)
        copy.execute(add, told)
    check, (source,) = sitemaps(copy)
    assert (source.listed, source.held) == (listed, listed - refused)
    assert (check.differ, check.missing) == (refused, missing)
    assert check.reasons[0].why.startswith("the site answers 404")
