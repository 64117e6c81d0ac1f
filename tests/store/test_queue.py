"""The frontier: one state for each address."""

from __future__ import annotations

from dataclasses import replace

from pipelines.records.answer import Note, Place
from pipelines.records.finding import Fact, Finding
from pipelines.records.reading import LINKED, FoundLink
from pipelines.store.store import Store
from tests.store.saying import HOST, ask, capture, comment, fill, history


def test_the_queue_says_of_each_address_what_became_of_it(store: Store) -> None:
    fill(store, history())
    states = {
        url.removeprefix(HOST): (state, reason)
        for url, state, reason in ask(store, "select url, state, reason from queue")
    }
    assert states["/comment/3"] == ("skipped", "leads to a page that is held")
    assert states["/user/login"][0] == "skipped"
    assert states["/private/x"] == ("skipped", "robots.txt forbids it")
    assert states["/post/d"] == ("pending", None)
    assert states["/post/c"] == ("done", "answered 404")
    assert [e.url for e in store.queue.leases.lease(5)] == [HOST + "/post/d"]
    assert store.queue.counts()["leased"] == 1


def entries(store: Store, *links: FoundLink) -> None:
    with store.database.atomic():
        store.queue.add(links)


def leased(store: Store, count: int = 9, kinds: frozenset[str] | None = None) -> list[str]:
    """What a crawl would get next: numbered addresses only where nothing else is to be had."""
    leases = store.queue.leases
    entries = leases.lease(count, kinds)
    if not entries and not leases.on_their_way():
        entries = leases.lease(count, kinds, numbered=True)
    return [entry.url.removeprefix(HOST) for entry in entries]


def note(kind: str, at: str, reason: str, *paths: str) -> Note:
    """A note of a crawl about some addresses."""
    data: dict[str, object] = {"reason": reason, "urls": [HOST + path for path in paths]}
    place = Place(file="a.warc.gz", offset=0, length=1)
    return (
        Note(f"urn:{kind}:{at}", kind, HOST, f"2024-03-{at}:00.000Z", None, data, place)
        if False
        else Note(
            record_id=f"urn:{kind}:{at}",
            kind=kind,
            url=HOST,
            noted_at=f"2024-03-{at}:00.000Z",
            crawl=None,
            data=data,
            place=place,
        )
    )


def state(store: Store, path: str) -> tuple[str, str | None]:
    rows = ask(store, f"select state, reason from queue where url = '{HOST}{path}'")
    return rows[0][0], rows[0][1]


def test_lists_and_feeds_are_leased_before_pages_and_numbers_last_of_all(store: Store) -> None:
    entries(
        store,
        FoundLink(HOST + "/node/5"),
        FoundLink(HOST + "/post/a"),
        FoundLink(HOST + "/post/b", "article"),
        FoundLink(HOST + "/articles", "listing"),
        FoundLink(HOST + "/rss.xml", "feed"),
    )
    assert leased(store) == ["/rss.xml", "/articles", "/post/b", "/post/a"]
    assert leased(store) == [], "a page on its way may bear the number"
    store.queue.answered(
        [capture(path, "01T10:00") for path in ("/rss.xml", "/articles", "/post/a", "/post/b")]
    )
    assert leased(store) == ["/node/5"]


def test_a_number_that_a_page_bears_is_not_fetched(store: Store) -> None:
    fill(
        store,
        [
            capture(
                "/post/a",
                "01T10:00",
                kind="article",
                comments=[comment(7, "seven")],
                also=[
                    Finding(HOST + "/node/5", "alias", {"of": Fact(HOST + "/post/a", "shortlink")})
                ],
            )
        ],
    )
    entries(
        store,
        FoundLink(HOST + "/node/5"),
        FoundLink(HOST + "/comment/7"),
        FoundLink(HOST + "/comment/8"),
    )
    assert leased(store) == ["/comment/8"]


def test_only_leaves_out_what_is_known_to_be_another_kind(store: Store) -> None:
    entries(
        store,
        FoundLink(HOST + "/a", "video"),
        FoundLink(HOST + "/b", "article"),
        FoundLink(HOST + "/c"),
    )
    assert leased(store, kinds=frozenset({"article"})) == ["/b", "/c"]
    assert store.queue.pending(frozenset({"article"})) == 0
    assert store.queue.pending() == 1


def test_what_was_leased_when_a_run_ended_waits_again(store: Store) -> None:
    entries(store, FoundLink(HOST + "/a"))
    assert leased(store) == ["/a"]
    store.queue.leases.release()
    assert leased(store) == ["/a"]


def test_given_up_is_failed_until_an_answer_comes(store: Store) -> None:
    def given_up(at: str) -> Note:
        return Note(
            record_id=f"urn:{at}",
            kind="failed",
            url=HOST + "/a",
            noted_at=f"2024-03-{at}:00.000Z",
            crawl=None,
            data={"reason": "no answer"},
            place=Place(file="a", offset=0, length=1),
        )

    store.add([], [given_up("01T10:00")])
    assert ask(store, "select state, reason from queue") == [("failed", "no answer")]
    store.add([capture("/a", "02T10:00")])
    assert ask(store, "select state, reason from queue") == [("done", "answered 200")]
    store.add([], [given_up("03T10:00")])
    assert ask(store, "select state, reason from queue") == [("failed", "no answer")]


def test_a_busy_server_settles_nothing(store: Store) -> None:
    entries(store, FoundLink(HOST + "/a"))
    store.add([capture("/a", "01T10:00", status=503)])
    assert ask(store, "select state from queue") == [("pending",)]


def test_what_robots_txt_forbids_is_skipped_and_waits_again_when_it_no_longer_does(
    store: Store,
) -> None:
    link = FoundLink(HOST + "/private/x")
    fill(
        store,
        [
            capture("/robots.txt", "01T09:00", robots="User-agent: *\nDisallow: /private"),
            capture("/a", "01T10:00", links=[link]),
        ],
    )
    assert ask(store, "select state, reason from queue where url like '%private%'") == [
        ("skipped", "robots.txt forbids it")
    ]
    fill(store, [capture("/robots.txt", "02T09:00", robots="User-agent: *\nDisallow:")])
    assert ask(store, "select state, reason from queue where url like '%private%'") == [
        ("pending", None)
    ]


def test_a_full_crawl_asks_again_for_pages_and_not_for_their_second_addresses(store: Store) -> None:
    """A node without an alias is a page under its number; /comment/7 only leads to one."""
    fill(
        store,
        [
            capture("/node/147", "01T10:00", kind="article"),
            capture("/comment/7", "01T11:00", canonical="/post/a", kind="article"),
            capture("/post/a", "01T12:00", kind="article"),
        ],
    )
    store.queue.again()
    assert set(leased(store)) == {"/post/a"}
    store.queue.answered([capture("/post/a", "02T12:00", kind="article")])
    assert set(leased(store)) == {"/node/147"}


def test_robots_txt_is_asked_about_the_address_as_it_is_sent(store: Store) -> None:
    """Else what is refused once it is sent would wait again at the end of each run."""
    links = [FoundLink(HOST + "/private", None, LINKED), FoundLink(HOST + "/privately")]
    rules = "User-agent: *\nDisallow: /private/"
    fill(store, [capture("/robots.txt", "01T09:00", robots=rules)])
    entries(store, *links)
    store.settle(reindex=True)
    assert leased(store) == ["/privately"]


def test_a_number_that_another_system_gave_a_held_comment_is_not_fetched(store: Store) -> None:
    old = comment(1294136, "The same.", system="bbpress")
    fill(
        store,
        [
            capture("/forum/a", "01T10:00", reader="bbpress topic", comments=[old]),
            capture(
                "/forum/a", "02T10:00", reader="drupal topic", comments=[comment(7, "The same.")]
            ),
        ],
    )
    assert ask(store, "select source_id from comment_numbers") == [("1294136",)]
    entries(store, FoundLink(HOST + "/forums/reply/1294136"), FoundLink(HOST + "/forums/reply/2"))
    store.settle()
    assert leased(store) == ["/forums/reply/2"]


def test_the_latest_of_what_is_known_of_an_address_is_its_state(store: Store) -> None:
    """In whatever order it comes in."""
    answers = [capture("/a", "02T10:00"), capture("/b", "02T10:00")]
    again = note("again", "03T10:00", "the sitemap tells of a change", "/a", "/b")
    passed = note("skipped", "04T10:00", "a trap", "/b")
    store.add([], [passed, again])
    store.add(answers)
    assert state(store, "/a") == ("pending", "the sitemap tells of a change")
    assert state(store, "/b") == ("skipped", "a trap")
    store.add([capture("/a", "05T10:00"), capture("/b", "01T10:00")])
    assert state(store, "/a") == ("done", "answered 200")
    assert state(store, "/b") == ("skipped", "a trap")


def test_an_answer_that_is_no_page_of_the_site_blocks_its_address(store: Store) -> None:
    """Until a page is had there; the page that was held stays as it was."""
    store.add_and_assemble([capture("/a", "01T10:00")])
    check = replace(capture("/a", "02T10:00"), blocked="a robot check", is_page=False, findings=())
    store.add_and_assemble([check])
    assert state(store, "/a") == ("blocked", "a robot check")
    assert ask(store, "select status from pages") == [("live",)]
    store.add_and_assemble([capture("/a", "03T10:00")])
    assert state(store, "/a") == ("done", "answered 200")
