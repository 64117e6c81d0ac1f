"""`rebuild`: the archive made again from what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive_rows import rows
from tests.cli.running import articles, call, kept
from tests.cli.warcs import BASE, Sample, article, write


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An archive of two articles and a page that cannot be read."""
    samples = [article(1), article(2), Sample("/empty", b"")]
    write(tmp_path / "a.warc.gz", samples)
    done = call("import", tmp_path / "a.warc.gz", "--base-url", BASE, "--data", tmp_path / "data")
    assert done.exit_code == 4
    return tmp_path / "data"


@pytest.mark.parametrize("workers", [1, 2])
def test_it_gives_the_same_rows_and_touches_nothing_kept(data: Path, workers: int) -> None:
    before, files = rows(data / "archive.db"), kept(data)
    done = call("rebuild", "--data", data, "--workers", workers)
    assert done.exit_code == 4, done.output  # the page that could not be read still cannot
    assert "Read 3 captures again." in done.stdout
    assert "empty page" in done.stdout
    assert (rows(data / "archive.db"), kept(data)) == (before, files)


def test_it_makes_an_archive_that_is_gone(data: Path) -> None:
    for path in data.glob("archive.db*"):
        path.unlink()
    assert call("rebuild", "--data", data).exit_code == 4
    assert articles(data) == ["Article 1", "Article 2"]


def test_with_nothing_kept_it_says_what_to_do(tmp_path: Path) -> None:
    done = call("rebuild", "--data", tmp_path / "none")
    assert done.exit_code == 1
    assert "run 'grace-archive crawl' or 'grace-archive import' first" in done.stderr
    assert not (tmp_path / "none").exists()


def test_without_site_toml_it_touches_nothing(data: Path) -> None:
    (data / "site.toml").unlink()
    before = (data / "archive.db").read_bytes()
    done = call("rebuild", "--data", data)
    assert done.exit_code == 1
    assert "has no site.toml" in done.stderr
    assert (data / "archive.db").read_bytes() == before
