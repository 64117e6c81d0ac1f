"""rebuild makes the same rows again, and readers never see half of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipelines.rebuild import rebuild
from pipelines.run import Archive
from pipelines.store.database import ArchiveError
from tests.archive_rows import rows
from tests.made import SITE_FILE, keep, page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    archive = Archive.open(tmp_path, SITE_FILE)
    keep(tmp_path, {f"/post/{n}": page(n) for n in range(4)})
    archive.catch_up()
    archive.settle()
    archive.close()
    return tmp_path


def test_the_same_rows_come_out(folder: Path) -> None:
    before = rows(folder / "archive.db")
    assert rebuild(folder) == 4
    assert rows(folder / "archive.db") == before
    assert not list(folder.glob("archive.db.rebuilding*"))


def test_a_lost_database_is_made_again(folder: Path) -> None:
    before = rows(folder / "archive.db")
    for file in folder.glob("archive.db*"):
        file.unlink()
    rebuild(folder)
    assert rows(folder / "archive.db") == before


def test_a_reader_that_has_the_archive_open_sees_the_new_rows_next(folder: Path) -> None:
    with sqlite3.connect(folder / "archive.db") as reader:
        reader.execute("delete from articles")
        reader.commit()
        assert reader.execute("select count(*) from articles").fetchone() == (0,)
        rebuild(folder)
        assert reader.execute("select count(*) from articles").fetchone() == (4,)
        assert reader.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_database_of_another_program_is_left_alone(folder: Path) -> None:
    for file in folder.glob("archive.db*"):
        file.unlink()
    (folder / "archive.db").write_bytes(b"somebody's notes " * 400)
    with pytest.raises(ArchiveError):
        rebuild(folder)
    assert (folder / "archive.db").read_bytes().startswith(b"somebody's notes")


def test_an_archive_says_what_it_is(folder: Path) -> None:
    rebuild(folder)
    with sqlite3.connect(folder / "archive.db") as db:
        about = dict(db.execute("select key, value from about"))
    assert about["site"] == "made"
    assert "Medical advice" in about["not for"]
