"""What is ahead of a crawl: by what waits, pagers, counts, and how often terms are named."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipelines.records import Forum
from pipelines.records.answer import Note, Place
from pipelines.records.reading import FoundLink
from pipelines.run import Archive
from pipelines.store.database import insert
from pipelines.store.refresh.shows import MOST_LISTS
from share.outlook.dated import Stretch
from share.outlook.known import Known
from share.outlook.outlook import outlook
from share.outlook.refresh import is_complete
from share.outlook.speed import seconds_a_request
from share.outlook.terms import Terms
from share.outlook.told import Shown, documents_listed, topics_counted
from tests.made import BASE, SITE_FILE, keep, page


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Two articles that are held, and addresses that wait."""
    keep(tmp_path, {f"/post/{number}": page(number) for number in (1, 2)})
    made = Archive.open(tmp_path, SITE_FILE)
    made.catch_up()
    yield made
    made.close()


def _links(archive: Archive, *paths: str, kind: str | None = None) -> None:
    archive.store.queue.add(FoundLink(BASE + path, kind) for path in paths)


def test_what_waits_is_taken_for_what_is_like_it(archive: Archive) -> None:
    _links(archive, "/post/3", "/post/4", "/elsewhere/5")
    _links(archive, "/forum/a-question", kind="topic")
    known = Known(archive.store.database.conn)
    assert (known["article"], known.answered["article"]) == (4, 2)
    assert (known.waiting["other"], known.waiting["topic"]) == (1, 1)
    assert (known.untold["article"], known.untold["topic"]) == (2, 0)


def test_a_pager_tells_of_parts_that_no_link_leads_to(archive: Archive) -> None:
    _links(archive, "/post/1?page=1", "/post/1?page=9", "/news/page/2", "/news/page/12")
    known = Known(archive.store.database.conn)
    assert known.count_of(f"{BASE}/post/1") == 10
    assert known.count_of(f"{BASE}/news") == 12
    assert known.missing_parts() == {"article": 7, "other": 9}


def test_a_pager_that_leads_on_for_ever_is_not_believed(archive: Archive) -> None:
    _links(archive, "/calendar?page=999999")
    assert Known(archive.store.database.conn).missing_parts().total() < 10_000


def test_the_longest_list_tells_how_many_articles_there_are(archive: Archive) -> None:
    _links(archive, "/news?page=9")
    rows = {f"{BASE}/post/{number}": "article" for number in range(10)}
    lists = [Shown(f"{BASE}/news", "listing", rows), Shown(f"{BASE}/tag/x", "tag", dict(rows))]
    counted = documents_listed(lists, Known(archive.store.database.conn))
    assert counted["article"] == 95


@pytest.mark.parametrize(("above", "total"), [(30, 30), (0, 30), (2, 32)])
def test_topics_of_sub_forums_are_counted_once(archive: Archive, above: int, total: int) -> None:
    rows = [(1, "All", None, above), (2, "Lung", 1, 20), (3, "Breast", 1, 10)]
    insert(
        archive.store.database,
        [
            Forum(
                id=number,
                site="made",
                url=None,
                page_id=None,
                name=name,
                description=None,
                parent_id=parent,
                position=None,
                topic_count_shown=count,
                post_count_shown=None,
            )
            for number, name, parent, count in rows
        ],
    )
    assert topics_counted(archive.store.database.conn) == total


def test_terms_that_only_one_page_names_tell_of_more() -> None:
    rare = Terms(3, Counter(f"/tag/{number}" for number in range(6)))
    often = Terms(3, Counter({"/tag/x": 3, "/tag/y": 3}))
    assert (rare.all, often.all) == (12, 2)


@pytest.mark.parametrize(("documents", "parts"), [(20, 0), (200, 39), (0, 0)])
def test_lists_of_terms_have_as_many_parts_as_documents_fill(documents: int, parts: int) -> None:
    """Two terms each of 200 documents, ten a page: 40 pages for two terms, half of one too much."""
    two = Terms(4, Counter({"/tag/x": 4, "/tag/y": 4}))
    assert two.further(documents, rows=10) == (parts or 3 * (documents == 20))


def test_the_newest_rows_and_the_oldest_day_tell_how_many_there_are() -> None:
    """Ten rows in 90 days, and 900 days before them."""
    first = date(2024, 6, 30)
    rows = {f"/{n}": first - timedelta(days=10 * n) for n in range(10)}
    whole = Stretch("/news", rows)
    part = Stretch("/news/sleep", {url: rows[url] for url in ("/2", "/5", "/8")})
    other = Stretch("/blog", {"/x": first, "/y": first - timedelta(days=9)})
    assert whole.count(first - timedelta(days=990)) == 100
    assert whole.count(first) == 10
    assert whole.holds(part)
    assert not whole.holds(other)


def test_a_list_that_only_leads_on_is_reckoned_by_its_days(archive: Archive) -> None:
    """WordPress's "Older posts": no last page, no total, no sitemap."""
    days = [date(2024, 3, 1) - timedelta(days=30 * n) for n in range(5)]
    rows = "".join(
        f'<article id="post-{n + 50}" class="post-{n + 50} post type-post hentry">'
        f'<h2 class="entry-title"><a href="/{day:%Y/%m/%d}/naps/">Naps {n}</a></h2>'
        f'<time datetime="{day}T10:00:00Z">{day}</time><p>How to nap.</p></article>'
        for n, day in enumerate(days)
    )
    body = f'<main>{rows}</main><a class="next" href="/page/2/">Older posts</a>'
    system = '<meta name="generator" content="WordPress 6.4">'
    html = f'<html><head>{system}</head><body class="home blog">{body}</body></html>'
    keep(archive.keep.path.parent, {"/": html.encode()})
    archive.catch_up()
    db = archive.store.database.conn
    _links(archive, "/page/2")
    before = outlook(db, archive.keep, archive.site, recheck=0.1)
    _links(archive, "/2014/03/01/the-first")
    after = outlook(db, archive.keep, archive.site, recheck=0.1)
    assert after.guessed > 80
    assert after.requests() - after.guessed < 15
    assert before.guessed < after.guessed


def test_all_that_is_held_is_asked_for_again_by_a_full_crawl(archive: Archive) -> None:
    db = archive.store.database.conn
    complete(archive)
    held = db.execute("select count(*) from queue where state = 'done'").fetchone()[0]
    whole = outlook(db, archive.keep, archive.site, recheck=0.1, full=True)
    assert (whole.requests(), whole.refresh) == (held, False)
    assert whole.received() > 0
    db.execute("update captures set etag = 'x'")
    same = outlook(db, archive.keep, archive.site, recheck=0.1, full=True)
    assert (same.requests(), same.received()) == (held, 0)
    _links(archive, "/post/9")
    more = outlook(db, archive.keep, archive.site, recheck=0.1, full=True)
    assert more.requests() == held + 1


def test_what_is_ahead_adds_up_and_only_leaves_out_what_is_surely_another_kind(
    archive: Archive,
) -> None:
    _links(archive, "/post/3", "/post/4")
    _links(archive, "/forum/a-question", kind="topic")
    found = outlook(archive.store.database.conn, archive.keep, archive.site, recheck=0.1)
    assert found.requests() == 3
    assert found.requests({"topic"}) == 3  # nobody has told that /post/3 is an article
    assert found.requests({"article"}) == 2
    assert found.received() > 0
    assert not found.refresh


def complete(archive: Archive) -> None:
    """Note that a crawl of all has come to its end."""
    place = Place(file="x.warc.gz", offset=0, length=0)
    noted = "2024-03-01T11:00:00.000Z"
    for kind, data in (("crawl-start", {}), ("crawl-end", {"outcome": "complete"})):
        note = Note(
            record_id="urn:uuid:1",
            kind=kind,
            url=BASE,
            noted_at=noted,
            data=json.loads(json.dumps(data)),
            crawl="urn:uuid:1",
            place=place,
        )
        archive.store.add([], [note])


def test_where_all_is_held_a_refresh_is_ahead(archive: Archive) -> None:
    complete(archive)
    assert is_complete(archive.store.database.conn)
    found = outlook(archive.store.database.conn, archive.keep, archive.site, recheck=1.0)
    assert found.refresh
    assert 2 <= found.requests() <= 2 + MOST_LISTS
    _links(archive, "/post/9")
    assert not is_complete(archive.store.database.conn)


def test_a_request_takes_what_the_last_ones_took_and_never_less_than_asked(
    archive: Archive,
) -> None:
    assert seconds_a_request(archive.store.database.conn, 0.2) == 0.2  # no crawl of ours yet
    archive.store.database.execute("insert into crawls (id, record_id, site) values (1, 'x', 'x')")
    archive.store.database.execute("update captures set crawl_id = 1")
    assert seconds_a_request(archive.store.database.conn, 0.2) == pytest.approx(1.0, abs=0.01)
    assert seconds_a_request(archive.store.database.conn, 10.0) == 10.0
