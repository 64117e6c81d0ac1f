"""Lists of posts: what they are of, and what they say of each post."""

from __future__ import annotations

import pytest

from pipelines.records.finding import CATEGORY, ELSEWHERE, PROFILE, TAG, Moment, Term
from tests.read.made import BASE, about, own, reading
from tests.read.wordpress.pages import HEAD

TEASERS = """<article id="post-7" class="post-7 post type-post hentry"><h2 class="entry-title">
<a href="/lung/2010/04/05/rest/" rel="bookmark">Rest</a></h2><div
class="entry-content"><p>Sleep…</p>
</div><time class="entry-date published" datetime="2010-04-05T09:10:00-05:00">April
5</time></article>
<article id="post-9" class="post-9 post type-post hentry"><h2 class="entry-title">
<a href="/lung/2011/01/01/cough/">Cough</a></h2><div class="entry-content"></div></article>"""


def listed(heading: str, names: str = "", more: str = "") -> str:
    """A list of two posts."""
    return f"""<html><head>{HEAD}<meta name="generator" content="WordPress 6.1"></head>
<body class="{names}"><div id="content">{heading}{TEASERS}</div>
<div id="sidebar"><a href="/lung/category/lung/">Lung</a>{more}</div></body></html>"""


CATEGORY_PATH = "/lung/category/lung/naps/"


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param('<h1 class="page-title">Category: <span>Naps</span></h1>', id="in an element"),
        pytest.param('<h1 class="page-title">Categoría: Naps</h1>', id="behind a label"),
        pytest.param('<h2 class="pagetitle">Archive for the ‘Naps’ Category</h2>', id="in quotes"),
        pytest.param('<h1 class="archive-title">Naps</h1>', id="alone"),
    ],
)
@pytest.mark.parametrize("names", ["archive category category-naps category-6", ""])
def test_a_category(heading: str, names: str) -> None:
    """Its name as the heading has it, and the one above it as the address has it."""
    said = reading(listed(heading, names), path=CATEGORY_PATH)
    found = about(said, CATEGORY)[f"{BASE}/lung/category/lung/naps"]
    assert (own(said)["kind"], own(said)["title"]) == ("category", "Naps")
    assert found["name"] == "Naps"
    assert found["parent_term"] == Term("Lung", f"{BASE}/lung/category/lung")
    assert found.get("source_id") == ("6" if names else None)


def test_a_further_page_of_a_tag_is_the_same_tag() -> None:
    """The page is another, the term is not."""
    html = listed(
        '<h1 class="page-title">Tag: <span>sleep</span></h1>', "archive tag tag-sleep tag-4"
    )
    said = reading(html, path="/lung/tag/sleep/page/2/")
    assert about(said, TAG) == {f"{BASE}/lung/tag/sleep": {"name": "sleep", "source_id": "4"}}


def test_an_author() -> None:
    """The page of somebody's posts says what the site says of them."""
    heading = """<h1 class="page-title">Author: <span class="vcard">Amara Vale, MD</span></h1>
<div class="author-description">Sleeps well.</div>"""
    said = reading(listed(heading, "archive author author-vale author-17"), path="/author/vale/")
    found = about(said, PROFILE)[f"{BASE}/author/vale"]
    assert (found["name"], found["credentials"]) == ("Amara Vale, MD", "MD")
    assert (found["bio"], found["kind"]) == ("Sleeps well.", "faculty")


@pytest.mark.parametrize(
    ("names", "path"),
    [
        ("home blog", "/"),
        ("archive date", "/2010/04/"),
        ("search search-results", "/?s=a"),
        ("", "/2010/04"),
    ],
)
def test_what_a_list_says_of_its_posts(names: str, path: str) -> None:
    """The exact time and the number; a list of no term is a listing."""
    said = reading(listed("", names), path=path)
    assert own(said)["kind"] == "listing"
    assert about(said, ELSEWHERE) == {
        f"{BASE}/lung/2010/04/05/rest": {
            "source_id": "7",
            "published": Moment("2010-04-05", "2010-04-05T14:10:00Z"),
        },
        f"{BASE}/lung/2011/01/01/cough": {"source_id": "9"},
    }
