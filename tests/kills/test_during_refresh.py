"""Kills of a refresh: what the site changed meanwhile is found all the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from demo.server import Server
from tests.kills.crawls import Killed
from tests.kills.every_point import kill_at
from tests.kills.points import ARCHIVE, FETCH
from tests.kills.warm import Warm

STEP = 5
"""A refresh is killed at one commit point of so many."""
TOLD_ALONE = ("--recheck", "0")
"""Only what the site tells of: a second refresh, where the first was done, then finds no more."""

AWeekAgo = Callable[..., Killed]


@pytest.fixture(scope="module")
def a_week_ago(site: Server, undisturbed: Killed, warm: Warm) -> AWeekAgo:
    """Return a way to have an archive of last week, at a path, of the site that went on since."""
    site.edition = 2

    def copied(data: Path, whole: Killed | None = None) -> Killed:
        held = Killed.of(site, data, warm, whole)
        shutil.copytree(undisturbed.data, data)
        held.refreshed, held.options = True, TOLD_ALONE
        held.before = frozenset(path.name for path in (data / "warc").iterdir())
        return held

    return copied


@pytest.mark.verify
@pytest.mark.parametrize("role", [ARCHIVE, FETCH])
def test_a_refresh_that_is_killed(role: str, a_week_ago: AWeekAgo, tmp_path: Path) -> None:
    refreshed = a_week_ago(tmp_path / "refreshed")
    refreshed.finish()
    begun = partial(a_week_ago, tmp_path / "killed", refreshed)
    assert kill_at(count(1, STEP), role, begun, refreshed).total() > 10
