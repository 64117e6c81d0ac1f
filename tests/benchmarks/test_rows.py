"""`make bench` runs to its end and leaves its figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import __main__ as bench
from benchmarks.rows import refresh_row

SMALL = ("--addresses", "2500", "--refresh-pages", "24", "--comments", "60")


@pytest.mark.verify
def test_every_figure_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each row has a peer's figure beside ours; how fast is not judged here."""
    monkeypatch.setattr(bench, "LATEST", tmp_path / "latest.json")
    outcome = CliRunner().invoke(bench.bench, ["--pages", "12", "--runs", "1", *SMALL])
    assert outcome.exception is None, outcome.output
    rows = json.loads((tmp_path / "latest.json").read_text())["rows"]
    assert {"crawl", "refresh", "rebuild, one core", "rebuild, two cores"} <= {
        row["what"] for row in rows
    }
    assert all(row["ours"] > 0 and row["peer"] > 0 for row in rows)


@pytest.mark.verify
def test_a_refresh_is_counted_against_the_full_crawl(tmp_path: Path) -> None:
    """Both counts are of requests as the site saw them."""
    row = refresh_row(tmp_path / "data", 12)
    assert row.ratio > 1
    assert row.note.startswith(f"{row.ours} requests, {row.peer} of the full crawl")
