"""A page is found by any address that leads to it, and what the queue knows of others is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.read.addresses import normal
from pipelines.store import inspect
from pipelines.store.explain import Explained, explain, waiting
from pipelines.store.store import Store
from tests.store.saying import HOST, SITE, THREAD, fill, history


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """An archive of a small site's captures."""
    store = Store.open(tmp_path / "archive.db", SITE)
    fill(store, history())
    store.close()
    connection = inspect.open_to_read(tmp_path / "archive.db")
    yield connection
    connection.close()


def _explain(db: sqlite3.Connection, path: str) -> Explained | None:
    return explain(db, HOST + path, normal(HOST + path, SITE), SITE.name)


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/blog/a", "/blog/a"),
        ("/post/a", "/blog/a"),
        ("/node/9", "/blog/a"),
        ("/node/9/?page=0#content", "/blog/a"),
        ("/2009/01/02/c", "/post/c"),
        (f"{THREAD}?page=1", THREAD),
    ],
)
def test_every_address_leads_to_the_page(db: sqlite3.Connection, path: str, canonical: str) -> None:
    found = _explain(db, path)
    assert found is not None
    assert found.url == HOST + canonical
    assert found.comment is None


@pytest.mark.parametrize("path", ["/comment/3", "/comment/3#comment-3", f"{THREAD}#comment-3"])
def test_a_comments_address_leads_to_it(db: sqlite3.Connection, path: str) -> None:
    found = _explain(db, path)
    assert found is not None
    assert found.url == HOST + THREAD
    assert found.comment is not None
    assert found.comment.source_id == "3"
    assert found.comment.deleted_at is None


def test_a_deleted_comment_is_explained_too(db: sqlite3.Connection) -> None:
    found = _explain(db, "/comment/2")
    assert found is not None
    assert found.comment is not None
    assert found.comment.deleted_at == "2024-03-02T10:00:00.000Z"


def test_a_page_tells_its_captures_in_time_order(db: sqlite3.Connection) -> None:
    found = _explain(db, THREAD)
    assert found is not None
    assert [c.captured_at[8:16] for c in found.captures] == [
        "01T10:00",
        "01T10:01",
        "02T10:00",
        "03T10:00",
    ]
    assert (found.kind, found.status, found.comments) == ("topic", "live", 2)


def test_what_leads_nowhere_is_not_explained(db: sqlite3.Connection) -> None:
    for path in ("/nothing", "/comment/999", f"{THREAD}#comment-999x"):
        found = _explain(db, path)
        assert found is None or found.comment is None
    assert _explain(db, "/nothing") is None


def test_the_queue_tells_of_what_is_not_held(db: sqlite3.Connection) -> None:
    known = waiting(db, f"{HOST}/user/login")
    assert known is not None
    assert known.state == "skipped"
    assert waiting(db, f"{HOST}/nothing") is None
