"""A list is called by its term's name, whatever the theme prints before or behind it."""

from __future__ import annotations

import pytest

from tests.read.made import own, reading, troubles
from tests.read.wordpress.pages import HEAD

LIST = """<html><head>{head}<title>{title}</title></head><body class="archive {kind}">
<main>{heading}<article class="post-7 hentry"><h2 class="entry-title">
<a href="/2010/04/05/rest/" rel="bookmark">Rest</a></h2></article></main></body></html>"""
CATEGORY = ("category", "/category/naps/")


def said(heading: str, kind: str, path: str, title: str = "") -> object:
    """The title that is read of such a list."""
    html = LIST.format(head=HEAD, kind=kind, heading=heading, title=title)
    return own(reading(html, path=path)).get("title")


@pytest.mark.parametrize(
    ("heading", "name", "path"),
    [
        ("<h1><span>Category:</span> Naps</h1>", "Naps", "/category/naps/"),
        ("<h1>Category: <span>Naps</span></h1>", "Naps", "/category/5/"),
        ("<h2>Archive for the ‘Crohn’s disease’ Category</h2>", "Crohn’s disease", "/category/c/"),
        ("<h1>Archiv für die Kategorie „Naps“</h1>", "Naps", "/category/other/"),
        ('<h1>Category: The "big" one</h1>', 'The "big" one', "/category/big/"),
        ("<h1>Naps <a href='/category/naps/feed/'>RSS</a></h1>", "Naps", "/category/naps/"),
        ("<h1>Q&amp;A: Naps</h1>", "Q&A: Naps", "/category/qa-naps/"),
        ("<h1>Clinic :: Lung</h1><h2>Second line</h2>", "Second line", "/category/second-line/"),
    ],
)
def test_a_category_s_heading(heading: str, name: str, path: str) -> None:
    """The address tells which part is the name; else the marks around it."""
    assert said(heading, "category", path) == name


@pytest.mark.parametrize("heading", ["All posts by Ana Vale", "Alle Beiträge von Ana Vale"])
def test_an_author_s_heading(heading: str) -> None:
    """Where the page's title does not tell the name, a heading in words is none."""
    assert said(f"<h1>{heading}</h1>", "author", "/author/av/", "Ana Vale – Clinic") == "Ana Vale"
    assert said(f"<h1>{heading}</h1>", "author", "/author/av/") is None


def test_a_list_without_a_heading_is_called_by_its_title() -> None:
    """If the address confirms it; the site's own name over all pages is no name of a list."""
    assert said("<h1>Clinic</h1>", *CATEGORY, title="Naps - Clinic") == "Naps"
    html = LIST.format(head=HEAD, kind="category", heading="<h1>Clinic</h1>", title="5 - Clinic")
    assert "field not found" in troubles(reading(html, path="/category/naps/"))
