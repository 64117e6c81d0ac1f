"""Kept pages, read again from warc/."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.kept import KeptPages
from pipelines.site_file import SiteFile
from pipelines.store.evidence import CaptureSeen
from tests.cli.held import make
from tests.cli.running import ask, call
from tests.cli.warcs import BASE


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three captures."""
    return make(tmp_path_factory.mktemp("kept"))


def captures(data: Path) -> tuple[CaptureSeen, ...]:
    """All captures, in the order of time."""
    query = (
        "select captured_at, status, url, warc_file, warc_offset from captures order by captured_at"
    )
    names = ("captured_at", "status", "url", "warc_file", "warc_offset")
    return tuple(CaptureSeen(**dict(zip(names, row, strict=True))) for row in ask(data, query))  # type: ignore[arg-type]


def test_the_latest_that_shows_a_page_is_taken(data: Path) -> None:
    pages = KeptPages(data, SiteFile(site="x", base_url=BASE).as_site())
    latest = pages.latest(captures(data))
    assert latest is not None
    assert latest.address == f"{BASE}/post/talk"


def test_without_warc_files_there_is_no_page_and_explain_still_answers(tmp_path: Path) -> None:
    data = make(tmp_path)
    pages = KeptPages(data, SiteFile(site="x", base_url=BASE).as_site())
    for file in (data / "warc").iterdir():
        file.unlink()
    assert pages.latest(captures(data)) is None
    said = call("explain", "/node/1", "--data", data)
    assert said.exit_code == 0
    assert "from heading" in said.stdout
    assert call("explain", "/node/1", "--data", data, "--skeleton").exit_code == 1
