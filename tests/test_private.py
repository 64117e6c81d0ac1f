"""The data folder is closed to other users."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.private import close_to_others


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """Give the umask back."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.parametrize(
    ("holds", "mode"),
    [
        pytest.param([], 0o700, id="empty"),
        pytest.param(["README.md", "demo"], 0o700, id="the default one at its first use"),
        pytest.param(["site.toml", "notes.txt"], 0o700, id="an archive"),
        pytest.param(["notes.txt"], 0o755, id="of something else"),
    ],
)
def test_a_folder_that_is_there_is_closed_if_it_is_for_archives(
    tmp_path: Path, holds: list[str], mode: int
) -> None:
    for name in holds:
        (tmp_path / name).touch()
    tmp_path.chmod(0o755)
    close_to_others(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == mode


def test_files_made_from_then_on_are_the_owners_alone(tmp_path: Path) -> None:
    close_to_others(tmp_path)
    (tmp_path / "a").touch()
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
