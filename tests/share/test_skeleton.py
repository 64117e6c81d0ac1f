"""A page's skeleton: its markup, and no word of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from demo.designs import NAMES
from demo.site import Demo
from share.markup_words import VOCABULARY
from share.skeleton import without_words

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Rest – Clinic</title>
<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">
<meta name="description" content="Jane sleeps well"><script type="application/ld+json">
{"author": {"name": "Jane Roe"}}</script><style>.blaze{color:red}</style></head>
<body class="page-node-type-article path-post author-zelda tag-insomnia"><!-- Kilroy was here -->
<article id="comment-7050" class="node hero__kicker janeroe" data-user="Jane Roe">
<a href="https://clinic.example/post/how-to-rest?page=3" title="To Jane">Jane Roe, MD</a>
<div>Author</div><img alt="A bed" src="/files/jane.png"><kilroy>Kilroy</kilroy>
<p>Schlaf: größer, сон, 睡眠 &lt;3</p></article></body></html>"""


def words(text: str) -> set[str]:
    """The words of at least four letters, in small letters."""
    return set(re.findall(r"[^\W\d_]{4,}", text.casefold()))


NAMING = ["class", "id", "rel", "type", "role", "property", "name", "media", "itemprop"]
NAMING += ["itemtype", "typeof", "http-equiv", "for", "datatype"]


def tells(attribute: str) -> bool:
    """Whether the value of an attribute is content, and not the name of a part of the page."""
    return attribute not in NAMING and not attribute.startswith("data-drupal-")


def content(html: str) -> set[str]:
    """All words of a page that are not markup: texts, comments, values of attributes."""
    said = []
    root = LexborHTMLParser(html).root
    for node in root.traverse(include_text=True) if root else ():
        if node.is_element_node:
            said += [value for name, value in node.attributes.items() if value and tells(name)]
        else:
            said.append(node.comment_content or node.text_content or "")
    return words(" ".join(said)) - VOCABULARY


def left(html: str, skeleton: str) -> set[str]:
    """The words of a page that its skeleton still has; a word of x alone is filler."""
    return {w for w in content(html) & words(skeleton) if set(w) != {"x"}}


def test_no_word_name_or_address_is_left() -> None:
    told = without_words(PAGE)
    assert left(PAGE, told) == set()
    for name in ("jane", "roe", "zelda", "insomnia", "kilroy", "7050", "blaze", "clinic", "сон"):
        assert name not in told.casefold()


def test_markup_stays() -> None:
    told = without_words(PAGE)
    for kept in (
        "<!DOCTYPE html>",
        'class="page-node-type-article path-post author-xxxxx tag-xxxxxxxx"',
        'class="node hero__kicker xxxxxxx"',
        'id="comment-0000"',
        'href="https://xxxxxx.xxxxxxx/xxxx/xxx-xx-xxxx?xxxx=0"',
        "Xxxx Xxx, XX",
        'content="Drupal 00',
        'lang="en"',
        "&lt;0",
    ):
        assert kept in told


def test_filler_is_as_long_as_what_it_stands_for() -> None:
    before, after = LexborHTMLParser(PAGE), LexborHTMLParser(without_words(PAGE))
    for one, other in zip(
        before.css("p, a, div, title"), after.css("p, a, div, title"), strict=True
    ):
        assert len(one.text()) == len(other.text())
    assert [n.tag for n in before.css("body, body *:not(kilroy)")] == [
        n.tag for n in after.css("body, body *:not(xxxxxx)")
    ]


def test_labels_stay_where_they_are_asked_for() -> None:
    told = without_words(PAGE, keep_labels=True)
    assert "<div>Author</div>" in told
    assert "jane" not in told.casefold()


@pytest.mark.parametrize("design", [*NAMES, "redesign-3"])
def test_no_word_of_any_page_of_the_demo_is_left(design: str) -> None:
    site = Demo(seed=7, pages=12, design=design)
    answers = [site.answer(path, "http://localhost:1") for path in site.addresses()[::7]]
    pages = [one.body.decode("utf-8", "replace") for one in answers if b"<html" in one.body]
    assert pages
    for html in pages:
        assert left(html, without_words(html)) == set()


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)
_MARKUP = st.sampled_from(
    ["<p>", "</p>", "<div class='", "'>", "<!--", "-->", "<a href=", "<", ">"]
)


@given(st.lists(st.one_of(_TEXTS, _MARKUP), max_size=12))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_no_word_of_any_page_is_left(bits: list[str]) -> None:
    html = f"<html><body>{''.join(bits)}</body></html>"
    assert left(html, without_words(html)) == set()
