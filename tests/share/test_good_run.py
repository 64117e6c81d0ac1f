"""The last good run, kept beside the archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from demo.server import serve
from demo.site import Demo
from share.coverage import Group
from share.good_run import FILE, keep, read_good
from tests.cli.running import spawn

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


def test_a_crawl_that_was_stopped_is_no_good_run(tmp_path: Path) -> None:
    """What is fetched first is not like the rest: it would be an alarm when the rest is there."""
    with serve(Demo(seed=3, pages=16)) as site:
        command = ("crawl", "--base-url", site.base_url, "--delay", 0, "--data", tmp_path)
        assert spawn(*command, "--max-pages", 30).returncode == 3
        assert read_good(tmp_path) is None
