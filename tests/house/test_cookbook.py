"""Each recipe of the cookbook, and each saved query, runs on a demo archive and finds something."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from browse.metadata import metadata
from browse.search import fts_query

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^## (.+?)\n.*?^```sql\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL))
SAVED = {
    name: query["sql"] for name, query in metadata()["databases"]["archive"]["queries"].items()
}
EMPTY_IN_THE_DEMO = {"unread"}
"""Queries about what went wrong: nothing has to."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Crawl a small demo site."""
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "cli", "demo", "--pages", "30", "--no-browse"]
    subprocess.run([*command, "--data", str(folder)], check=True, cwd=ROOT, capture_output=True)
    return folder / "archive.db"


@pytest.mark.parametrize("name", [*RECIPES, *SAVED])
def test_runs_and_finds(archive: Path, name: str) -> None:
    """The query is valid on the tables as they are, and has rows where the demo has them."""
    with contextlib.closing(sqlite3.connect(archive)) as db:
        db.create_function("fts_query", 1, fts_query, deterministic=True)
        sql = RECIPES.get(name) or SAVED[name]
        rows = db.execute(sql, {"q": "treatment"} if ":q" in sql else {}).fetchall()
    assert rows or name in EMPTY_IN_THE_DEMO


def test_every_heading_has_its_query() -> None:
    """No recipe is passed over by the pattern above."""
    assert len(RECIPES) == PAGE.count("\n## ") == PAGE.count("```sql")
