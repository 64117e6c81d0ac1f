"""Everything is asked for again in turn, a share in each pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.records.reading import FoundLink
from pipelines.store.refresh.reasons import CHANGED, RECHECK
from pipelines.store.refresh.recheck import rolling
from pipelines.store.store import Store
from tests.store.refresh.telling import PASS, again, hold, paths, robots
from tests.store.saying import HOST, capture

PAGES = [
    capture(f"/{number}", f"01T10:{9 - number:02}", kind="video" if number % 2 else "article")
    for number in range(10)
]
UNASKED = capture("/10", "01T09:59", links=[FoundLink(HOST + "/waits")], status=404)


def chosen(
    store: Store, share: float, kinds: frozenset[str] | None = None, most: int = 500
) -> list[str]:
    return paths(rolling(store.database, replace(PASS, share=share), kinds, most))


def test_what_was_answered_longest_ago_comes_first(store: Store) -> None:
    """Also what was gone: it may be back. robots.txt each crawl fetches anyway."""
    hold(store, [robots(), *PAGES, UNASKED])
    assert chosen(store, 0.3) == ["/10", "/9", "/8", "/7"]
    assert chosen(store, 0.3, most=2) == ["/10", "/9"]
    assert chosen(store, 0) == []
    assert sorted(chosen(store, 1)) == sorted(f"/{n}" for n in range(11))


@pytest.mark.parametrize(("reason", "left"), [(RECHECK, 1), (CHANGED, 3)])
def test_a_pass_has_one_share(store: Store, reason: str, left: int) -> None:
    """What it chose before it was stopped is a part of that; what was told to change is not."""
    hold(store, PAGES, [again("08T09:00", reason, "/9", "/8")])
    store.add_and_assemble([replace(PAGES[9], capture=capture("/9", "08T10:00").capture)])
    assert len(chosen(store, 0.3)) == left
    assert {"/9", "/8"}.isdisjoint(chosen(store, 0.3))


def test_only_what_is_wanted_counts(store: Store) -> None:
    hold(store, PAGES)
    assert chosen(store, 0.4, frozenset({"video"})) == ["/9", "/7"]
