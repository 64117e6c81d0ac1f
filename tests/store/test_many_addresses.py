"""A site of many addresses: what is asked of the queue often must not look at all of them."""

from __future__ import annotations

import pytest

from pipelines.read.robots import Rules
from pipelines.records.reading import FoundLink
from pipelines.store import queue
from pipelines.store.leases import wanted
from pipelines.store.store import Store
from tests.store.saying import HOST

MANY = 5000
KINDS = frozenset({"article", "listing"})


@pytest.fixture
def many(store: Store) -> Store:
    """Return a store that knows thousands of addresses, of several kinds, some numbered."""
    with store.database.atomic():
        store.queue.add(
            FoundLink(
                f"{HOST}/{'post' if n % 5 else 'node'}/{n}", (None, "topic", "article")[n % 3]
            )
            for n in range(MANY)
        )
    return store


@pytest.mark.parametrize("analysed", [False, True])
@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("kinds", [None, KINDS])
def test_a_lease_walks_an_index_in_order(
    many: Store, kinds: frozenset[str] | None, *, numbered: bool, analysed: bool
) -> None:
    """Whatever SQLite has learnt of the table: no sorting of all that wait, no look at them."""
    if analysed:
        many.database.execute("analyze")
    query = wanted(kinds, numbered=numbered)
    values = [*sorted(kinds or ()), 40]
    steps = [row[3] for row in many.database.execute(f"explain query plan {query}", values)]
    walks = [step for step in steps if " queue " in f"{step} "]
    assert walks
    assert all("USING INDEX idx_queue_next" in step for step in walks)
    sorts = [step for step in steps if "TEMP B-TREE" in step]
    assert len(sorts) == (kinds is not None and not numbered)  # of a lease from each kind alone


def test_leases_of_some_kinds_come_in_the_order_of_all(many: Store) -> None:
    """The parts, one for each kind, are one list: by priority, then as they came."""
    leased = [entry.url for entry in many.queue.leases.lease(1500, KINDS)]
    rest = [entry.url for entry in many.queue.leases.lease(MANY, KINDS)]
    rows = many.database.execute(
        "select url from queue where number is null and (kind is null or kind = 'article')"
        " order by priority desc, rowid"
    )
    assert leased + rest == [url for (url,) in rows]


def test_many_addresses_are_judged_by_new_rules_and_again(
    many: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part at a time, the rules of a host read once each time."""
    monkeypatch.setattr(queue, "AT_ONCE", 700)
    asked: list[str] = []

    def rules(text: str) -> Rules:
        asked.append(text)
        return Rules.parse(text)

    forbids = "User-agent: *\nDisallow: /post/"
    many.queue.obey(lambda _: rules(forbids))
    assert many.queue.counts() == {"pending": MANY // 5, "skipped": MANY - MANY // 5}
    many.queue.obey(lambda _: rules(""))
    assert many.queue.counts() == {"pending": MANY}
    assert asked == [forbids, ""]
