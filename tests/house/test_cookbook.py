"""Each recipe of the cookbook, and each saved query, runs on a demo archive and finds something."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from browse.functions import add_functions
from browse.metadata import metadata

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^## (.+?)\n.*?^```sql\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL))
SAVED = {
    name: query["sql"] for name, query in metadata()["databases"]["archive"]["queries"].items()
}
MAY_BE_EMPTY = {
    "changed-discussions",
    "drug-by-year",
    "drugs",
    "unanswered",
    "unread",
    "who-answers-whom",
}
"""About what need not be, and about drugs: the demo has its own. tests/browse has the answers."""


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
        add_functions(db)
        sql = RECIPES.get(name) or SAVED[name]
        given = dict.fromkeys(re.findall(r"(?<![:\w]):([a-z]\w*)", sql), "") | {"q": "treatment"}
        rows = db.execute(sql, given).fetchall()
    assert rows or name in MAY_BE_EMPTY


def test_every_heading_has_its_query() -> None:
    """No recipe is passed over by the pattern above."""
    assert len(RECIPES) == PAGE.count("\n## ") == PAGE.count("```sql")
