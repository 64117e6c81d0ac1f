"""The feeds tell what is new or changed, and no more than they should."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from datasette.app import Datasette

from browse.app import make_datasette
from pipelines.records import (
    Article,
    Author,
    Category,
    Comment,
    Crawl,
    PageAuthor,
    PageCategory,
    PageRow,
    Record,
    Revision,
    Topic,
)
from pipelines.store.database import insert, open_archive
from tests.browse.archive import SCRIPT, make_archive, row
from tests.browse.test_atom import ATOM, assert_valid, texts

URL = "https://example.org"
FIRST, NOW = "2026-11-01T10:00:00.000Z", "2026-11-08T10:00:00.000Z"
PLAIN, TOPIC, SECRET, LUNG = 11, 12, 13, 21


def rows() -> list[Record]:
    """Return an edited article, a discussion with a deleted post, and a page kept back."""
    page = {"site": "s", "first_seen_at": FIRST, "capture_id": 1}
    text = {"body_text": f"A text. {SCRIPT}", "capture_id": 1}
    secret = {"page_id": SECRET, "title": "secret title", "body_text": "secret text"}
    return [
        row(Crawl, id=2, record_id="urn:9", started_at="2026-11-08T09:00:00.000Z"),
        row(Category, id=LUNG, site="s", name="Lung"),
        row(Author, id=12, site="s", name="a patient's name", kind="member"),
        row(PageRow, id=PLAIN, url=f"{URL}/11", kind="article", title="Plain", status="live",
            changed_at=NOW, **page),
        row(PageRow, id=TOPIC, url=f"{URL}/12", kind="topic", title="Topic", status="live",
            changed_at=FIRST, **page),
        row(PageRow, id=SECRET, url=f"{URL}/13", kind="article", title="secret title",
            status="withheld", changed_at=NOW, **page),
        row(Article, page_id=PLAIN, title="Plain", **text),
        row(Topic, page_id=TOPIC, title="Topic", **text),
        row(Article, **secret),
        row(PageAuthor, page_id=PLAIN, author_id=1, position=1, role="author"),
        row(PageAuthor, page_id=TOPIC, author_id=12, position=1, role="author"),
        row(PageCategory, page_id=TOPIC, category_id=LUNG),
        row(PageCategory, page_id=SECRET, category_id=LUNG),
        row(Comment, id=99, page_id=TOPIC, system="drupal", source_id="99", author_id=12,
            author_name="a patient's name", body_text="taken back", deleted_at=NOW),
        row(Revision, id=1, page_id=PLAIN, change="edited", seen_at=NOW, capture_id=1),
        row(Revision, id=2, page_id=TOPIC, comment_id=99, change="deleted", seen_at=NOW,
            body_text="taken back", capture_id=1),
        row(Revision, id=3, page_id=SECRET, change="edited", seen_at=NOW, body_text="secret text",
            capture_id=1),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_archive(tmp_path_factory.mktemp("feed"))
    archive = open_archive(path)
    with contextlib.closing(archive.conn):
        insert(archive, rows())
        archive.conn.commit()
    return path


@pytest.fixture
def site(changed: Path) -> Datasette:
    return make_datasette(changed)


@pytest.mark.asyncio
async def test_tells_what_changed(site: Datasette) -> None:
    """Texts as text, who writes in public, where it stands; its own address is where it is."""
    told = await site.client.get("/feed.atom")
    assert told.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = assert_valid(told.content)
    titles = texts(root, "a:entry/a:title")
    assert sorted(titles) == ["New discussion: Topic", "Post gone: Topic", "Text edited: Plain"]
    edited = root.findall("a:entry", ATOM)[titles.index("Text edited: Plain")]
    assert texts(edited, "a:summary") == [f"A text. {SCRIPT}"]
    assert texts(edited, "a:author/a:name") == ["Dr. Made Up"]
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert links["self"] == "http://localhost/feed.atom"
    assert {link.get("href") for link in edited.findall("a:link", ATOM)} == {
        f"http://localhost/read/{PLAIN}"
    }


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/feed.atom", f"/category/{LUNG}.atom"])
async def test_keeps_back_what_is_kept_back(site: Datasette, path: str) -> None:
    """Nothing of a page kept back, of a deleted post's text, of a patient's name."""
    told = (await site.client.get(path)).text
    for never in ("secret", "taken back", "patient", "<script"):
        assert never not in told


@pytest.mark.asyncio
async def test_a_category_has_its_own(site: Datasette) -> None:
    root = assert_valid((await site.client.get(f"/category/{LUNG}.atom")).content)
    assert texts(root, "a:title")[0].endswith(": Lung")
    assert all(title.endswith(": Topic") for title in texts(root, "a:entry/a:title"))
    assert (await site.client.get("/category/5.atom")).status_code == 404
    for page, feed in (("/read/11", "/feed.atom"), (f"/category/{LUNG}", f"/category/{LUNG}.atom")):
        text = (await site.client.get(page)).text
        assert 'rel="alternate" type="application/atom+xml"' in text
        assert f'href="{feed}"' in text


@pytest.mark.asyncio
async def test_who_holds_it_already_is_told_so(site: Datasette) -> None:
    """By its tag, which is asked first, or by the day of the last change."""
    first = await site.client.get("/feed.atom")
    tag, day = first.headers["etag"], first.headers["last-modified"]
    assert day == "Sun, 08 Nov 2026 10:00:00 GMT"
    for headers, status in (
        ({"if-none-match": tag}, 304),
        ({"if-none-match": f'"x", W/{tag}'}, 304),
        ({"if-none-match": "*"}, 304),
        ({"if-none-match": '"x"', "if-modified-since": day}, 200),
        ({"if-modified-since": day}, 304),
        ({"if-modified-since": "Sun, 01 Nov 2026 10:00:00 GMT"}, 200),
        ({"if-modified-since": "no day"}, 200),
        ({"if-modified-since": "Sun, 08 Nov 2026 10:00:00"}, 200),
    ):
        again = await site.client.get("/feed.atom", headers=headers)
        assert again.status_code == status, headers
        assert bool(again.content) == (status == 200)
        assert again.headers["etag"] == tag


@pytest.mark.asyncio
async def test_an_archive_without_changes(tmp_path: Path) -> None:
    """A feed has an instant and a title where there is nothing to tell."""
    open_archive(tmp_path / "archive.db").conn.close()
    told = await make_datasette(tmp_path / "archive.db").client.get("/feed.atom")
    assert texts(assert_valid(told.content), "a:title") == ["grace-archive: what is new or changed"]
