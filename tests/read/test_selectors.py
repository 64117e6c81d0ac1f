"""Selectors of site.toml: read, found for a place, and places found for a value."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read.page import Page
from pipelines.read.selectors.path import selector_of
from pipelines.read.selectors.people import items
from pipelines.read.selectors.places import elements, holding, naming, place_of, showing
from pipelines.read.selectors.selector import SelectorError, selector
from tests.read.made import BASE, page

HTML = """<!DOCTYPE html><html lang="en"><head><title>Rest | Clinic</title>
<meta name="description" content="How to sleep."></head><body>
<nav class="menu"><ul><li><a href="/c/sleep">Sleep</a></li><li><a href="/c/care">Care</a></li></ul>
</nav><main><h1 class="head"><span>Rest</span></h1><div class="by-7 odd">By <b>Jane Roe</b></div>
<p class="when" id="node-12">Posted on August 7, 2013</p>
<div class="text"><p>First words of it.</p><p>And the last.</p></div>
<ul class="terms"><li><a href="/c/sleep">Sleep</a></li><li><a href="/c/care">Care</a></li></ul>
<div><div>one</div><div>two</div></div>
<a class="arrow" href="/post/nap">Next</a><iframe src="https://www.youtube.com/embed/AbCdEf12345">
</iframe></main></body></html>"""


@pytest.fixture
def shown() -> Page:
    """A page of many places."""
    return page(HTML)


@pytest.mark.parametrize("text", ["", "p[", "p..a", "div >", "p@@x y", "p:nope"])
def test_what_is_no_selector_is_told(text: str) -> None:
    with pytest.raises(SelectorError, match="is no CSS selector"):
        selector(text)


def test_an_attribute_alone_is_that_of_the_first_that_has_it(shown: Page) -> None:
    chosen = selector("@lang")
    assert chosen.text(chosen.found_in(shown.root)[0]) == "en"


def test_an_element_within_another_that_matches_is_part_of_it() -> None:
    nested = page("<div class=a>x<div class=a>y</div></div><div class=a></div>")
    assert [selector(".a").text(n) for n in selector(".a").found_in(nested.root)] == ["xy"]


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("title", "Rest", "h1.head > span"),
        ("authors", "Jane Roe", "b"),
        ("published", "2013-08-07", "p.when"),
        ("body", "First words of it.\nAnd the last.", "div.text"),
        ("categories", "Sleep; Care", "ul.terms a"),
        ("language", "en", "html@lang"),
        ("summary", "How to sleep.", 'meta[name="description"]@content'),
        ("next", f"{BASE}/post/nap", "a.arrow"),
        ("video", "https://www.youtube.com/embed/AbCdEf12345", "iframe"),
        ("title", "Not there", None),
        ("published", "2014-01-01", None),
        ("source_id", "12", None),
        ("body", None, None),
    ],
)
def test_a_value_has_its_place(shown: Page, field: str, value: str | None, place: str) -> None:
    assert place_of(shown, field, value) == place


def test_a_name_may_stand_in_a_longer_line(shown: Page) -> None:
    (line,) = naming(shown, "Posted on August")
    assert selector_of(shown.root, [line]) == "p.when"
    assert naming(shown, "nowhere") == []


def test_the_main_part_goes_before_menus(shown: Page) -> None:
    assert selector_of(shown.root, showing(shown, "Sleep")[:1]) == (
        "ul.terms > li:nth-of-type(1) > a"
    )


def test_numbers_of_pages_are_in_no_selector(shown: Page) -> None:
    for node in elements(shown):
        told = selector_of(shown.root, [node])
        assert told is not None
        assert "node-12" not in told
        assert ".odd" not in told


def test_a_class_of_one_letter_is_a_name_and_a_count_the_last_resort() -> None:
    lists = page('<div class="k9 g"><a>one</a>, <a>two</a></div><div class="k9 h"><a>x</a></div>')
    assert selector_of(lists.root, lists.root.css(".g a")) == "div.g > a"
    plain = page("<div><a>one</a>, <a>two</a></div><div><a>x</a></div>")
    nodes = plain.root.css("div:first-of-type a")
    text = selector_of(plain.root, nodes)
    assert text is not None
    assert ":nth-of-type" in text
    assert [n.text() for n in plain.root.css(text)] == ["one", "two"]


def test_every_element_can_be_told_from_all_others(shown: Page) -> None:
    for node in elements(shown):
        told = selector_of(shown.root, [node])
        assert [n.mem_id for n in shown.root.css(told or "none")] == [node.mem_id]


_BITS = st.sampled_from(
    ["<p>a", "</p>", "<div class='x y'>", "</div>", "<b id=q>b</b>", "<li>c", "<td>", "<x-1>d"]
)


@given(st.lists(_BITS, min_size=1, max_size=12))
@settings(derandomize=True, max_examples=60, deadline=None)
def test_a_selector_matches_what_it_was_made_for_and_nothing_else(bits: list[str]) -> None:
    made = page(f"<html><body>{''.join(bits)}</body></html>")
    for node in elements(made):
        told = selector_of(made.root, [node])
        if told is not None:
            assert {n.mem_id for n in made.root.css(told)} == {node.mem_id}


def test_items_stand_on_lines_of_their_own() -> None:
    made = page("<div id=a><p>Author</p><div><p>Jane</p><p>John <b>Doe</b></p></div></div>")
    (node,) = made.root.css("#a")
    assert [one.text(strip=False) for one in items(node)] == ["Jane", "John Doe"]


def test_a_text_of_many_lines_is_found_in_what_holds_it(shown: Page) -> None:
    (node,) = holding(shown, "First words of it.\nAnd the last.")
    assert node.attrs.get("class") == "text"
    assert holding(shown, "Nothing of the kind.\nHere.") == []
