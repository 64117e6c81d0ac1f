"""The weekly refresh: all that the site shows to be new is found, with few requests."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from demo.server import Server, serve
from demo.shown import iso_utc, local
from demo.site import Demo
from demo.truth.content import Content, contents
from pipelines.store.refresh import reasons
from pipelines.store.runs import last_news
from tests.cli.running import spawn
from tests.contents_held import contents_held, differences
from tests.scraper.crawling import crawled

ZONE = ("--timezone", "America/Los_Angeles")
TOLD = (reasons.CHANGED, reasons.COUNTED, reasons.UNLISTED)
WRITTEN_BY_A_REFRESH = {"captures", "crawls", "queue"}
READ_TO = {"kept_files"}
"""How far each WARC file has been read: the new crawl has a file of its own."""
OF_SQLITE = {"sqlite_stat1", "sqlite_schema", "sqlite_temp_schema"}
"""What the query planner knows of the tables, and the tables themselves."""


@dataclass(frozen=True)
class Run:
    """One crawl: what was asked for, and why, by reason; paths without a slash at their end."""

    requests: list[str]
    why: dict[str, set[str]]


def run(site: Server, data: Path, *options: object) -> Run:
    """Crawl with the command, as a user does."""
    before = len(site.requests)
    at = ("--base-url", site.base_url, *ZONE, "--delay", 0, "--data", data)
    done = spawn("crawl", *at, *options, timeout=1800)
    assert done.returncode == 0, done.stdout + done.stderr
    return what_was_asked(site, data, before)


def what_was_asked(site: Server, data: Path, before: int) -> Run:
    """What a crawl asked for that began after so many requests."""
    why: defaultdict[str, set[str]] = defaultdict(set)
    with closing(sqlite3.connect(data / "archive.db")) as db:
        for url, reason in db.execute(
            "select url, again_for from queue"
            " where again_at >= (select max(started_at) from crawls)"
        ):
            why[reason].add(url.removeprefix(site.base_url))
    return Run([path.rstrip("/") for _, path, _ in site.requests[before:]], dict(why))


def all_but_what_a_refresh_writes(data: Path) -> dict[str, list[str]]:
    """Every table's rows, those of `about` and of the search index's own tables too."""
    found = {}
    with closing(sqlite3.connect(data / "archive.db")) as db:
        tables = {name for (name,) in db.execute("select name from pragma_table_list")}
        assert {"findings", "texts", "problems", "revisions", "search_data", "about"} <= tables
        for table in tables - WRITTEN_BY_A_REFRESH - READ_TO - OF_SQLITE:
            columns = [row[1] for row in db.execute(f"pragma table_info({table})")]
            kept = [f'"{c}"' for c in columns if (table, c) != ("pages", "last_seen_at")]
            found[table] = sorted(map(str, db.execute(f"select {', '.join(kept)} from {table}")))
    return found


def current(data: Path, folder: Path) -> Path:
    """A copy of the archive that holds only the comments that are still there."""
    copy = folder / "current.db"
    with closing(sqlite3.connect(data / "archive.db")) as db, closing(sqlite3.connect(copy)) as to:
        db.backup(to)
        to.execute("delete from comments where deleted_at is not null")
        to.commit()
    return copy


def changed_paths(demo: Demo) -> set[str]:
    """The addresses of pages that the week changed and that a list or sitemap tells of."""
    world = demo.world
    return {world.every[nid].path for nid in world.touched.nids}


def with_dates_of_feeds(demo: Demo, data: Path) -> dict[int, Content]:
    """What the site shows, and the times that only a feed tells of pages which show no date."""
    with closing(sqlite3.connect(data / "archive.db")) as db:
        query = "select source_id from articles where published_from = 'feed' union all"
        query += " select source_id from videos where published_from = 'feed'"
        fed = {source_id for (source_id,) in db.execute(query)}
    shown = contents(demo)
    for nid, content in shown.items():
        if str(nid) in fed and content.on is None:
            created = demo.world.every[nid].created
            on, at = f"{local(created):%Y-%m-%d}", iso_utc(created)[:16]
            shown[nid] = content._replace(on=on, at=at)
    return shown


@pytest.mark.verify
@pytest.mark.parametrize("pages", [60, 5000])
def test_a_week_s_changes_are_found(tmp_path: Path, pages: int) -> None:
    """New, edited and deleted pages and comments alike, and a second refresh finds nothing."""
    data = tmp_path / "data"
    with serve(Demo(pages=pages)) as site:
        full = run(site, data)
        site.edition = 2
        first = run(site, data, "--recheck", 0)
        found = differences(
            contents_held(current(data, tmp_path), site.base_url),
            with_dates_of_feeds(site.demo, data),
        )
        assert found == []
        before = all_but_what_a_refresh_writes(data)
        second = run(site, data, "--recheck", 0)
        after = all_but_what_a_refresh_writes(data)
    told = {path.partition("?")[0] for why in TOLD for path in first.why.get(why, ())}
    new = {node.path for node in site.demo.world.changes.nodes}
    assert told == changed_paths(site.demo)
    assert new <= set(first.requests)
    assert set(second.why) <= {reasons.SHOWS, reasons.LISTS}
    assert {table for table in after if after[table] != before[table]} == set()
    if pages >= 5000:
        assert len(first.requests) <= 0.03 * len(full.requests)
        assert len(second.requests) <= 0.01 * len(full.requests)


@pytest.mark.verify
def test_the_requests_of_a_refresh_of_long_lists(tmp_path: Path) -> None:
    """As below, and the next page of a list where one shows news."""
    data = tmp_path / "data"
    with serve(Demo(pages=60)) as site:
        run(site, data)
        site.edition = 2
        done = run(site, data, "--recheck", 0)
        demo = site.demo
    new = {node.path for node in demo.world.changes.nodes}
    decided = {path.rstrip("/") for paths in done.why.values() for path in paths}
    old = {path for path in done.requests if path.startswith("/20")}  # new links to old addresses
    assert sorted(done.requests) == sorted({"/robots.txt"} | new | decided | old)
    assert done.why[reasons.SHOWS] == {"/", "/sitemap.xml"}
    assert len(done.why[reasons.LISTS]) == 18
    long = {"/forum/introducing-myself", "/forum/introducing-myself?page=1"}
    assert done.why[reasons.PARTS] | done.why[reasons.COUNTED] == long
    assert done.why[reasons.FORUM] == {
        "/forums/lung-thoracic-cancer",
        "/forums/gi-colorectal-cancer",
    }
    assert done.why[reasons.NEXT] == {
        "/?page=1",
        "/articles?page=1",
        "/articles?page=2",
        "/videos?page=1",
    }


@pytest.mark.verify
def test_an_edit_that_no_list_shows_is_found_in_turn(tmp_path: Path) -> None:
    """With a share of a half everything is asked for again within two runs."""
    data = tmp_path / "data"
    with serve(Demo(pages=12)) as site:
        full = run(site, data)
        asked = [set(run(site, data, "--recheck", 0.5).requests) for _ in range(2)]
    assert asked[0] | asked[1] >= set(full.requests)
    assert all(len(one) < len(full.requests) for one in asked)


@pytest.mark.verify
@pytest.mark.parametrize("design", ["wordpress", "drupal7"])
def test_other_designs(tmp_path: Path, design: str) -> None:
    """Without a sitemap, forum tables, lists and feeds tell what is new."""
    data = tmp_path / "data"
    with serve(Demo(pages=24, design=design)) as site:
        run(site, data)
        site.edition = 2
        first = run(site, data, "--recheck", 0)
        second = run(site, data, "--recheck", 0)
        new = {site.demo.design.path_of(site.demo.world, n) for n in site.demo.world.changes.nodes}
    assert {path.rstrip("/") for path in new} <= set(first.requests)
    assert set(second.why) <= {reasons.SHOWS, reasons.LISTS}


def test_the_requests_of_a_refresh(tmp_path: Path) -> None:
    """Exactly these: what shows news, what is told, other parts; and these too after a stop.

    The second half of a pass asks for nothing that the first has an answer to.
    """
    data, whole = tmp_path / "data", tmp_path / "whole"
    with serve(Demo(pages=24)) as site:
        assert crawled(data, site.base_url).code == 0
        shutil.copytree(data, whole)
        site.edition = 2
        before = len(site.requests)
        assert crawled(whole, site.base_url, recheck=0).code == 0
        done = what_was_asked(site, whole, before)
        before = len(site.requests)
        assert crawled(data, site.base_url, recheck=0, max_pages=15).code == 3
        assert crawled(data, site.base_url, recheck=0).code == 0
        resumed = what_was_asked(site, data, before).requests
        demo = site.demo
    new = {node.path for node in demo.world.changes.nodes}
    decided = {path.rstrip("/") for paths in done.why.values() for path in paths}
    assert sorted(done.requests) == sorted({"/robots.txt"} | new | decided)
    told = {path.partition("?")[0] for why in TOLD for path in done.why.get(why, ())}
    assert told == changed_paths(demo)
    assert done.why[reasons.SHOWS] == {"/", "/sitemap.xml"}
    assert len(done.why[reasons.LISTS]) == 18
    assert done.why[reasons.PARTS] == {"/forum/introducing-myself"}
    forums = {"lung-thoracic-cancer", "gi-colorectal-cancer", "breast-cancer"}
    assert done.why[reasons.FORUM] == {f"/forums/{name}" for name in forums}
    assert set(done.why) <= {*TOLD, *reasons.SHOWN, reasons.PARTS} - {reasons.NEXT}
    assert sorted(resumed) == sorted([*done.requests, "/robots.txt"])


@pytest.mark.parametrize(
    "design",
    [
        "drupal",
        pytest.param("drupal7", marks=pytest.mark.verify),
        pytest.param("wordpress", marks=pytest.mark.verify),
        pytest.param("bare", marks=pytest.mark.verify),
    ],
)
def test_a_second_refresh_writes_nothing_but_that_it_asked(tmp_path: Path, design: str) -> None:
    """Though it asks for everything: pages by 304 or whole, redirects, errors and robots.txt."""
    data = tmp_path / "data"
    with serve(Demo(pages=12, design=design)) as site:
        assert crawled(data, site.base_url).code == 0
        site.edition = 2
        assert crawled(data, site.base_url, recheck=1.0).code == 0
        if design == "drupal":  # another may not show all of it
            assert _as_told(data) == _as_it_is(site.demo)
        before, asked = all_but_what_a_refresh_writes(data), len(site.requests)
        assert crawled(data, site.base_url, recheck=1.0).code == 0
        after = all_but_what_a_refresh_writes(data)
        assert not any(_as_told(data).values())
    assert len(site.requests) - asked > 50
    for table, expected in before.items():
        assert after[table] == expected, table


def _as_told(data: Path) -> dict[str, Mapping[str, int]]:
    """What the newest crawl says that it found."""
    with closing(sqlite3.connect(data / "archive.db")) as db:
        found = last_news(db)
    assert found
    assert found.unchanged
    return {"new": found.new, "gone": found.gone, "comments": found.comments}


def _as_it_is(demo: Demo) -> dict[str, Mapping[str, int]]:
    """What the site has different from the week before."""
    world, changes = demo.world, demo.world.changes
    gone = [
        node.kind for nid, node in world.every.items() if nid in changes.gone | changes.forbidden
    ]
    of_new = sum(len(world.visible(node)) for node in changes.nodes)
    comments = {
        "new": len(changes.added) + of_new,
        "edited": len(changes.edited),
        "deleted": len(changes.deleted),
    }
    return {
        "new": Counter(node.kind for node in changes.nodes),
        "gone": Counter(gone),
        "comments": {what: count for what, count in comments.items() if count},
    }


@pytest.mark.verify
def test_a_pass_that_is_stopped_between_the_parts_of_a_discussion(tmp_path: Path) -> None:
    """A comment that went from an earlier part is found gone by the crawl that goes on."""
    data, whole = tmp_path / "data", tmp_path / "whole"
    with serve(Demo(pages=24)) as site:
        run(site, data)
        shutil.copytree(data, whole)
        site.edition = 2
        at_once = run(site, whole, "--recheck", 0)
        (first,) = at_once.why[reasons.PARTS]
        before, many = len(site.requests), at_once.requests.index(first) - 1
        at = ("--base-url", site.base_url, *ZONE, "--delay", 0, "--data", data, "--recheck", 0)
        assert spawn("crawl", *at, "--max-pages", many).returncode == 3
        assert first not in [path for _, path, _ in site.requests[before:]]
        assert f"{first}?page=1" in [path for _, path, _ in site.requests[before:]]
        on = run(site, data, "--recheck", 0)
        assert {first, f"{first}?page=1"} <= set(on.requests)
        held = contents_held(current(data, tmp_path), site.base_url)
        assert differences(held, contents(site.demo)) == []
