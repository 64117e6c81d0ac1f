"""Which pages Drupal made, and what each is a page of."""

from __future__ import annotations

import pytest

from pipelines.read.drupal.fields import fields, label_over
from pipelines.read.drupal.heading import read_heading
from pipelines.read.drupal.pager import other_path
from pipelines.read.drupal.route import route
from pipelines.read.drupal.system import runs_drupal
from pipelines.read.own_text import without_quotes
from pipelines.read.result import Result
from tests.read.made import page


@pytest.mark.parametrize(
    ("html", "made"),
    [
        pytest.param('<meta name="Generator" content="Drupal 9 (x)">', True, id="generator"),
        pytest.param('<div data-history-node-id="4">', True, id="an attribute of its own"),
        pytest.param('<meta name="generator" content="WordPress 6">', False, id="another"),
        pytest.param("<p>Made with Drupal</p>", False, id="words are no proof"),
    ],
)
def test_drupal_is_known_by_its_marks(html: str, made: bool) -> None:
    """A generator tag or attributes that only Drupal writes."""
    assert runs_drupal(page(html)) is made


SETTINGS = (
    '<script type="application/json" data-drupal-selector="drupal-settings-json">'
    '{"path":{"baseUrl":"\\/","currentPath":"%s"}}</script>'
)


@pytest.mark.parametrize(
    ("html", "what", "number"),
    [
        pytest.param(SETTINGS % "node\\/4", "node", "4", id="settings name a node"),
        pytest.param(SETTINGS % "taxonomy\\/term\\/7", "term", "7", id="a term"),
        pytest.param(SETTINGS % "forum", "forum", "0", id="the index of forums"),
        pytest.param(SETTINGS % "forum\\/9", "forum", "9", id="a forum"),
        pytest.param(SETTINGS % "contact", "other", None, id="a form"),
        pytest.param('<link rel="shortlink" href="/node/5">', "node", "5", id="a shortlink"),
        pytest.param(
            '<nav class="breadcrumb"><a href="/">a</a><a href="/forum">b</a></nav>'
            '<article class="node--view-mode-full" data-history-node-id="6"><table>'
            "</table></article>",
            "node",
            "6",
            id="a topic with a table in it",
        ),
        pytest.param('<div class="views-row">a</div>', "listing", None, id="rows"),
        pytest.param("<p>a</p>", "other", None, id="nothing"),
        pytest.param(
            '<article data-history-node-id="6"><p>a</p></article>', "node", "6", id="one node"
        ),
        pytest.param(
            '<article data-history-node-id="6"><a rel="bookmark" href="/x">x</a></article>',
            "listing",
            None,
            id="one teaser is a list of one",
        ),
    ],
)
def test_what_a_page_shows(html: str, what: str, number: str | None) -> None:
    """Machine-readable facts first, then structure."""
    found = route(page(f"<main>{html}</main>"))
    assert (found.what, found.number) == (what, number)


def test_fields_are_found_by_class_or_by_word() -> None:
    """And what stands in a comment is no field of the node."""
    html = (
        '<article><div class="field field--name-field-tags"><a href="/t">t</a></div>'
        "<div><div>Author</div><div>Ann</div></div><div><div>Dose</div><div>5 mg</div></div>"
        '<section class="comments"><div class="field field--name-body">no</div></section></article>'
    )
    found = list(fields(page(html).root.css_first("article")))  # type: ignore[arg-type]
    assert [(one.name, one.means) for one in found] == [("field-tags", "tag"), (None, "author")]


def test_a_heading_announces_by_its_last_word() -> None:
    """A block may be called "Article and Video CATEGORIES"."""
    html = "<div><h2>Article and Video CATEGORIES</h2><ul><li><a href='/c'>C</a></li></ul></div>"
    anchor = page(html).root.css_first("a")
    assert anchor is not None
    assert label_over(anchor) == "category"


def test_the_heading_is_not_the_sites_name() -> None:
    """A link home is no title."""
    result = Result("x", "article")
    read_heading(page('<h1><a rel="home" href="/">Clinic</a></h1><h1>Rest</h1>'), result)
    assert result.facts["title"].value == "Rest"


def test_quotes_within_quotes_go_whole() -> None:
    """And one that never ends takes the rest with it."""
    nested = "a<blockquote>b<blockquote>c</blockquote>d</blockquote>e"
    assert without_quotes(nested) == "a<br>e"
    assert without_quotes("a<blockquote>b") == "a"


def test_a_pager_may_lead_through_the_other_name_of_a_list() -> None:
    """Known by its arrows, where no class names it."""
    html = '<main><nav><a href="/tags/naps?page=1" rel="next">x</a><a href="/b">b</a></nav></main>'
    made = page(html, path="/taxonomy/term/7")
    assert other_path(made, made.main) == "/tags/naps"


def test_a_pager_that_leads_elsewhere_tells_nothing() -> None:
    """Two other paths are no name of this page."""
    html = (
        '<main><nav class="pager"><a href="/a?page=1">1</a><a href="/b?page=2">2</a></nav></main>'
    )
    made = page(html)
    assert other_path(made, made.main) is None
