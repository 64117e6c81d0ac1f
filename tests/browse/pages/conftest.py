"""A discussion of more than one page, with what is awkward in it."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from datasette.app import Datasette

from browse.app import make_datasette
from pipelines.records import Comment, Revision
from pipelines.store.database import insert, open_archive
from tests.browse.archive import SCRIPT, SEEN, make_archive, row
from tests.browse.pages.captured import make_captured

LONG = 2
"""The page with the long discussion: 60 posts that answer none, the first of them with a chain."""


@pytest.fixture(scope="package")
def discussion(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_archive(tmp_path_factory.mktemp("pages"))
    archive = open_archive(path)
    told = {"page_id": LONG, "system": "drupal", "author_name": "JimC", "capture_id": 1}
    chain = {1001: 101, 1002: 1001, 1003: 1002}
    places = [*range(101, 102), *chain, *range(102, 161)]
    texts = {1001: SCRIPT, 102: '<a href="javascript:alert(1)">x</a><img src="//x.example/i.png">'}
    with contextlib.closing(archive.conn):
        insert(
            archive,
            [
                row(Comment, id=number, source_id=str(number), position=at,
                    parent_id=chain.get(number),
                    body_html=texts.get(number, f"<p>Post {number}</p>"), body_text="x",
                    deleted_at=SEEN if number == 104 else None, **told)
                for at, number in enumerate(places, 1)
            ],
        )  # fmt: skip
        insert(archive, [row(Revision, id=1, page_id=LONG, comment_id=103, change="edited")])
        archive.conn.commit()
    return path


@pytest.fixture
def reading(discussion: Path) -> Datasette:
    return make_datasette(discussion)


@pytest.fixture(scope="package")
def captured_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_captured(tmp_path_factory.mktemp("captured"))


@pytest.fixture
def evidence(captured_archive: Path) -> Datasette:
    return make_datasette(captured_archive)
