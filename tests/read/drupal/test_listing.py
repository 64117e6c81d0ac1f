"""Lists and pages that hold nothing to archive."""

from __future__ import annotations

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
