"""Which addresses a crawl gets next; their order is tested with the queue."""

from __future__ import annotations

from pipelines.records.reading import FoundLink
from pipelines.store.store import Store
from tests.store.saying import HOST
from tests.store.test_queue import entries


def test_a_sample_is_of_many_kinds_and_places(store: Store) -> None:
    """Not the first twenty of one long list."""
    entries(
        store,
        *(FoundLink(f"{HOST}/post/{number}") for number in range(9)),
        *(FoundLink(f"{HOST}/topics/{number}", "topic") for number in range(9)),
        FoundLink(HOST + "/about"),
    )
    found = [entry.url.removeprefix(HOST) for entry in store.queue.leases.lease_varied(5)]
    assert sorted(found) == ["/about", "/post/0", "/post/1", "/topics/0", "/topics/1"]


def test_a_sample_has_each_kind_however_many_of_another_wait(store: Store) -> None:
    """Lists of many places, and a long sitemap, leave room for a topic that is known later."""
    entries(store, *(FoundLink(f"{HOST}/list-{n}/x", "listing") for n in range(9)))
    entries(store, *(FoundLink(f"{HOST}/place-{n}/x") for n in range(2500)))
    leases = store.queue.leases
    assert [entry.kind for entry in leases.lease_varied(3)] == ["listing", None, None]
    entries(store, FoundLink(f"{HOST}/forum/a", "topic"))
    assert [entry.kind for entry in leases.lease_varied(1)] == ["topic"]
    assert {entry.kind for entry in leases.lease_varied(3)} == {"listing", None}
