"""The last good run, kept beside the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from share.coverage import Group
from share.good_run import FILE, keep, read_good

FOUND = {"article": {"drupal article": Group(3, {"title": 3, "tags": 1})}}


def test_what_is_kept_is_read(tmp_path: Path) -> None:
    keep(tmp_path, FOUND)
    assert read_good(tmp_path) == FOUND
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("text", [None, "", "[]", '{"article": 3}', '{"a": {"b": {}}}'])
def test_what_cannot_be_read_is_no_good_run(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / FILE).write_text(text)
    assert read_good(tmp_path) is None
