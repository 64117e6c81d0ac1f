"""`--only` leaves out what is known to be of another kind, and nothing else."""

from __future__ import annotations

import pytest

from pipelines.records.reading import FoundLink
from pipelines.store.refresh.kinds import json_of, of_kinds
from pipelines.store.store import Store
from tests.store.refresh.telling import hold, paths, robots
from tests.store.saying import HOST, capture

ALL = {"/robots.txt", "/sitemap.xml", "/a", "/v", "/told", "/plain"}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (None, ALL),
        (frozenset({"video"}), ALL - {"/a"}),
        (frozenset({"article"}), ALL - {"/v", "/told"}),
    ],
)
def test_what_is_wanted(store: Store, kinds: frozenset[str] | None, expected: set[str]) -> None:
    """Sitemaps always: they tell of all kinds; and what is of no known kind yet."""
    links = [FoundLink(HOST + "/told", "video"), FoundLink(HOST + "/plain")]
    pages = [capture("/a", "01T10:00", kind="article", links=links)]
    hold(store, [robots(), *pages, capture("/v", "01T10:01", kind="video")])
    query = f"select url from queue q where {of_kinds(kinds)}"
    rows = store.database.execute(query, {"kinds": json_of(kinds)} if kinds else {}).fetchall()
    assert set(paths(url for (url,) in rows)) == expected
