"""Lists and pages that hold nothing to archive."""

from __future__ import annotations

import pytest

from pipelines.records.finding import ELSEWHERE, Moment
from tests.read.drupal.pages import document
from tests.read.made import BASE, about, aliases, own, reading

ROWS = (
    '<div class="views-row"><h3><a href="/post/a">A</a></h3>'
    '<time datetime="2014-05-06T23:30:00-05:00">May</time></div>'
    '<div class="views-row"><h3><a href="/post/b">B</a></h3>'
    '<time datetime="2014-05-06T23:30:00-05:00">a</time>'
    '<time datetime="2015-05-06T23:30:00-05:00">b</time></div>'
)
CANONICAL = '<link rel="canonical" href="https://clinic.example/articles">'


def test_a_list_tells_the_dates_of_its_rows() -> None:
    """A row with two times tells none: either may be the event's."""
    said = reading(document(f"<main><h1>Articles</h1>{ROWS}</main>"), path="/articles")
    assert own(said)["kind"] == "listing"
    assert about(said, ELSEWHERE) == {
        f"{BASE}/post/a": {"published": Moment("2014-05-06", "2014-05-07T04:30:00Z")}
    }


def test_rows_need_no_class() -> None:
    """What stands around one title is its row."""
    rows = ROWS.replace(' class="views-row"', "")
    html = document(f"<main><h1>Articles</h1><div>{rows}</div></main>")
    said = reading(html, path="/articles")
    assert own(said)["kind"] == "listing"
    assert list(about(said, ELSEWHERE)) == [f"{BASE}/post/a"]


def test_a_further_page_is_not_the_first() -> None:
    """A canonical link that forgets the page number is not believed."""
    said = reading(
        document(f"<main><h1>Articles</h1>{ROWS}</main>", head=CANONICAL), path="/articles?page=2"
    )
    assert not aliases(said)


def test_the_front_page_is_a_listing() -> None:
    """Whatever it shows; its title may stand in the head only."""
    said = reading(document("<main><h1></h1></main>"), path="/")
    assert (own(said)["kind"], own(said)["title"]) == ("listing", "x | Clinic")


def test_a_form_is_other() -> None:
    """It has a title and no content."""
    said = reading(document("<main><h1>Contact</h1><form></form></main>"), path="/contact")
    assert own(said) == {"reader": "drupal other", "kind": "other", "title": "Contact"}
    assert said.content_hash is None


def row(inner: str) -> str:
    """A list of one row with a time."""
    return (
        f'<div class="views-row"><h3><a href="/post/a">What changed</a></h3>{inner}'
        '<time datetime="2014-05-06T23:30:00-05:00">May</time></div>'
    )


@pytest.mark.parametrize(
    ("title", "inner", "dated"),
    [
        pytest.param("Articles", "", True, id="a title tells nothing of the time"),
        pytest.param("Articles", "Posted on ", True, id="posted"),
        pytest.param("Articles", "Last updated ", False, id="updated"),
        pytest.param("Articles", "<span>Zuletzt geändert:</span> ", False, id="in German"),
        pytest.param("Articles", "<span>Last comment</span> ", False, id="a comment's"),
        pytest.param("Recent comments", "", False, id="a list of comments"),
        pytest.param("Recently updated", "", False, id="a list of what changed"),
        pytest.param("Recent activity", "", False, id="of anything"),
        pytest.param("Front", '<a href="/comment/5#comment-5">Re</a>', False, id="a comment's row"),
    ],
)
def test_a_lists_time_is_of_publication_unless_words_say_else(
    title: str, inner: str, dated: bool
) -> None:
    """A list's time would win over the page's own."""
    said = reading(document(f"<main><h1>{title}</h1>{row(inner)}</main>"), path="/x")
    assert ("published" in about(said, ELSEWHERE).get(f"{BASE}/post/a", {})) is dated


def test_a_block_of_comments_tells_no_dates() -> None:
    """Its own heading says what it is."""
    html = f"<main><h1>News</h1><div><h2>Recent Comments</h2><div>{row('')}</div></div></main>"
    assert not about(reading(document(html), path="/x"), ELSEWHERE)


@pytest.mark.parametrize("path", ["/post/rest", "/forum/naps"])
def test_a_page_that_stands_in_for_another_is_other(path: str) -> None:
    """Maintenance, a challenge: they show no node, no list, no term, no forum."""
    html = '<main><div id="block-x-content"><h1>Back soon</h1><p>We work on it.</p></div></main>'
    found = own(reading(document(html), path=path))
    assert (found["kind"], found["reader"]) == ("other", "drupal other")
    assert "body" not in found
