"""Which pages are WordPress's, and of what they are."""

from __future__ import annotations

import pytest

from pipelines.read.wordpress.system import runs_wordpress
from tests.read.made import own, page, reading
from tests.read.wordpress.pages import HEAD


@pytest.mark.parametrize(
    ("html", "runs"),
    [
        pytest.param('<meta name="generator" content="WordPress 2.8">', True, id="generator"),
        pytest.param('<link rel="https://api.w.org/" href="/wp-json/">', True, id="its interface"),
        pytest.param(HEAD, True, id="a theme's sheet"),
        pytest.param("<style>@import url(/wp-content/themes/a.css);</style>", True, id="imported"),
        pytest.param('<form action="/wp-comments-post.php"></form>', True, id="its form"),
        pytest.param('<img src="/wp-content/uploads/a.jpg">', False, id="an old picture"),
        pytest.param("<p>WordPress</p>", False, id="its name"),
    ],
)
def test_who_made_a_page(html: str, runs: bool) -> None:
    """A picture that moved with its text proves nothing."""
    assert runs_wordpress(page(html)) is runs


@pytest.mark.parametrize(
    ("names", "path", "kind"),
    [
        ("page page-id-2 page-template-default", "/about", "other"),
        ("error404", "/gone", "other"),
        ("attachment single single-attachment", "/a/picture", "other"),
        ("single single-post postid-5", "/naps", "article"),
        ("single single-podcast postid-5", "/podcast/naps", "article"),
        ("", "/lung/2010/04/05/naps", "article"),
        ("", "/lung/category/naps", "category"),
        ("", "/?cat=3", "category"),
        ("", "/?s=naps", "listing"),
        ("", "/contact", "other"),
    ],
)
def test_what_a_page_is_of(names: str, path: str, kind: str) -> None:
    """body_class tells, and where a theme prints none, the address."""
    html = f'<html><head>{HEAD}</head><body class="{names}"><h1>Naps</h1><p>Text.</p></body></html>'
    assert own(reading(html, path=path))["kind"] == kind


@pytest.mark.parametrize(
    ("names", "entry"),
    [("page page-id-2", ""), ("page", "page type-page hentry"), ("error404", "")],
)
def test_a_page_is_no_discussion(names: str, entry: str) -> None:
    """What WordPress says is none of its posts is not read for what it looks like."""
    html = f"""<html><head>{HEAD}</head><body class="{names}">
<article class="{entry}"><h1>About</h1>
<div class="entry-content"><p>Who we are.</p></div></article></body></html>"""
    assert own(reading(html, path="/about"))["reader"] == "wordpress page"


def test_another_plugin_s_forum_is_left_to_labels() -> None:
    """A page that holds one is no page of words."""
    html = f"""<html><head>{HEAD}</head><body class="page page-id-2">
<div id="wpforo-wrap"><h1>Naps</h1>
</div></body></html>"""
    assert own(reading(html, path="/community/naps"))["reader"] != "wordpress page"
