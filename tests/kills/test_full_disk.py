"""A disk that is full in the middle of a crawl: a sentence, and nothing is lost."""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.server import serve
from demo.site import Demo
from tests.cli.running import spawn
from tests.kills.crawls import Killed, assert_sound


def _limit(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.verify
@pytest.mark.parametrize("size", [20_000, 100_000, 250_000, 700_000, 1_000_000, 1_400_000])
def test_a_file_that_may_not_grow(size: int, tmp_path: Path) -> None:
    """Whichever file comes to the limit first, a WARC file or the database."""
    with serve(Demo(seed=3, pages=16)) as site:
        undisturbed = Killed.of(site, tmp_path / "undisturbed")
        undisturbed.finish()
        crawl = Killed.of(site, tmp_path / "data")
        done = spawn(*crawl.command()[3:], before=_limit(size))
        assert done.returncode in (0, 1), done.stderr
        assert "Traceback" not in done.stderr
        if done.returncode:
            assert done.stderr.count("Error: ") == 1, done.stderr
        crawl.finish()
    assert_sound(crawl, undisturbed.data)
