"""Browsing is measured page by page, and one size against another."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import made_up_archive
from benchmarks.browse import PAGES, browse_rows


def test_each_page_is_set_against_a_row_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page answers; of two sizes the one that slows down most is told."""
    monkeypatch.setattr(made_up_archive, "WORDS", 300)
    monkeypatch.setattr(made_up_archive, "SENTENCES", 200)
    rows = list(browse_rows(tmp_path, (1700, 1701), requests=1))
    assert len(rows) == 2 * (len(PAGES) - 1) + 1
    assert {row.peer for row in rows[: len(PAGES) - 1]} == {rows[0].peer}
    assert all(row.ours > 0 for row in rows)
    assert "1,700 to 1,701 comments" in rows[-1].note
    made = sorted(path.name for path in tmp_path.glob("*.db"))
    assert made == ["1700-comments.db", "1701-comments.db"]
