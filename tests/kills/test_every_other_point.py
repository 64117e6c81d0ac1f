"""The even half of the kills of test_every_point.py: a file of its own, for a core of its own."""

from __future__ import annotations

from functools import partial
from itertools import count
from pathlib import Path

import pytest

from demo.server import Server
from tests.kills.crawls import Killed
from tests.kills.every_point import MANY, kill_at
from tests.kills.points import ARCHIVE, FETCH
from tests.kills.warm import Warm


@pytest.mark.verify
@pytest.mark.parametrize("role", [ARCHIVE, FETCH])
def test_a_kill_at_every_even_commit_point(
    role: str, site: Server, undisturbed: Killed, warm: Warm, tmp_path: Path
) -> None:
    begun = partial(Killed.of, site, tmp_path / "d", warm, undisturbed)
    assert kill_at(count(2, 2), role, begun, undisturbed).total() > MANY
