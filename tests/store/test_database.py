"""archive.db is laid out as the record classes say, and is told from other files."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.records import ALL, About, Tag
from pipelines.store.database import ArchiveError, insert, open_archive


def test_every_record_class_is_a_table_with_its_columns_keys_and_references(tmp_path: Path) -> None:
    database = open_archive(tmp_path / "archive.db")
    for record in ALL:
        table = database.table(record.table.name)
        assert [c.name for c in table.columns] == [c.name for c in record.columns()]
        assert tuple(table.pks) == record.table.key
        targets = {k.column: f"{k.other_table}.{k.other_column}" for k in table.foreign_keys}
        assert targets == record.table.refers
        indexed = {tuple(index.columns) for index in table.indexes}
        assert indexed >= {*record.table.indexes, *record.table.unique}
    database.close()


def test_every_table_and_column_is_explained_in_the_file_itself(tmp_path: Path) -> None:
    database = open_archive(tmp_path / "archive.db")
    explained = {
        (table, column)
        for table, column in database.execute("select table_name, column_name from dictionary")
    }
    for record in ALL:
        assert (record.table.name, "") in explained
        assert {(record.table.name, c.name) for c in record.columns()} <= explained
    database.close()


def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with sqlite3.connect(path) as other:
        other.execute("create table theirs (a)")
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="is not an archive of grace-archive"):
        open_archive(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(b"not a database at all, but long enough to look at" * 30)
    with pytest.raises(ArchiveError, match="cannot be opened as an archive"):
        open_archive(path)
    assert path.read_bytes().startswith(b"not a database")


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="There is no archive"):
        open_archive(tmp_path / "archive.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


LOOK = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from pipelines.store.database import ArchiveError, Database, open_archive
Database(memory=True).close()  # loads what it needs before the rights go
if os.geteuid() == 0:
    os.setuid(65534)  # root may write everywhere
try:
    database = open_archive(Path(sys.argv[2]), read_only=True)
    print(database.execute("select value from about").fetchall())
except ArchiveError as error:
    print(error)
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that another user can reach: pytest's own is closed to others."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("waiting", "said"),
    [
        pytest.param(False, "[('here',)]", id="all in the file"),
        pytest.param(True, "SQLite must write beside it, and this user may not", id="changes wait"),
    ],
)
def test_a_folder_that_may_not_be_written_can_be_read(
    public: Path, waiting: bool, said: str
) -> None:
    database = open_archive(public / "archive.db")
    insert(database, [About(key="what", value="here")])
    if waiting:  # as after a kill: the log stays
        shutil.copy(public / "archive.db-wal", public / "kept")
    database.close()
    if waiting:
        (public / "kept").rename(public / "archive.db-wal")
    for path in public.iterdir():
        path.chmod(0o444)
    public.chmod(0o555)
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", LOOK, root, public / "archive.db"],
        cwd=public,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said in done.stdout, done.stderr


def test_two_rows_of_one_key_are_an_error_and_never_one_row(tmp_path: Path) -> None:
    database = open_archive(tmp_path / "archive.db")
    tag = Tag(id=1, site="s", name="a", url=None, source_id=None)
    insert(database, [tag])
    with pytest.raises(sqlite3.IntegrityError):
        insert(database, [Tag(id=1, site="s", name="b", url=None, source_id=None)])
    insert(database, [About(key="what", value="x")])
    insert(database, [About(key="what", value="y")], ignore=True)
    assert database.execute("select value from about").fetchall() == [("x",)]
    database.close()


def test_the_view_of_all_posts_runs(tmp_path: Path) -> None:
    database = open_archive(tmp_path / "archive.db")
    assert database.execute("select conversation, kind, author from posts").fetchall() == []
    database.close()
