"""What a page shows of other posts is not taken for its own."""

from __future__ import annotations

import pytest

from pipelines.records.finding import Moment
from tests.read.made import own, reading
from tests.read.wordpress.pages import HEAD

TEXT = '<div class="entry-content"><p>Sleep is good, and more of it is better.</p></div>'
ABOUT = """<a rel="author" href="/author/zed/">Zed</a>
<time datetime="2011-01-01T00:00:00-06:00">January 1, 2011</time>
<a rel="category tag" href="/category/lung/">Lung</a>"""
BARE = """<p><span class="author">Zed</span>
<time datetime="2011-01-01T00:00:00-06:00">January 1, 2011</time></p>"""
CARD = f'<h3><a href="/cough/">Cough</a></h3>{ABOUT}'
LATEST = f'<ul class="wp-block-latest-posts"><li><a href="/cough/">Cough</a>{ABOUT}</li></ul>'


def post(inner: str, below: str = "", lang: str = "en-US", head: str = "", above: str = "") -> str:
    """A post whose theme shows only what is given."""
    return f"""<html lang="{lang}"><head>{HEAD}{head}</head><body class="single single-post
postid-7">{above}<main><article id="post-7" class="post-7 hentry">{inner}</article>{below}</main>
</body></html>"""


TITLE = '<h1 class="entry-title">Rest</h1>'


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            post(TITLE + TEXT, f'<article id="post-9" class="hentry">{CARD}</article>'),
            id="an article below it",
        ),
        pytest.param(post(TITLE + TEXT, f"<section><div>{CARD}</div></section>"), id="a card"),
        pytest.param(post(f"{TITLE}{TEXT}<div>{CARD}</div>"), id="a card within"),
        pytest.param(post(TITLE + TEXT + LATEST), id="the latest posts"),
        pytest.param(
            post(f'{TITLE}{TEXT}<a href="/cough/"><h3>Cough</h3>{BARE}</a>'),
            id="a link around all",
        ),
    ],
)
def test_what_is_about_another_post(html: str) -> None:
    """Without a byline, a date and terms of its own a post has none."""
    found = own(reading(html, path="/rest/"))
    assert found["title"] == "Rest"
    assert [name for name in ("authors", "published") if name in found] == []
    assert not found.get("categories")


def test_a_time_of_change_is_no_time_of_publication() -> None:
    """Neither by its property nor by the words before it."""
    change = '<time datetime="2019-01-01T09:00:00-06:00">January 1, 2019</time>'
    marked = change.replace("<time", '<time itemprop="dateModified"')
    for line in (f"<p>Last updated on {change}</p>", f"<p>{marked}</p>"):
        assert "published" not in own(reading(post(TITLE + line + TEXT), path="/rest/"))
    both = f'<p>{marked} <time datetime="2010-04-05T09:10:00-05:00">April 5, 2010</time></p>'
    found = own(reading(post(TITLE + both + TEXT), path="/rest/"))["published"]
    assert found == Moment("2010-04-05", "2010-04-05T14:10:00Z")


@pytest.mark.parametrize(
    ("byline", "lang", "names"),
    [
        ('<p class="byline">By Dr Vale on April 5, 2010 | 3 Comments</p>', "en", ["Dr Vale"]),
        ('<p class="byline">Von Ana Vale</p>', "de-DE", ["Ana Vale"]),
        ('<p class="byline">par Ana Vale</p>', "fr", ["Ana Vale"]),
        ('<p class="byline">Von Braun</p>', "en", ["Von Braun"]),
        ('<p class="byline">By Ann Roe, MD and Bo Poe</p>', "en", ["Ann Roe, MD", "Bo Poe"]),
        ('<a rel="author" href="/author/v/">View all posts by Dr Vale →</a>', "en", []),
    ],
)
def test_what_is_around_a_name_is_no_part_of_it(byline: str, lang: str, names: list[str]) -> None:
    """Neither the word before it, nor a date or a count behind it."""
    found = own(reading(post(TITLE + byline + TEXT, lang=lang), path="/rest/"))
    assert [who.name for who in found.get("authors", ())] == names


@pytest.mark.parametrize("holder", ["div", "header"])
def test_a_title_may_stand_outside_all_content(holder: str) -> None:
    """A heading of the text is not what a post is called."""
    text = TEXT.replace("<p>", "<h2>Why</h2><p>")
    head, above = "<title>Rest | Clinic</title>", f"<{holder}><h1>Rest</h1></{holder}>"
    assert own(reading(post(text, head=head, above=above), path="/rest/"))["title"] == "Rest"


def test_sections_of_page_builders_are_one_text() -> None:
    """Each section's paragraphs stand in an element of their own."""
    parts = ("The first of two parts.", "The second part, which is the longer one.")
    inner = "".join(f"<section><h2>Part</h2><div><p>{part}</p></div></section>" for part in parts)
    found = own(reading(post(f"{TITLE}<div>{inner}</div>"), path="/rest/"))
    assert found["body"].text.split("\n") == ["Part", parts[0], "Part", parts[1]]
