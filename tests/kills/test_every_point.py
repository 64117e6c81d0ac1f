"""A kill of both processes at each commit point of a crawl, and the same command again."""

from __future__ import annotations

import json
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from demo.server import Server
from tests.kills.crawls import KILLED, Killed, assert_as_undisturbed
from tests.kills.every_point import MANY, kill_at
from tests.kills.points import ARCHIVE, FETCH
from tests.kills.warm import Warm
from tests.scraper.web import Reply, Web, page, serving

SHORT = ("fetch 16 half", "archive 3 commit")
"""In the middle of a record; then while what was kept until then is read in."""


def _article(number: int) -> Reply:
    """A page that tells programs that it is an article."""
    title = f"It is {number * 7919}"
    about = {"@type": "Article", "headline": title, "datePublished": f"2020-01-{number + 1:02}"}
    return Reply(
        f"<html><head><title>{title}</title><script type='application/ld+json'>"
        f"{json.dumps({'@context': 'https://schema.org', **about})}</script></head><body>"
        f"<article><h1>{title}</h1><p>Words of number {number}, and no other.</p></article>"
    )


def _small() -> Web:
    web = Web()
    paths = [f"/page/{number}" for number in range(20)]
    web.pages["/"] = page(*paths)
    for number, path in enumerate(paths):
        web.pages[path] = _article(number)
    return web


def test_two_kills_on_end(warm: Warm, tmp_path: Path) -> None:
    """The small form, on a small site whose front page is of no kind (so exit code 4)."""
    with serving(_small()) as web:
        crawls = [
            Killed(web.url, lambda: [asked.path for asked in web.asked], tmp_path / name, warm)
            for name in ("undisturbed", "killed")
        ]
        undisturbed, killed = crawls
        undisturbed.finish(codes=(4,))
        for stop in SHORT:
            assert killed.run(stop)[0] == KILLED, stop
        killed.finish(codes=(0, 4))
    assert_as_undisturbed(killed, undisturbed, SHORT)


@pytest.mark.verify
@pytest.mark.parametrize("role", [ARCHIVE, FETCH])
def test_a_kill_at_every_odd_commit_point(
    role: str, site: Server, undisturbed: Killed, warm: Warm, tmp_path: Path
) -> None:
    """The even ones are those of test_every_other_point.py."""
    begun = partial(Killed.of, site, tmp_path / "d", warm, undisturbed)
    assert kill_at(count(1, 2), role, begun, undisturbed).total() > MANY
