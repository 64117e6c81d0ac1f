"""Crawls for tests, and what they left behind."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipelines.keep.folder import WarcFolder
from pipelines.records.answer import Answer, Note
from tests.scraper import crawl_once

ROOT = Path(__file__).parents[2]
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["tests.scraper.crawl_once"])


@dataclass(frozen=True)
class Crawled:
    """How a crawl ended, what it said on standard error, and its data folder."""

    code: int
    reason: str
    errors: str
    data: Path
    progress: dict[str, Any]

    def answers(self) -> list[Answer]:
        return [
            kept for kept in WarcFolder(self.data / "warc").records() if isinstance(kept, Answer)
        ]

    def notes(self, kind: str) -> list[Note]:
        records = WarcFolder(self.data / "warc").records()
        return [kept for kept in records if isinstance(kept, Note) and kept.kind == kind]

    def queue(self) -> dict[str, tuple[str, str | None]]:
        """The state and reason of each address, by its path."""
        with closing(sqlite3.connect(self.data / "archive.db")) as db:
            rows = db.execute("select url, state, reason from queue").fetchall()
        return {"/" + url.split("/", 3)[3]: (state, reason) for url, state, reason in rows}


def _asked(data: Path, base_url: str, plan: dict[str, Any]) -> str:
    told = {"data": str(data), "base_url": base_url}
    return json.dumps(told | {"plan": {"delay": 0, "patience": 0.01} | plan})


def command(data: Path, base_url: str, **plan: Any) -> list[str]:
    """The command line of one crawl; a delay of 0 where nothing else is said."""
    return [sys.executable, "-m", "tests.scraper.crawl_once", _asked(data, base_url, plan)]


def crawled(data: Path, base_url: str, **plan: Any) -> Crawled:
    """Crawl in a process of its own and return how it ended.

    The process is forked from one that has imported Scrapy already: that takes a second.
    """
    with TemporaryDirectory() as folder:
        printed, errors = Path(folder, "printed"), Path(folder, "errors")
        arguments = (_asked(data, base_url, plan), printed, errors)
        crawl = FORKS.Process(target=crawl_once.into_files, args=arguments)
        crawl.start()
        crawl.join(120)
        assert crawl.exitcode is not None, "the crawl did not end"
        return outcome(printed.read_text(), errors.read_text(), data)


def outcome(printed: str, errors: str, data: Path) -> Crawled:
    """Read what `crawl_once` printed."""
    assert printed, errors
    told = json.loads(printed)
    return Crawled(told["code"], told["reason"], errors, data, told["progress"])
