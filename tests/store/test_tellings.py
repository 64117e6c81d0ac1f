"""What sitemaps and start pages tell of addresses stands in the queue, in any order."""

from __future__ import annotations

from itertools import permutations

import pytest

from pipelines.records.reading import Reading
from pipelines.store.store import Store
from tests.store.refresh.telling import link, listing, sitemap, when
from tests.store.saying import HOST, ask, capture

MAPS = (
    sitemap("01T09:00", link("/a", "01T05:00"), link("/b")),
    sitemap("02T09:00", link("/a", "01T07:00")),
    sitemap("03T09:00", link("/a", "01T07:00")),
    sitemap("04T09:00", link("/a", "01T06:00"), path="/other.xml"),
)
TOLD = "select lastmod, lastmod_at, lastmod_first, lastmod_first_at from queue where url = ?"
LISTED = "select url, listed_in, listed_at from queue where listed_in is not null order by url"


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_latest_and_the_earliest_change_in_any_order(
    store: Store, order: tuple[int, ...]
) -> None:
    """And when each of the two was first told."""
    for number in order:
        store.add([MAPS[number]])
    told = store.database.execute(TOLD, [HOST + "/a"]).fetchone()
    assert told == tuple(map(when, ("01T07:00", "02T09:00", "01T05:00", "01T09:00")))
    assert ask(store, LISTED) == [
        (HOST + "/a", HOST + "/other.xml", when("04T09:00")),
        (HOST + "/b", HOST + "/sitemap.xml", when("01T09:00")),
    ]
    lists = ask(store, "select url, lists_at from queue where lists_at is not null order by url")
    assert lists == [
        (HOST + "/other.xml", when("04T09:00")),
        (HOST + "/sitemap.xml", when("03T09:00")),
    ]


@pytest.mark.parametrize(
    ("shows", "main"),
    [
        (capture("/", "01T09:00", kind="other", links=[link("/news")]), ["/news"]),
        (listing("/tags/lung", "01T09:00", "/news"), []),
    ],
)
def test_what_a_start_page_links_to_is_main(store: Store, shows: Reading, main: list[str]) -> None:
    """Also after a start page does so no more: its captures tell it together."""
    store.add([shows, capture("/", "02T09:00", kind="other")])
    found = ask(store, "select url from queue where main = 1")
    assert [url for (url,) in found] == [HOST + path for path in main]
