"""Kills at moments by chance: of both processes or of one, while reading in, while rebuilding."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from demo.server import Server, serve
from demo.site import Demo
from tests.kills.crawls import KILLED, Killed, Running, assert_as_undisturbed
from tests.kills.points import FETCH
from tests.kills.warm import Warm

STRIKES = ("both", "both", "archive", "fetch", "SIGTERM", "SIGINT", "SIGINT twice")
STOPPED = {KILLED, -signal.SIGTERM, 3, 0}
"""How a struck run may end: by the signal, early in good order, or it was done already."""


@pytest.fixture(scope="module")
def site() -> Iterator[Server]:
    """The made-up site, of nine hundred addresses."""
    with serve(Demo(seed=5, pages=600)) as site:
        yield site


class Fate:
    """When and how a run is struck, by a seed; `early` are the seconds that are early."""

    def __init__(self, site: Server, seed: int, early: float) -> None:
        self._site = site
        self.early = early
        self._chance = random.Random(seed)
        self.story: list[str] = []

    def strike(self, killed: Killed, running: Running) -> None:
        """Wait for the moment and strike; two of three come once pages are fetched."""
        way = self._chance.choice(STRIKES)
        asked = len(self._site.requests) + self._chance.randrange(150)
        later = self._chance.randrange(3)
        end = time.monotonic() + (20 if later else self._chance.uniform(0, self.early))
        while running.poll() is None and time.monotonic() < end:
            if later and len(self._site.requests) > asked:
                time.sleep(self._chance.uniform(0, 0.05))
                break
            time.sleep(0.002)
        _strike(way, killed, running)
        self.story.append(way)

    def spoil(self, killed: Killed) -> None:
        """Now and then have the archive rebuilt at the next start: its site.toml is another."""
        path = killed.data / "site.toml"
        if path.exists() and not self._chance.randrange(6):
            path.write_text(path.read_text() + f"# {killed.kills}\n")
            self.story.append("another site.toml")


def _strike(way: str, killed: Killed, running: Running) -> None:
    if way.startswith("SIG"):
        for _ in way.split():
            running.send_signal(getattr(signal, way.split()[0]))
        return
    fetcher = killed.process(FETCH)
    if way in ("both", "archive"):
        running.kill()
    if way in ("both", "fetch") and fetcher:
        with suppress(ProcessLookupError):
            os.kill(fetcher, signal.SIGKILL)


@pytest.mark.verify
@pytest.mark.parametrize("seed", range(4))
def test_twenty_five_kills_at_moments_by_chance(
    seed: int, site: Server, undisturbed: Killed, warm: Warm, tmp_path: Path
) -> None:
    """The first seed's programs start cold, as a user's do: they are struck while they load too."""
    fate, left, archives = Fate(site, seed, early=1.0 if seed else 2.5), 25, 0
    while left > 0:
        archives += 1
        killed = Killed.of(site, tmp_path / f"data{archives}", warm if seed else None, undisturbed)
        fate.story.clear()
        code = -1
        while code != 0 and left > 0:
            fate.spoil(killed)
            code, said = killed.run(meanwhile=partial(fate.strike, killed))
            assert code in STOPPED, f"{code} {fate.story} {said}"
            left -= code != 0
        if code != 0:
            fate.story.append(killed.finish())
        assert_as_undisturbed(killed, undisturbed, fate.story)
