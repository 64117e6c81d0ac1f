"""read(): each answer becomes a reading, whatever it is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read import content, reader
from pipelines.read.sites.profiles import profile
from pipelines.read.sites.site import Site
from pipelines.records.fields import FIELDS
from tests.read.drupal.pages import Note, Sheet, document
from tests.read.made import ANY, BASE, SITE, aliases, answer, own, reading, troubles

PAGE = Sheet(theme="named", notes=(Note(number=1),)).html()


@pytest.mark.parametrize("status", [403, 404, 410, 500, 503])
def test_an_answer_without_the_page_has_no_content(status: int) -> None:
    """Its own words are not the page's."""
    said = reading(PAGE, status=status)
    assert said.is_page
    assert own(said)["kind"] == "other"
    assert own(said).keys() == {"reader", "kind"}
    assert own(said)["reader"] is None
    assert not said.links


@pytest.mark.parametrize(
    ("target", "to", "same"),
    [
        ("/post/new", f"{BASE}/post/new", True),
        ("post/new?x#y", f"{BASE}/old/post/new?x=", True),
        ("/", f"{BASE}/", False),
        ("/user/login?destination=/a", f"{BASE}/user/login?destination=%2Fa", False),
        ("https://other.example/a", "https://other.example/a", False),
    ],
)
def test_a_redirect_leads_to_the_page_unless_it_sends_away(
    target: str, to: str, same: bool
) -> None:
    """The front page and a login are no other address of a page."""
    said = reading("", path="/old/a", status=301, location=target)
    assert own(said) == {"redirect": to}
    assert aliases(said) == ({to: "redirect"} if same else {})


def test_what_repeats_a_capture_says_which() -> None:
    """A 304, or a revisit of identical bytes."""
    assert own(reading("", status=304)) == {"same": ""}
    assert own(reading("", refers_to="urn:uuid:1")) == {"same": "urn:uuid:1"}


def test_what_is_for_programs_is_no_page() -> None:
    """robots.txt, sitemaps, players' frames, pictures."""
    robots = reading("User-agent: *\nDisallow: /x", path="/robots.txt", mime="text/plain")
    assert (robots.is_page, robots.robots) == (False, "User-agent: *\nDisallow: /x")
    assert reading("gone", path="/robots.txt", status=404).robots == ""
    urls = f"<urlset><url><loc>{BASE}/post/a/</loc></url><url><loc>https://o.example/</loc></url></urlset>"
    sitemap = reading(urls, path="/sitemap.xml", mime="application/xml")
    assert not sitemap.is_page
    assert [link.url for link in sitemap.links] == [f"{BASE}/post/a"]
    assert not reading("<p>x</p>", path="/media/oembed?url=x").is_page
    assert not reading(b"\x89PNG", path="/a", mime="image/png").is_page


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(b"", "empty page", id="nothing"),
        pytest.param(b"<p>" + b"x" * (50 << 20), "too large", id="50 MB"),
        pytest.param(b"<div>" * 100_000, "too deep", id="100,000 deep"),
        pytest.param(bytes(range(256)) * 20, "no text", id="a picture as HTML"),
        pytest.param(b"<h1>Hello</h1>", "no reader", id="a system that nobody knows"),
    ],
)
def test_what_cannot_be_read_is_a_trouble(body: bytes, kind: str) -> None:
    """And stays a page."""
    said = reading(body)
    assert troubles(said) == [kind]
    assert own(said)["kind"] == "other"


def test_a_readers_bug_costs_the_page_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """It becomes a trouble that names the place."""

    def breaks(page: Any) -> Any:
        message = "no such thing"
        raise LookupError(message)

    monkeypatch.setattr(content, "read_html", breaks)
    said = reading(PAGE)
    assert troubles(said) == ["reader failed"]
    assert "LookupError: no such thing" in said.problems[0].message
    assert own(said)["kind"] == "other"


def test_a_bug_is_told_alike_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder of the machine, no place in its memory: the message makes the problem's id."""

    def breaks(*_: object) -> None:
        message = "no part of <Part at 0x7f01a2> in /home/ann/lib/python3/some/lib.py"
        raise LookupError(message)

    monkeypatch.setattr(content, "read_html", breaks)
    assert reading(PAGE).problems[0].message == (
        "LookupError: no part of <Part> in lib.py (in _read_html, pipelines/read/content.py)"
    )


@pytest.mark.parametrize("site", [SITE, ANY])
def test_an_address_that_cannot_be_parsed_is_a_trouble(site: Site) -> None:
    """Of that capture, and no page."""
    said = reading(PAGE, site, path="http://[bad")
    assert (said.is_page, said.findings, troubles(said)) == (False, (), ["no address"])


@pytest.mark.parametrize("site", [SITE, ANY])
@pytest.mark.parametrize(
    "broken",
    [
        '<link rel="canonical" href="http://[bad">',
        '<link rel="shortlink" href="http://[bad">',
        '<base href="http://[bad">',
        '<main><a href="http://[::1/g">x</a><iframe src="http://[x"></iframe></main>',
        '<nav aria-label="Breadcrumb"><a href="/">a</a><a href="http://[x">k</a></nav>',
    ],
)
def test_a_broken_link_costs_no_page(broken: str, site: Site) -> None:
    """Wherever it stands."""
    head = '<meta name="Generator" content="Drupal 10"><link rel="alternate" href="http://[x">'
    assert "reader failed" not in troubles(reading(head + broken + PAGE, site))


def test_faults_of_the_record_are_troubles() -> None:
    """What could be saved is read."""
    broken = answer(PAGE)
    object.__setattr__(broken, "faults", ("The digest is wrong.",))
    said = reader.read(broken, SITE)
    assert "damaged record" in troubles(said)
    assert own(said)["kind"] == "article"


def test_the_capture_is_told_word_for_word() -> None:
    """Media type without parameters, validators as they came."""
    said = reading(PAGE, path="/post/rest/", etag='"1"', last_modified="Mon")
    assert said.address == f"{BASE}/post/rest"
    assert said.capture.url == f"{BASE}/post/rest/"
    assert (said.capture.mime, said.capture.etag) == ("text/html", '"1"')
    assert said.capture.last_modified == "Mon"


def test_any_site_is_its_host() -> None:
    """And a canonical link holds within its host."""
    head = '<link rel="canonical" href="https://evil.example/x">'
    said = reading(document("<main><h1>A</h1></main>", head=head), ANY, path="http://b.example/x")
    assert said.site == "b.example"
    assert not aliases(said)


def test_links_are_the_sites_own_once_each() -> None:
    """In their one form; feeds are known as such."""
    head = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    body = (
        '<a href="/a#x">1</a><a href="/a/">2</a><a href="//other.example/">3</a><a href="#y">4</a>'
    )
    found = reading(document(body, head=head)).links
    assert [(link.url, link.kind) for link in found] == [
        (f"{BASE}/a", None),
        (f"{BASE}/post/rest", None),
        (f"{BASE}/rss.xml", "feed"),
    ]


def test_every_fact_has_a_name_of_the_seam() -> None:
    """The store knows no others."""
    named = {name for f in reading(PAGE).findings for name in f.facts}
    assert named <= FIELDS.keys()


def test_reading_twice_gives_the_same() -> None:
    """For the same answer and site."""
    assert reading(PAGE) == reading(PAGE)


def test_grace_is_known_by_name() -> None:
    """With its hosts and zone."""
    site = profile("grace")
    assert site.covers("cancergrace.org")
    assert site.timezone is not None
    assert profile("elsewhere").hosts == ()


SCRAPS = st.sampled_from(
    [
        "<div",
        ">",
        "</div>",
        '<article data-history-node-id="1">',
        "<table><tr><td>",
        '<td colspan="4">',
        "<h1>",
        '<a href="/comment/4#comment-4">',
        '<p id="comment-4">',
        "<footer>",
        '<i class="field__label">',
        '<nav class="pager">',
        '<link rel="shortlink" href="/node/1">',
        '<time datetime="2014">',
        '<span data-comment-user-id="1">',
        "Author",
        "Forums",
        "Related",
        "&",
    ]
)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(SCRAPS, max_size=25), st.binary(max_size=10))
def test_no_page_is_too_broken(scraps: list[str], noise: bytes) -> None:
    """No reader fails on any of it."""
    head = b'<meta name="Generator" content="Drupal 10">'
    said = reading(head + "".join(scraps).encode() + noise)
    assert "reader failed" not in troubles(said), said.problems
