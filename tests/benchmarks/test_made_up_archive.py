"""The archive that browsing is measured on is an archive, the same from the same seed."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from benchmarks import made_up_archive
from benchmarks.made_up_archive import write


def test_writes_what_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many comments as said, their texts searchable, nothing pointing nowhere."""
    monkeypatch.setattr(made_up_archive, "WORDS", 300)
    monkeypatch.setattr(made_up_archive, "SENTENCES", 200)
    held = []
    for name in ("one.db", "two.db"):
        write(tmp_path / name, 60)
        with contextlib.closing(sqlite3.connect(tmp_path / name)) as db:
            assert db.execute("select count(*) from comments").fetchone() == (60,)
            assert db.execute("select count(*) from search").fetchone() == (90,)
            assert db.execute("pragma foreign_key_check").fetchall() == []
            held.append(db.execute("select rowid, * from search").fetchall())
    assert held[0] == held[1]
