"""Crawls for tests, and what they left behind."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.keep.folder import WarcFolder
from pipelines.records.answer import Answer, Note

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Crawled:
    """How a crawl ended, what it said on standard error, and its data folder."""

    code: int
    reason: str
    errors: str
    data: Path
    progress: dict[str, Any]

    def answers(self) -> list[Answer]:
        return [kept for kept in WarcFolder(self.data / "warc").records() if isinstance(kept, Answer)]

    def notes(self, kind: str) -> list[Note]:
        records = WarcFolder(self.data / "warc").records()
        return [kept for kept in records if isinstance(kept, Note) and kept.kind == kind]

    def queue(self) -> dict[str, tuple[str, str | None]]:
        """The state and reason of each address, by its path."""
        with closing(sqlite3.connect(self.data / "archive.db")) as db:
            rows = db.execute("select url, state, reason from queue").fetchall()
        return {"/" + url.split("/", 3)[3]: (state, reason) for url, state, reason in rows}


def command(data: Path, base_url: str, **plan: Any) -> list[str]:
    """The command line of one crawl; a delay of 0 where nothing else is said."""
    asked = {"data": str(data), "base_url": base_url, "plan": {"delay": 0, "patience": 0.01} | plan}
    return [sys.executable, "-m", "tests.scraper.crawl_once", json.dumps(asked)]


def crawled(data: Path, base_url: str, **plan: Any) -> Crawled:
    """Crawl in a process of its own and return how it ended."""
    done = subprocess.run(
        command(data, base_url, **plan), cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    return outcome(done.stdout, done.stderr, data)


def outcome(printed: str, errors: str, data: Path) -> Crawled:
    """Read what `crawl_once` printed."""
    assert printed, errors
    told = json.loads(printed)
    return Crawled(told["code"], told["reason"], errors, data, told["progress"])
