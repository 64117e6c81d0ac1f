"""A kill of both processes at each commit point of a crawl, and the same command again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from demo.server import Server, serve
from demo.site import Demo
from tests.kills.crawls import KILLED, Killed, assert_few_again, assert_sound
from tests.kills.points import ARCHIVE, FETCH
from tests.scraper.web import Reply, Web, page, serving

PAGES = 16
"""Articles, videos and topics; with forums, lists, terms and people eighty pages are held."""
SHORT = ("fetch 16 half", "archive 3 commit")
"""In the middle of a record; then while what was kept until then is read in."""


@pytest.fixture(scope="module")
def site() -> Iterator[Server]:
    """The made-up site."""
    with serve(Demo(seed=3, pages=PAGES)) as site:
        yield site


@pytest.fixture(scope="module")
def undisturbed(site: Server, tmp_path_factory: pytest.TempPathFactory) -> Killed:
    """An archive whose crawl nobody disturbed."""
    crawl = Killed.of(site, tmp_path_factory.mktemp("undisturbed") / "data")
    crawl.finish()
    return crawl


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


def test_two_kills_on_end(tmp_path: Path) -> None:
    """The small form, on a small site whose front page is of no kind (so exit code 4)."""
    with serving(_small()) as web:
        crawls = [
            Killed(web.url, lambda: [asked.path for asked in web.asked], tmp_path / name)
            for name in ("undisturbed", "killed")
        ]
        undisturbed, killed = crawls
        undisturbed.finish(codes=(4,))
        asked = len(web.asked)
        for stop in SHORT:
            assert killed.run(stop)[0] == KILLED, stop
        killed.finish(codes=(0, 4))
    assert_sound(killed, undisturbed.data)
    assert_few_again(killed, len(web.asked) - asked, asked)


@pytest.mark.verify
@pytest.mark.parametrize("role", [ARCHIVE, FETCH])
def test_a_kill_at_every_commit_point(
    role: str, site: Server, undisturbed: Killed, tmp_path: Path
) -> None:
    seen: set[str] = set()
    for number in count(1):
        killed = Killed.of(site, tmp_path / "data")
        asked = len(site.requests)
        code, _ = killed.run(f"{role} {number}")
        if code == 0:
            break
        assert code == KILLED, (number, code)
        point = killed.points(role)[-1]
        seen.add(point.split()[0])
        said = killed.finish()
        try:
            assert_sound(killed, undisturbed.data)
            assert_few_again(killed, len(site.requests) - asked, len(undisturbed.held) + 1)
        except AssertionError as error:
            error.add_note(f"{role} was killed at point {number} ({point}), then: {said}")
            raise
    kinds = {ARCHIVE: {"commit", "committed", "replace"}, FETCH: {"write", "half", "fsync"}}
    assert seen > kinds[role]
