"""An archive of a whole site, and copies of it to spoil."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from demo.server import serve
from demo.site import Demo
from share.completeness import Ledger, completeness
from tests.scraper.crawling import crawled

Spoil = Callable[..., Ledger]


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Crawl a small made-up site to its end; return the data folder."""
    data = tmp_path_factory.mktemp("whole") / "data"
    with serve(Demo(seed=7, pages=24)) as site:
        done = crawled(data, site.base_url)
    assert done.code == 0, done.reason
    return data


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a copy of the archive that may be written."""
    shutil.copy(whole / "archive.db", tmp_path / "archive.db")
    with sqlite3.connect(tmp_path / "archive.db") as db:
        yield db
    db.close()


@pytest.fixture
def spoil(copy: sqlite3.Connection) -> Spoil:
    """Return what runs SQL on the copy, and then gives its ledger."""

    def run(*queries: str) -> Ledger:
        for query in queries:
            assert copy.execute(query).rowcount > 0, query
        return completeness(copy)

    return run
