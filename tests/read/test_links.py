"""Links and media of a text."""

from __future__ import annotations

from pipelines.read.links import images, own_links, seen_in, videos
from pipelines.records.finding import LinkSeen, MediumSeen
from tests.read.made import BASE, page

HTML = (
    '<p><a href="/post/a?page=0"> An  old <b>post</b></a> <a href="mailto:x@y">m</a></p>'
    '<audio><source src="/s.mp3"></audio><video src="https://o.example/v.mp4"></video>'
    '<img data-src="/late.png" src="data:image/gif;base64,x"><a href="/talk.m4a">Hear</a>'
)


def test_what_a_text_links_to_and_shows() -> None:
    """In order: links first, then pictures, players and sounds."""
    made = page(HTML)
    links, media = seen_in(made, made.root, HTML)
    assert links == (
        LinkSeen(f"{BASE}/post/a", "An old post"),
        LinkSeen(f"{BASE}/talk.m4a", "Hear"),
    )
    assert media == (
        MediumSeen("audio", f"{BASE}/talk.m4a", "Hear"),
        MediumSeen("image", f"{BASE}/late.png"),
        MediumSeen("audio", f"{BASE}/s.mp3"),
        MediumSeen("video", "https://o.example/v.mp4"),
    )


def test_a_text_of_words_has_neither() -> None:
    """Nor pictures or videos."""
    made = page("<p>a</p>")
    assert seen_in(made, made.root, "<p>a</p>") == ((), ())
    assert not images(made, made.root)
    assert not videos(made, made.root)


def test_own_links_are_the_sites() -> None:
    """Each once."""
    first, last = "2025-06-01T00:00:00.000Z", "2025-06-02T00:00:00.000Z"
    urls = [(f"{BASE}/a/", last), (f"{BASE}/a", first), ("https://o.example/b", None)]
    found = own_links(urls, page(""))
    assert [(link.url, link.changed) for link in found] == [(f"{BASE}/a", last)]


def test_a_picture_without_words_has_its_caption() -> None:
    """An alternative text comes first."""
    html = '<figure><a><img src="/a.png" alt=""></a><figcaption>Lung, drawn</figcaption></figure>'
    made = page(html)
    assert images(made, made.root) == [MediumSeen("image", f"{BASE}/a.png", "Lung, drawn")]
