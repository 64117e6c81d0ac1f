"""Feeds: exact dates and numbers of the newest pages."""

from __future__ import annotations

import pytest

from pipelines.records.finding import ELSEWHERE, Moment
from pipelines.records.reading import LINKED, LINKED_WITHOUT
from tests.read.made import BASE, about, own, reading, troubles

RSS = "application/rss+xml; charset=utf-8"
FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Clinic  news</title>
<item><title>Naps</title><link>{BASE}/post/naps</link>
<pubDate>Wed, 18 Jun 2025 02:17:53 +0000</pubDate><dc:creator>webmaster</dc:creator>
<guid isPermaLink="false">180 at {BASE}</guid></item>
<item><title>Away</title><link>https://other.example/a</link></item>
<item><title>Bare</title><link>{BASE}/post/bare</link><pubDate>soon</pubDate></item>
</channel></rss>"""


def test_an_item_tells_the_date_and_the_number_of_its_page() -> None:
    """The account that posted is no author."""
    said = reading(FEED, path="/rss.xml", mime=RSS)
    assert own(said) == {"reader": "feed", "kind": "feed", "title": "Clinic news"}
    assert about(said, ELSEWHERE) == {
        f"{BASE}/post/naps": {
            "published": Moment("2025-06-17", "2025-06-18T02:17:53Z"),
            "source_id": "180",
        }
    }
    assert [link.url for link in said.links] == [f"{BASE}/post/naps", f"{BASE}/post/bare"]


def test_an_item_is_asked_for_as_the_feed_writes_it() -> None:
    """WordPress's feeds write the slash at an address's end, and its host wants it."""
    slashed = FEED.replace("/post/naps<", "/post/naps/<")
    said = reading(slashed, path="/rss.xml", mime=RSS)
    assert [(link.url, link.ending) for link in said.links] == [
        (f"{BASE}/post/naps", LINKED),
        (f"{BASE}/post/bare", LINKED_WITHOUT),
    ]


@pytest.mark.parametrize(
    ("guid", "number"),
    [("https://x.example/?p=61", "61"), ("/?post_type=topic&amp;p=7", "7"), ("/naps/", None)],
)
def test_wordpress_names_a_post_by_its_number(guid: str, number: str | None) -> None:
    """A guid is the address that the post had as a draft, on whatever host that was."""
    item = f"<item><link>{BASE}/a</link><guid>{guid}</guid></item>"
    said = reading(f"<rss><channel>{item}</channel></rss>", path="/feed", mime=RSS)
    assert about(said, ELSEWHERE).get(f"{BASE}/a", {}).get("source_id") == number


def test_an_item_about_a_comment_tells_nothing_of_its_page() -> None:
    """WordPress and bbPress feed comments and replies, linked by the page's address with #."""
    item = f"<item><link>{BASE}/post/naps/#comment-{{}}</link><pubDate>{{}}</pubDate></item>"
    dates = ("Wed, 18 Jun 2025 02:17:53 +0000", "Thu, 19 Jun 2025 02:17:53 +0000")
    items = "".join(item.format(n, date) for n, date in enumerate(dates))
    said = reading(f"<rss><channel>{items}</channel></rss>", path="/comments/feed", mime=RSS)
    assert about(said, ELSEWHERE) == {}
    assert {link.url for link in said.links} == {f"{BASE}/post/naps"}


def test_atom_is_a_feed_too() -> None:
    """Its dates have an offset, its links an attribute."""
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry>'
        f'<link rel="alternate" href="{BASE}/post/a"/>'
        "<published>2014-05-06T23:30:00-05:00</published></entry></feed>"
    )
    said = reading(atom, path="/atom.xml", mime="application/atom+xml")
    assert about(said, ELSEWHERE)[f"{BASE}/post/a"]["published"].on == "2014-05-06"


@pytest.mark.parametrize(
    "body", ["", "<rss", "no", '<!DOCTYPE x [<!ENTITY a "a">]><rss><channel>&a;</channel></rss>']
)
def test_a_broken_feed_is_a_trouble(body: str) -> None:
    """Torn, no XML at all, or with entities of its own."""
    said = reading(body, path="/rss.xml", mime=RSS)
    assert troubles(said) == ["unreadable feed"]
    assert own(said)["kind"] == "feed"


def test_what_is_read_of_a_torn_feed_counts() -> None:
    """The items before the tear."""
    said = reading(FEED[: FEED.index("<item><title>Away")], path="/rss.xml", mime=RSS)
    assert troubles(said) == ["unreadable feed"]
    assert f"{BASE}/post/naps" in about(said, ELSEWHERE)


def test_other_xml_is_no_page() -> None:
    """It is kept, and that is all."""
    assert not reading("<x/>", path="/x.xml", mime="text/xml").is_page
