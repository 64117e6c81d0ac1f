"""The slash at an address's end: asked for as the site has it, known without."""

from __future__ import annotations

import pytest

from pipelines.records.reading import LINKED, LINKED_WITHOUT, SLASHED, UNSLASHED, FoundLink
from pipelines.store.endings import asked, told_ending
from pipelines.store.store import Store
from tests.store.saying import HOST, capture


@pytest.mark.parametrize(
    ("url", "ending", "expected"),
    [
        ("/a", 0, "/a"),
        ("/a", LINKED, "/a/"),
        ("/a", LINKED_WITHOUT, "/a"),
        ("/a?page=2", SLASHED, "/a/?page=2"),
        ("/a", UNSLASHED, "/a"),
        ("/", LINKED, "/"),
    ],
)
def test_the_surest_word_on_an_address_decides(url: str, ending: int, expected: str) -> None:
    assert asked(HOST + url, ending) == HOST + expected


def test_only_an_addresss_own_redirect_tells_its_ending() -> None:
    url = HOST + "/a"
    told = capture("/a", "01T10:00", links=[FoundLink(url, ending=SLASHED)])
    assert told_ending(told) == SLASHED
    linked = capture("/a", "01T10:00", links=[FoundLink(url, ending=LINKED)])
    assert told_ending(linked) == 0


@pytest.mark.parametrize("first", [LINKED, LINKED_WITHOUT])
def test_links_come_in_any_order(store: Store, first: int) -> None:
    url = HOST + "/a"
    with store.database.atomic():
        store.queue.add([FoundLink(url, ending=first)])
        store.queue.add([FoundLink(url, ending=LINKED + LINKED_WITHOUT - first)])
        store.queue.add([FoundLink(url, "article")])
    (entry,) = store.queue.leases.lease(9)
    assert (entry.ending, entry.kind, entry.priority) == (LINKED_WITHOUT, "article", 50)
