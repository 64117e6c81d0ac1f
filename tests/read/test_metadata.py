"""What a page tells programs is gathered from each vocabulary, and nothing breaks it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read.metadata import metadata
from tests.read.made import BASE, page

GRAPH = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Clinic", "@id": f"{BASE}/#site"},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee, MD", "url": f"{BASE}/authors/ann"},
        {
            "@type": ["Article"],
            "headline": "On rest",
            "datePublished": "2013-08-07T06:30:00-07:00",
            "dateModified": "2019-01-01",
            "author": [{"@id": "#ann"}, "Bo Ray"],
            "publisher": {"@type": "Organization", "name": "The Clinic"},
            "keywords": "sleep, rest",
            "inLanguage": "en-US",
        },
    ],
}


def script(text: str) -> str:
    """A page with such a JSON-LD script."""
    return f'<html><head><script type="application/ld+json">{text}</script></head><body></html>'


def test_graph() -> None:
    """A graph's one article is the page; its authors are named elsewhere in the graph."""
    told = metadata(page(script(json.dumps(GRAPH))))
    assert told.title == "On rest"
    assert told.authors == (("Ann Lee, MD", f"{BASE}/authors/ann"), ("Bo Ray", None))
    assert told.published == ("2013-08-07T06:30:00-07:00",)
    assert told.modified == ("2019-01-01",)
    assert (told.publisher, told.site_name) == ("The Clinic", "The Clinic")
    assert (told.keywords, told.language, told.kind) == (("sleep", "rest"), "en-US", "article")


@pytest.mark.parametrize(
    "text",
    [
        '<!-- {"@type": "Article", "headline": "On rest"} -->',
        '{"@type": "Article", "headline": "On rest",}',
        '{"@type": "Article", "headline": "On\n rest"};',
        '//<![CDATA[\n{"@type": "http://schema.org/Article", "headline": "On rest"}\n//]]>',
    ],
)
def test_broken_script(text: str) -> None:
    """Scripts with the usual mistakes are read."""
    assert metadata(page(script(text))).title == "On rest"


def test_list_is_no_document() -> None:
    """Several articles of which none is this page tell nothing of it; the page's own one does."""
    rows = [{"@type": "Article", "headline": n, "url": f"{BASE}/post/{n}"} for n in ("a", "b")]
    assert metadata(page(script(json.dumps(rows)))).title is None
    assert metadata(page(script(json.dumps(rows)), "/post/b")).title == "b"


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["@type", "@graph", "@id", "author", "name", "url", "headline"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json(value: object) -> None:
    """Whatever JSON stands there, reading it does not fail."""
    metadata(page(script(json.dumps({"@type": "Article", "author": value, "@graph": [value]}))))
    metadata(page(script(json.dumps(value))))


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(alphabet='{}[]",:@ab\\/-<!', max_size=60))
def test_any_script(text: str) -> None:
    """Whatever text stands there, reading it does not fail."""
    metadata(page(script(text)))


def test_too_deep_script() -> None:
    """A script of nothing but brackets is none."""
    assert metadata(page(script("[" * 100_000))).title is None


def test_head() -> None:
    """Open Graph, Dublin Core and plain names are gathered, the first that is there."""
    told = metadata(
        page(
            """<html><head><meta property="og:title" content="On rest">
            <meta property="article:published_time" content="2013-08-07T06:30:00Z">
            <meta name="DCTERMS.created" content="2013-08-07">
            <meta property="og:type" content="video.other"><meta name="author" content="Ann Lee">
            <meta property="og:video" content="https://youtu.be/AbCdEf12345">
            <meta property="article:tag" content="sleep"><meta property="article:tag" content="bed">
            <meta property="og:locale" content="es_MX"><link rel="canonical" href="/post/rest">
            </head></html>"""
        )
    )
    assert (told.title, told.kind, told.language) == ("On rest", "video", "es-MX")
    assert told.published == ("2013-08-07T06:30:00Z", "2013-08-07")
    assert (told.authors, told.keywords) == ((("Ann Lee", None),), ("sleep", "bed"))
    assert told.video == "https://youtu.be/AbCdEf12345"


def test_marks_of_the_document() -> None:
    """Microdata of the document is read, that of its comments and of cards is not."""
    told = metadata(
        page(
            """<div itemscope itemtype="https://schema.org/Article">
            <span itemprop="author" itemscope itemtype="https://schema.org/Person">
            <a href="/authors/ann"><i itemprop="name">Ann Lee</i></a></span>
            <time itemprop="datePublished" datetime="2013-08-07T06:30:00Z">then</time>
            <p itemprop="comment" itemscope itemtype="https://schema.org/Comment">
            <b itemprop="author">Bo</b><time itemprop="datePublished" datetime="2014-01-01">x</time>
            </p></div>"""
        )
    )
    assert told.authors == (("Ann Lee", f"{BASE}/authors/ann"),)
    assert told.published == ("2013-08-07T06:30:00Z",)
