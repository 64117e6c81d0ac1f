"""An address tells its page, as far as that is known now."""

from __future__ import annotations

from pipelines.store.store import Store
from pipelines.store.whereabouts import Whereabouts
from tests.store.saying import HOST, capture, fill


def test_an_address_leads_to_its_page_once_that_is_held(store: Store) -> None:
    places = Whereabouts(store.database)
    assert places.page(HOST + "/node/9") is None
    assert places.canonical(HOST + "/node/9") == HOST + "/node/9"
    assert places.all_of(HOST + "/node/9") == [HOST + "/node/9"]
    fill(store, [capture("/node/9", "01T10:00", canonical="/post/a", kind="article")])
    assert places.page(HOST + "/node/9") is None, "what it found holds until it is told"
    places.changed()
    places.fetch([HOST + "/node/9", HOST + "/nowhere"])
    assert places.canonical(HOST + "/node/9") == HOST + "/post/a"
    assert places.all_of(HOST + "/node/9") == [HOST + "/post/a", HOST + "/node/9"]
    assert places.page(HOST + "/nowhere") is None
