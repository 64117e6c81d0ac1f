"""The made-up site as a visitor without a browser meets it."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urldefrag, urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from demo.site import Demo, world_of
from demo.truth.survey import Survey
from tests.demo.conftest import BASE_URL


@pytest.mark.parametrize("edition", [1, 2, 3])
def test_the_same_numbers_give_the_same_bytes(edition: int) -> None:
    """Seed, size and edition are all that a page depends on."""
    first = Demo(5, 24, edition)
    world_of.cache_clear()  # the second is made anew, from nothing but the numbers
    second = Demo(5, 24, edition)
    assert second.world is not first.world
    for path in first.addresses():
        assert first.answer(path, BASE_URL) == second.answer(path, BASE_URL)


def test_another_seed_is_another_site() -> None:
    """Two seeds share no article."""
    one, two = Demo(1, 24), Demo(2, 24)
    texts = [
        {demo.world.body(node)[0].text for node in demo.world.nodes.values()} for demo in (one, two)
    ]
    assert not texts[0] & texts[1]


@pytest.mark.parametrize(("pages", "edition"), [(11, 1), (60, 0), (60, 4)])
def test_what_does_not_exist_is_refused(pages: int, edition: int) -> None:
    """A site too small for its own stories, or an edition that is not there."""
    with pytest.raises(ValueError, match="pages must be 12 or more and edition 1 to 3"):
        Demo(pages=pages, edition=edition)


@pytest.mark.parametrize("pages", [12, 60, 173])
def test_size_is_the_number_of_articles_videos_and_topics(pages: int) -> None:
    """The first edition has as many as were asked for."""
    kinds = Counter(node.kind for node in Demo(pages=pages).world.nodes.values())
    assert sum(kinds.values()) == pages
    assert min(kinds.values()) >= 2


@pytest.mark.parametrize(("pages", "edition"), [(12, 1), (60, 1), (40, 2), (30, 3)])
def test_following_every_link_gives_the_addresses_that_the_site_names(
    pages: int, edition: int
) -> None:
    """No link fails but those that are meant to, and nothing that is named stands alone."""
    demo = Demo(pages=pages, edition=edition)
    statuses = _follow(demo)
    assert set(statuses) == set(demo.addresses())
    failing = {path for path, status in statuses.items() if status in (403, 404)}
    meant = {p.path for p in Survey(demo.world).pages.values() if p.status != "live"}
    assert failing == meant


_NUMBERED = re.compile(r"^/(node|comment|taxonomy/term|forum)/\d+$")
_NEVER = re.compile(r"^/(user|search)/|[?&]sort=|\.(pdf|mp3|png)(\?|$)")


def _follow(demo: Demo) -> dict[str, int]:
    """Ask for all that can be reached; numbers of pages only where the site names them."""
    named, seen, waiting = set(demo.addresses()), dict[str, int](), ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen or (_NUMBERED.match(path) and path not in named):
            continue
        answered = demo.answer(path, BASE_URL)
        seen[path] = answered.status
        if answered.status == 301:
            waiting.append(dict(answered.headers)["Location"].removeprefix(BASE_URL))
        elif answered.body.startswith(b"<!DOCTYPE html>"):
            waiting += _links(path, answered.body.decode())
    return seen


def _links(path: str, text: str) -> list[str]:
    found = []
    for node in LexborHTMLParser(text).css("a[href], link[rel=alternate], link[rel=canonical]"):
        url = urldefrag(urljoin(BASE_URL + path, node.attributes["href"] or "")).url
        below = url.removeprefix(BASE_URL)
        if below.startswith("/") and not _NEVER.search(below):
            found.append(below.removesuffix("?page=0"))
    return found


@pytest.mark.parametrize(
    ("path", "same_as"),
    [
        ("/articles?page=0", "/articles"),
        ("/articles?page=x", "/articles"),
        ("/forum/", "/forum"),
        ("/index.php/authors", "/authors"),
        ("/articles?page=99", "/articles?page=2"),
    ],
)
def test_other_forms_of_an_address_give_the_same_page(demo: Demo, path: str, same_as: str) -> None:
    """Page 0, a slash at the end, the front controller, a number beyond the last page."""
    assert demo.answer(path, BASE_URL).body == demo.answer(same_as, BASE_URL).body


def test_numbers_and_second_aliases_answer_with_the_page(demo: Demo) -> None:
    """Core does not redirect /node/N; canonical names the address that holds."""
    node = next(n for n in demo.world.nodes.values() if n.second_path)
    own = demo.answer(node.path, BASE_URL)
    for path in (node.internal, node.second_path):
        assert demo.answer(path or "", BASE_URL).body == own.body
    assert f'<link rel="canonical" href="{BASE_URL}{node.path}" />'.encode() in own.body
    assert f'<link rel="shortlink" href="{BASE_URL}/node/{node.nid}" />'.encode() in own.body


def test_an_old_address_redirects(demo: Demo) -> None:
    """The path of the days before Drupal answers 301."""
    node = next(n for n in demo.world.nodes.values() if n.old_path)
    answered = demo.answer(f"{node.old_path}/", BASE_URL)
    assert answered.status == 301
    assert dict(answered.headers)["Location"] == BASE_URL + node.path


def test_a_comments_address_shows_the_part_that_holds_it(demo: Demo) -> None:
    """/comment/N is the discussion, at the page where comment N stands."""
    node = next(n for n in demo.world.nodes.values() if n.replies > 60)
    last = demo.world.discussion(node)[-1]
    shown = demo.answer(f"/comment/{last.reply.cid}", BASE_URL).body.decode()
    tree = LexborHTMLParser(shown)
    assert tree.css_first(f"#comment-{last.reply.cid}") is not None
    canonical = tree.css_first("link[rel=canonical]")
    assert canonical is not None
    assert canonical.attributes["href"] == BASE_URL + node.path


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/user/8", 403),
        ("/node/7", 403),
        ("/node/999999", 404),
        ("/comment/999999", 404),
        ("/taxonomy/term/5000", 404),
        ("/nothing/here", 404),
    ],
)
def test_what_is_not_for_visitors(demo: Demo, path: str, status: int) -> None:
    """Accounts and drafts are denied, the rest is not found: whole pages, as core has them."""
    answered = demo.answer(path, BASE_URL)
    assert answered.status == status
    assert b"Forum Discussions" in answered.body


def test_robots_and_sitemap_are_found(demo: Demo, larger: Demo) -> None:
    """robots.txt names the sitemap, which lists every article, video and topic."""
    robots = demo.answer("/robots.txt", BASE_URL).body.decode()
    assert f"Sitemap: {BASE_URL}/sitemap.xml" in robots
    assert "Disallow: /user/login" in robots
    for site in (demo, larger):
        listed = site.answer("/sitemap.xml", BASE_URL).body.decode()
        assert listed.count("<loc>") == len(site.world.nodes)


def test_a_large_sitemap_has_parts() -> None:
    """Above 2,000 addresses /sitemap.xml is an index of numbered parts."""
    site = Demo(pages=2_100)
    index = site.answer("/sitemap.xml", BASE_URL).body.decode()
    assert "<sitemapindex" in index
    parts = [site.answer(f"/sitemap.xml?page={n}", BASE_URL).body for n in (1, 2)]
    assert sum(part.count(b"<loc>") for part in parts) == 2_100


@pytest.mark.parametrize(
    ("path", "mime"),
    [
        ("/themes/custom/larkspur/css/site.css", "text/css"),
        ("/sites/default/files/2014-03/curve-12.png", "image/png"),
        ("/sites/default/files/2014-03/handout-12.pdf", "application/pdf"),
        ("/sites/default/files/2014-03/talk-12.mp3", "audio/mpeg"),
    ],
)
def test_files_are_there(demo: Demo, path: str, mime: str) -> None:
    """A browser finds what the pages show."""
    answered = demo.answer(path, BASE_URL)
    assert (answered.status, dict(answered.headers)["Content-Type"]) == (200, mime)


def test_most_pages_stay_byte_for_byte_from_one_edition_to_the_next() -> None:
    """Only what a week changes has other validators, so a refresh can be told 304."""
    first, second = Demo(pages=300), Demo(pages=300, edition=2)
    nodes = [node.path for node in first.world.nodes.values()]
    changed = [p for p in nodes if first.answer(p, BASE_URL) != second.answer(p, BASE_URL)]
    assert 5 <= len(changed) <= 20
