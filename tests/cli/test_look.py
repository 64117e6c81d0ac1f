"""`status` on an archive of the made-up site's pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.run import Archive
from pipelines.site_file import SiteFile
from tests.cli.held import make
from tests.cli.running import call
from tests.cli.warcs import BASE


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of an article, one with a comment, and a page that is no longer there."""
    return make(tmp_path_factory.mktemp("look"))


def test_status_says_what_is_held_in_words(data: Path) -> None:
    said = call("status", "--data", data)
    assert said.exit_code == 0
    for part in (
        "article 2",
        "besides, 1 address showed no page: not found 1",
        "Comments   1, by 1 person\n",
        "Authors    1\n",
        "Captures   3, 2024-03-01T10:00:00.000Z",
        f"        1  pending: of a kind that no link tells\n           {BASE}/post/next\n",
        "'grace-archive crawl' asks for what is pending",
    ):
        assert part in said.stdout
    assert "no longer" not in said.stdout
    assert "On disk" in said.stdout


def test_status_is_there_for_programs_too(data: Path) -> None:
    found = json.loads(call("status", "--data", data, "--json").stdout)
    assert found["pages"] == {"article": 2}
    assert found["not_live"] == {"gone": 1}
    assert (found["comments"], found["captures"]) == (1, 3)
    assert found["bytes"]["warc"] > 0


def test_status_of_an_archive_of_nothing_says_so(tmp_path: Path) -> None:
    Archive.open(tmp_path, SiteFile(site="x", base_url=BASE)).close()
    said = call("status", "--data", tmp_path)
    assert said.exit_code == 0
    assert said.stdout.startswith("Nothing is held yet.\n")


def test_status_without_an_archive_says_what_to_do(tmp_path: Path) -> None:
    said = call("status", "--data", tmp_path / "data")
    assert said.exit_code == 1
    assert "Nothing is held yet in" in said.stderr
    assert "run 'grace-archive crawl' or 'grace-archive import' first" in said.stderr
    assert not (tmp_path / "data").exists()
