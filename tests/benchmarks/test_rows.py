"""`make bench` runs to its end and leaves its figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import __main__ as bench


@pytest.mark.verify
def test_every_figure_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each row has a peer's figure beside ours; how fast is not judged here."""
    monkeypatch.setattr(bench, "LATEST", tmp_path / "latest.json")
    outcome = CliRunner().invoke(bench.bench, ["--pages", "12", "--runs", "1"])
    assert outcome.exception is None, outcome.output
    rows = json.loads((tmp_path / "latest.json").read_text())["rows"]
    assert {"crawl", "rebuild, one core", "rebuild, two cores"} <= {row["what"] for row in rows}
    assert all(row["ours"] > 0 and row["peer"] > 0 for row in rows)
