"""A file that is being written holds whole records only."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.keep.errors import KeepError
from pipelines.keep.warc_file import OWN_NAME, WarcFile, next_name

NOW = datetime(2026, 11, 23, 15, 0, 0, 123999, tzinfo=UTC)


def test_names_go_up() -> None:
    held: list[str] = ["aaa.warc.gz", "zzz.warc.gz"]
    for number in range(1, 30):
        held.append(next_name(held, NOW, number % 3, "ffffff"))
    assert held[2:] == sorted(held[2:])
    assert all(OWN_NAME.fullmatch(name) for name in held[2:])


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(KeepError, match="File exists"):
        WarcFile(tmp_path / "a")
    assert (tmp_path / "a").read_text() == "mine"


def test_a_file_without_a_record_goes(tmp_path: Path) -> None:
    WarcFile(tmp_path / "a").close()
    assert list(tmp_path.iterdir()) == []


def test_records_stand_where_it_says(tmp_path: Path) -> None:
    file = WarcFile(tmp_path / "a")
    assert [file.append(piece) for piece in (b"one", b"two!", b"three")] == [0, 3, 7]
    file.sync()
    file.sync()
    file.close()
    assert (tmp_path / "a").read_bytes() == b"onetwo!three"


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(KeepError, match="Permission denied"):
        WarcFile(tmp_path / "a")
