"""The front page: what is held, how complete it is, charts that lead to rows, what changed."""

from __future__ import annotations

import contextlib
import html
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette

from browse.app import make_datasette
from browse.pages import home
from pipelines.records import QueueEntry
from pipelines.store.database import insert, open_archive
from tests.browse.archive import row

Link = tuple[str, str]


def _bars(text: str) -> list[Link]:
    """Return label and address of each linked bar."""
    found = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"', text)
    return [(html.unescape(label), html.unescape(href)) for href, label in found]


@pytest.fixture
def copy(archive: Path, tmp_path: Path) -> Path:
    """Give an archive of one's own, to be written to while it is shown."""
    return Path(shutil.copy(archive, tmp_path / "archive.db"))


def _write(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


@pytest.mark.asyncio
async def test_says_what_is_held_from_when_to_when(datasette: Datasette) -> None:
    """Counts, days of the texts, the search box, what the file says of itself."""
    text = (await datasette.client.get("/")).text
    assert "<h1>example</h1>" in text
    for part in ("<strong>2</strong> articles", "<strong>12</strong> comments"):
        assert part in text
    assert '<time datetime="2013-08-07">' in text
    assert '<time datetime="2013-09-12">' in text
    assert text.count('role="search"') == 1
    assert "<dt>site</dt><dd>example</dd>" in text
    assert "Most discussed" in text
    assert "<script" not in text


@pytest.mark.asyncio
async def test_every_bar_over_time_leads_to_as_many_rows(datasette: Datasette) -> None:
    """August and September: few enough for months. Texts without a day are told beside."""
    text = (await datasette.client.get("/")).text
    bars = [(label, href) for label, href in _bars(text) if "published_on" in href]
    assert [label for label, _ in bars] == ["2013-08, articles: 1", "2013-09, comments: 12"]
    for label, href in bars:
        path, _, asked = href.partition("?")
        rows = (await datasette.client.get(f"{path}.json?_shape=array&{asked}")).json()
        assert f": {len(rows)}" in label
    assert '<a href="/archive/articles?published_on__isnull=1">1 in articles</a>' in text


@pytest.mark.asyncio
async def test_years_where_months_would_be_too_many(copy: Path) -> None:
    """Also with one wrong day long before all others."""
    _write(copy, "update comments set published_on = '1998-02-03' where id = 5")
    text = (await make_datasette(copy).client.get("/")).text
    assert "Comments a year" in text
    assert "/archive/comments?published_on__gte=1998-01-01&amp;published_on__lte=1998-12-31" in text


@pytest.mark.asyncio
async def test_says_how_complete_it_is(copy: Path) -> None:
    """How the last crawl ended, and the state of every known address; not «complete» for none."""
    plain = (await make_datasette(copy).client.get("/")).text
    assert "its end is not on record" in plain
    assert "1 problem</a>" in plain
    _write(copy, "update crawls set outcome = 'stopped', reason = 'Stopped with 1 address to go.'")
    archive = open_archive(copy)
    insert(archive, [row(QueueEntry, url=state, state=state) for state in ("pending", "done")])
    archive.close()
    text = (await make_datasette(copy).client.get("/")).text
    assert "<strong>stopped</strong>. Stopped with 1 address to go." in text
    assert "Of 2 known addresses" in text
    assert '<a href="/archive/queue?state=pending"><strong>1</strong> waiting</a>' in text


@pytest.mark.asyncio
async def test_shows_what_a_crawl_has_written_meanwhile(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted anew where something changed, not where nothing did, and with a pause between."""
    client = make_datasette(copy).client
    first = (await client.get("/")).text
    counted = re.compile(r"Counted .* UTC")
    monkeypatch.setattr(home, "SHARE", 0)
    assert counted.findall((await client.get("/")).text) == counted.findall(first)
    _write(copy, "delete from comments where id = 12")
    assert "<strong>11</strong> comments" in (await client.get("/")).text
    monkeypatch.setattr(home, "SHARE", 1e9)
    _write(copy, "delete from comments where id = 11")
    assert "<strong>11</strong> comments" in (await client.get("/")).text


@pytest.mark.asyncio
async def test_what_is_withheld_is_named_nowhere(copy: Path) -> None:
    """Neither among the discussions nor among the changes."""
    _write(
        copy,
        "update pages set status = 'withheld', title = 'Withheld one',"
        " changed_at = '2026-11-23T13:00:00.000Z' where id = 1",
        "insert into revisions (id, page_id, comment_id, capture_id, seen_at, change)"
        " values (1, 1, 2, 1, '2026-11-23T13:00:00.000Z', 'edited')",
    )
    assert "Withheld one" not in (await make_datasette(copy).client.get("/")).text


@pytest.mark.asyncio
async def test_hostile_names_are_text(copy: Path) -> None:
    """Of discussions, categories and of the site itself."""
    hostile = "\"><svg onload=alert(1)><a href='javascript:alert(1)'>"
    with contextlib.closing(sqlite3.connect(copy)) as db:
        db.execute("update pages set title = ?, changed_at = '2026-11-23'", [hostile])
        db.execute("insert into categories (id, site, name) values (1, 's', ?)", [hostile])
        db.execute("insert into page_categories values (1, 1)")
        db.execute("update about set value = ?", [hostile])
        db.execute("update crawls set outcome = ?, reason = ?", [hostile, hostile])
        db.commit()
    text = (await make_datasette(copy).client.get("/")).text
    assert "alert(1)" in text
    assert "<svg onload" not in text
    assert 'href="javascript' not in text
    assert "href='javascript" not in text


@pytest.mark.asyncio
async def test_an_archive_without_anything_says_so(copy: Path) -> None:
    """Before the first page is read: no chart, no error."""
    _write(
        copy,
        "pragma foreign_keys = off",
        *(
            f"delete from {table}"
            for table in ("comments", "articles", "pages", "captures", "crawls", "about")
        ),
    )
    answer = await make_datasette(copy).client.get("/")
    assert answer.status_code == 200
    assert "No crawl is on record" in answer.text
    assert "No change is on record yet" in answer.text
    assert "<svg" not in answer.text
