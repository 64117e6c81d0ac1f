"""Pages as core's starter theme prints them, with the blocks of GRACE-style sites."""

from __future__ import annotations

import pytest

from demo.people import PROFILES
from demo.site import Demo
from demo.terms import CATEGORIES
from tests.demo.conftest import BASE_URL, Look

_KINDS = (
    "/",
    "/articles",
    "/videos",
    "/authors",
    "/forum",
    "/forums/breast-cancer",
    "/category/lung-cancer",
    "/about",
    "/nothing",
)


@pytest.mark.parametrize("path", _KINDS)
def test_the_frame_stands_around_every_page(look: Look, path: str) -> None:
    """Headings of menus come before the page's own, words of others after its content."""
    tree = look(path)
    headings = [" ".join(h.text().split()) for h in tree.css("main h1, main h2")]
    own = next(h for h in tree.css("h1"))
    at = headings.index(" ".join(own.text().split()))
    assert headings[:at] == ["Article and Video CATEGORIES", "Cancer Journey", "Search By"]
    assert headings[-2:] == ["Forum Discussions", "Recent Comments"]
    footer = tree.css_first("footer[role=contentinfo]")
    assert footer is not None
    assert "made up" in footer.text()


def test_an_articles_page_shows_bio_note_author_and_terms(demo: Demo, look: Look) -> None:
    """The bio stands above the title, the note under it; terms lead to their lists."""
    node = next(
        n for n in demo.world.nodes.values() if n.outdated and len(n.authors) == 1 and n.tags
    )
    tree = look(node.path)
    text = tree.body.text() if tree.body else ""
    order = [node.authors[0].bio, node.title, "Please Note:", node.authors[0].name]
    places = [text.index(" ".join(words.split())) for words in order if words]
    assert places == sorted(places)
    shown = {a.attributes["href"] for a in tree.css(".field--name-field-tags a")}
    assert shown == {demo.world.term(tid).path for tid in node.tags}
    assert "Previous PostNext Post" in text


def test_a_category_shows_its_way_its_words_and_ten_pages(larger: Demo, look: Look) -> None:
    """The breadcrumb names the categories above; the feed link tells the number."""
    deep = next(term for term in CATEGORIES if term.path.count("/") == 4)
    tree = look(deep.path)
    crumbs = [a.text() for a in tree.css(".breadcrumb a")]
    assert crumbs == ["Home", "Lung Cancer", "Non-Small Cell Lung Cancer"]
    feed = tree.css_first("a.feed-icon[href*=taxonomy]")
    assert feed is not None
    assert feed.attributes["href"] == f"{BASE_URL}/taxonomy/term/{deep.tid}/feed"
    assert feed.text(strip=True) == f"Subscribe to {deep.name}"
    shown = larger.answer(CATEGORIES[0].path, BASE_URL).body
    assert shown.count(b"node--view-mode-teaser") == 10


def test_an_authors_page_tells_who_it_is(look: Look) -> None:
    """Name, degrees, role and biography."""
    for profile in PROFILES:
        tree = look(profile.path)
        header = tree.css_first(".view-header")
        assert header is not None
        for words in (profile.credentials, profile.role, profile.bio):
            assert (words or "") in header.text()


def test_articles_list_their_time_only_where_the_page_may(demo: Demo, larger: Demo) -> None:
    """Of those whose date stands nowhere, no row tells it."""
    rows: dict[str, bool] = {}
    for page in range(40):
        text = larger.answer(f"/articles?page={page}", BASE_URL).body.decode()
        for row in text.split('<div class="views-row">')[1:]:
            rows[row.partition('href="')[2].partition('"')[0]] = "<time" in row
    for node in larger.world.nodes.values():
        if node.kind == "article":
            assert rows[node.path] == (node.date in ("time", "list"))
