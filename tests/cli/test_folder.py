"""A data folder that cannot be used is told of in a sentence."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from cli.errors import Sentence
from cli.folder import DATABASE, readable, writable
from pipelines.store.database import ArchiveError


def test_a_new_folder_is_its_owners_alone(tmp_path: Path) -> None:
    made = writable(tmp_path / "a" / "data")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("use", [writable, readable])
def test_a_file_in_its_place(tmp_path: Path, use: object) -> None:
    (tmp_path / "data").write_text("notes")
    with pytest.raises(Sentence, match="is a file: give a folder"):
        use(tmp_path / "data")  # type: ignore[operator]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Sentence, match="may not be written by this user"):
        writable(tmp_path)


def _foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("create table about (x)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("kind", ["another program's database", "no database"])
def test_an_archive_db_that_is_not_ours_is_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / DATABASE
    if kind == "no database":
        path.write_bytes(b"a table of my own, not SQLite" * 100)
    else:
        _foreign(path)
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=r"Move it away"):
        readable(tmp_path)
    assert path.read_bytes() == before


def test_no_archive_yet_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(Sentence, match="grace-archive crawl' or 'grace-archive import"):
        readable(tmp_path)


def test_kept_pages_without_archive_say_rebuild(tmp_path: Path) -> None:
    (tmp_path / "warc").mkdir()
    (tmp_path / "warc" / "a.warc.gz").write_bytes(b"")
    with pytest.raises(Sentence, match="run 'grace-archive rebuild' first"):
        readable(tmp_path)
