"""A term's page is a category, a tag, an author or a forum, or is told to be unknown."""

from __future__ import annotations

import pytest

from pipelines.records.finding import CATEGORY, ELSEWHERE, PROFILE, TAG, Moment, Term
from pipelines.records.reading import Reading
from tests.read.drupal.pages import document
from tests.read.made import BASE, about, aliases, own, reading, troubles

HEAD = '<link rel="alternate" type="application/rss+xml" href="/taxonomy/term/31/feed">'
WAY = (("/", "Home"), ("/category/body", "Body"))
ROW = (
    '<div class="views-row"><article data-history-node-id="5" class="node--type-video">'
    '<h2><a href="/post/naps" rel="bookmark">Naps</a></h2>'
    '<time datetime="2014-05-06T07:08:09-05:00">x</time><p>Short.</p>{more}</article></div>'
)


def term(
    path: str, *, header: str = "", more: str = "", way: tuple[tuple[str, str], ...] = WAY[:1]
) -> Reading:
    html = document(
        f'<main><h1>Sleep</h1><div class="view-header">{header}</div>'
        f"{ROW.format(more=more)}</main>",
        head=HEAD,
        crumbs=way,
    )
    return reading(html, path=path)


def test_a_category_stands_in_a_tree() -> None:
    """Its parent is the last step of the way from the front page."""
    header = '<div class="field field--name-description"><p>All on sleep.</p></div>'
    said = term("/category/sleep", header=header, way=WAY)
    assert own(said)["kind"] == "category"
    assert about(said, CATEGORY) == {
        f"{BASE}/category/sleep": {
            "name": "Sleep",
            "source_id": "31",
            "description": "All on sleep.",
            "parent_term": Term("Body", f"{BASE}/category/body"),
        }
    }
    assert aliases(said) == {f"{BASE}/taxonomy/term/31": "term"}


def test_a_row_tells_the_exact_date_and_number_of_its_page() -> None:
    """A list has a time element where the page has none."""
    said = term("/category/sleep")
    assert about(said, ELSEWHERE) == {
        f"{BASE}/post/naps": {
            "source_id": "5",
            "published": Moment("2014-05-06", "2014-05-06T12:08:09Z"),
        }
    }
    assert {link.url: link.kind for link in said.links}[f"{BASE}/post/naps"] == "video"


@pytest.mark.parametrize(
    ("path", "more", "kind"),
    [
        pytest.param("/tagging/sleep", "", "tag", id="by its address"),
        pytest.param("/tags/sleep?page=2", "", "tag", id="on a further page"),
        pytest.param("/taxonomy/term/31", "", "listing", id="not at all"),
        pytest.param(
            "/taxonomy/term/31",
            '<div><h3>Tags</h3><ul><li><a href="/taxonomy/term/31">Sleep</a></li></ul></div>',
            "tag",
            id="by the label over a link to itself",
        ),
        pytest.param(
            "/taxonomy/term/31",
            '<nav class="pager"><a href="/category/sleep?page=1" rel="next">2</a></nav>',
            "category",
            id="by the address that its pager leads through",
        ),
        pytest.param("/faculty/ida-roe", "", "author", id="an author"),
    ],
)
def test_what_a_term_is(path: str, more: str, kind: str) -> None:
    """Where nothing tells, it is a listing, and that is a trouble."""
    said = term(path, more=more)
    assert own(said)["kind"] == kind
    assert ("kind not told" in troubles(said)) == (kind == "listing")


def test_a_tag_has_a_name_and_a_number() -> None:
    """And no parent."""
    assert about(term("/tagging/sleep"), TAG) == {
        f"{BASE}/tagging/sleep": {"name": "Sleep", "source_id": "31"}
    }


def test_an_author_has_a_bio_and_degrees() -> None:
    """The page of an author tells more than a name."""
    header = (
        '<div class="field field--name-x"><div class="field__label">Credentials</div>'
        '<div class="field__item">RN</div></div>'
        '<div class="field field--name-description"><p>Works nights.</p></div>'
    )
    assert about(term("/authors/ida", header=header), PROFILE) == {
        f"{BASE}/authors/ida": {
            "name": "Sleep",
            "bio": "Works nights.",
            "kind": "faculty",
            "credentials": "RN",
        }
    }
