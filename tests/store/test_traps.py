"""A rule that makes addresses without end is left alone; long lists and large forums are not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from pipelines.read.sites.site import Site
from pipelines.records.answer import Note, Place
from pipelines.records.finding import ELSEWHERE, PAGE, Fact, Finding
from pipelines.records.reading import CaptureFacts, FoundLink, Reading
from pipelines.store.store import Store
from pipelines.store.traps import AT_ONCE, BARREN, HOPS, Traps

BASE = "https://clinic.example"
SITE = Site(name="test", base_url=BASE, hosts=("clinic.example",))
NAVIGATION = ("/", "/about", "/forum", "/articles")
HERE = Place(file="a.warc.gz", offset=0, length=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "archive.db", SITE)
    yield opened
    opened.close()


def said(path: str, *links: str, kind: str = "other", status: int = 200) -> Reading:
    """What a page says: its kind, and its links with those that every page has."""
    capture = CaptureFacts(
        record_id=f"urn:x:{path}", crawl=None, url=BASE + path, etag=None, last_modified=None,
        captured_at="2026-01-01T00:00:00.000Z", status=status, mime="text/html",
        payload_digest=None, place=HERE,
    )  # fmt: skip
    shown = NAVIGATION if status == 200 else ()
    return Reading(
        capture=capture, site="test", address=BASE + path, is_page=True,
        findings=(Finding(BASE + path, PAGE, {"kind": Fact(kind, "test")}),),
        links=tuple(FoundLink(BASE + link) for link in (*shown, *links)),
    )  # fmt: skip


def passed(store: Store, *readings: Reading) -> dict[str, list[str]]:
    """What is left alone after these answers, by reason; all they link to waits in the queue."""
    traps = Traps(store.database)
    for reading in readings:
        store.queue.add(reading.links)
        store.database.execute("update queue set state = 'done' where url = ?", [reading.address])
    traps.learn(readings)
    return {found.reason: found.urls for found in traps.found()}


def test_a_calendar_is_left_alone(store: Store) -> None:
    """Month after month of nothing: the months to come are passed over, with a reason."""
    months = [said(f"/cal/{n}", f"/cal/{n + 1}", f"/cal/{n - 1}") for n in range(2, BARREN + 4)]
    ((reason, urls),) = passed(store, *months).items()
    assert "like https://clinic.example/cal/# : 200 of them" in reason
    assert f"{BASE}/cal/{BARREN + 4}" in urls
    assert {url.rpartition("/")[0] for url in urls} == {f"{BASE}/cal"}


def test_one_page_with_a_document_begins_the_count_anew(store: Store) -> None:
    pages = [said(f"/cal/{n}", f"/cal/{n + 1}") for n in range(BARREN * 2)]
    pages[BARREN - 1] = said(f"/cal/{BARREN - 1}", kind="article")
    pages[BARREN * 2 - 2] = said(f"/cal/{BARREN * 2 - 2}", "/event/found")
    assert passed(store, *pages) == {}


def test_a_list_of_four_hundred_pages_is_read_to_its_end(store: Store) -> None:
    """Also where a sitemap told all of what it lists before: its rows are other ones each time."""
    store.queue.add(FoundLink(f"{BASE}/post/{word(n)}") for n in range(4000))
    pages = [
        said(
            f"/articles?page={n}", f"/articles?page={n + 1}",
            *(f"/post/{word(n * 10 + row)}" for row in range(10)), kind="listing",
        )
        for n in range(400)
    ]  # fmt: skip
    assert passed(store, *pages) == {}


def test_a_list_in_endless_orders_is_left_alone(store: Store) -> None:
    """The same rows each time tell nothing, however many there are."""
    rows = [f"/post/{word(n)}" for n in range(10)]
    pages = [
        said(f"/find?by={n}", f"/find?by={n + 1}", *rows, kind="listing") for n in range(BARREN + 2)
    ]
    assert len(passed(store, *pages)) == 1


def test_a_forum_of_thirty_thousand_topics_is_read(store: Store) -> None:
    """And years of posts below their days, and terms, profiles and forums by number."""
    topics = (said(f"/forums/topic/{word(n)}", kind="topic") for n in range(30_000))
    posts = (
        said(f"/{2000 + n // 300}/{n // 28 % 12 + 1:02}/{n % 28 + 1:02}/{word(n)}", kind="article")
        for n in range(5000)
    )
    terms = (said(f"/taxonomy/term/{n}", kind="tag") for n in range(1000))
    traps = Traps(store.database)
    for readings in (topics, posts, terms):
        traps.learn(readings)
    assert list(traps.found()) == []


def test_missing_pages_and_unchanged_ones_say_nothing_of_a_rule(store: Store) -> None:
    """A thousand dead links are no trap, nor is a refresh in which nothing changed."""
    dead = [said(f"/node/{n}", status=404) for n in range(1000)]
    same = Finding(BASE, PAGE, {"same": Fact("", "revisit")})
    unchanged = [said(f"/doc/{n}", status=304) for n in range(300)]
    repeated = [
        Reading(capture=one.capture, site="test", address=one.address, is_page=True,
                findings=(same,))
        for one in (said(f"/again/{n}") for n in range(300))
    ]  # fmt: skip
    ahead = said("/", *(f"/{name}/2000" for name in ("node", "doc", "again")))
    assert passed(store, *dead, *unchanged, *repeated, ahead) == {}


def test_paths_that_only_go_deeper_are_left_alone(store: Store) -> None:
    """Whatever words they are made of."""
    deep = [
        said(f"/tree/a/b/c/{word(n)}/{word(n + 7)}", f"/tree/a/b/c/{word(n)}/{word(n + 7)}/on")
        for n in range(BARREN + 1)
    ]
    ((reason, urls),) = passed(store, *deep).items()
    assert "/tree/*/*/*/*/* :" in reason
    assert len(urls) == BARREN + 1


def test_a_chain_of_redirects_ends(store: Store) -> None:
    names = [f"/{word(n)}" for n in range(HOPS + 2)]
    hops = [said(a, b, status=302) for a, b in pairwise(names)]
    assert passed(store, *hops[: HOPS - 1]) == {}
    assert passed(store, *hops) == {"reached by more than 20 redirects": [BASE + names[-1]]}


def test_a_later_crawl_knows_the_trap(store: Store) -> None:
    """What is found of it afterwards is passed over at once, and a rebuild says the same."""
    months = [said(f"/cal/{n}", f"/cal/{n + 1}") for n in range(BARREN + 1)]
    ((reason, urls),) = passed(store, *months).items()
    note = Note(
        record_id="urn:n", kind="skipped", url=f"{BASE}/cal", noted_at="2026-01-02T00:00:00.000Z",
        crawl=None, data={"reason": reason, "urls": urls}, place=HERE,
    )  # fmt: skip
    store.add([], [note])
    rows = store.database.execute("select state, reason from queue where url = ?", [urls[0]])
    assert rows.fetchall() == [("skipped", reason)]
    assert passed(store, said("/", "/cal/777")) == {reason: [f"{BASE}/cal/777"]}
    told = store.database.execute("select kind, url, message from problems").fetchall()
    assert told == [("trap", f"{BASE}/cal", reason)]


def test_a_page_that_only_lists_what_others_mention_counts_by_its_links(store: Store) -> None:
    """Findings about other pages are no document of its own."""
    about = Finding(f"{BASE}/post/a", ELSEWHERE, {"published": Fact("2020-01-01", "feed")})
    pages = [
        Reading(capture=one.capture, site="test", address=one.address, is_page=True,
                findings=(*one.findings, about), links=one.links)
        for one in (said(f"/feed/{n}", f"/feed/{n + 1}", "/post/a") for n in range(BARREN + 2))
    ]  # fmt: skip
    assert len(passed(store, *pages)) == 1


def word(number: int) -> str:
    """A word without digits, another for each number."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number)) + "-word"


def test_a_decision_names_a_bounded_number_of_addresses(store: Store) -> None:
    """It becomes one record of the WARC, and a site may have named a million of them."""
    months = [said(f"/cal/{n}") for n in range(BARREN + 2)]
    ahead = said("/months", *(f"/cal/{n}" for n in range(BARREN + 2, BARREN + AT_ONCE + 7)))
    traps = Traps(store.database)
    store.queue.add(ahead.links)
    traps.learn(months)
    assert [len(found.urls) for found in traps.found()] == [AT_ONCE, 5]
