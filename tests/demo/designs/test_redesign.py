"""Redesigns: invented from a number, different from each other, and whole."""

from __future__ import annotations

import re
from random import Random

import pytest
from selectolax.lexbor import LexborHTMLParser

from demo.designs import design_of
from demo.designs.redesign.classnames import class_names
from demo.designs.redesign.design import Redesign, redesign_of
from demo.designs.redesign.plan import plan_of
from demo.designs.redesign.sides import MARKERS
from demo.node import Node
from demo.site import Demo
from tests.demo.conftest import BASE_URL

NUMBERS = range(8)
_APART = ("/user", "/search", "/comment/", "/sites/", "/media/")


def site(number: int) -> Demo:
    return Demo(seed=3, pages=24, design=f"redesign-{number}")


def shown(demo: Demo, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(demo.answer(path, BASE_URL).body.decode())


def linked(demo: Demo) -> set[str]:
    """Return every address that links lead to from the front page."""
    seen, waiting = {"/"}, ["/"]
    while waiting:
        for link in shown(demo, waiting.pop()).css("a[href]"):
            path = (link.attributes["href"] or "").partition("#")[0]
            if path.startswith("/") and not path.startswith(_APART) and path not in seen:
                seen.add(path)
                waiting.append(path)
    return seen


def words(text: str) -> str:
    """Return a text without white space: a table's cells stand without any between them."""
    return "".join(text.split())


@pytest.mark.parametrize("number", NUMBERS)
def test_links_lead_to_every_page(number: int) -> None:
    demo = site(number)
    assert {node.path for node in demo.world.nodes.values()} <= linked(demo)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_page_shows_its_title_text_and_all_its_comments(number: int) -> None:
    demo = site(number)
    for node in demo.world.nodes.values():
        text = words(_whole(demo, node))
        assert words(node.title) in text
        assert all(words(line) in text for line in demo.world.body(node)[0].text.split("\n"))
        for each in demo.world.discussion(node):
            assert all(words(line) in text for line in each.body.text.split("\n"))
            assert words(each.who.shown) in text


def _whole(demo: Demo, node: Node) -> str:
    """Return the text of all parts of a discussion's page."""
    parts = [shown(demo, f"{node.path}?page={part}") for part in range(2)]
    return " ".join(tree.body.text() for tree in parts if tree.body)


def test_no_two_redesigns_are_alike() -> None:
    """Not one of fifty repeats another, and each kind of tags, names and trees occurs."""
    plans = [plan_of(number) for number in range(50)]
    assert len({(p.markup, p.head, p.frame, p.document, p.talk, p.lists) for p in plans}) == 50
    assert {plan.markup.tags for plan in plans} == {"div", "semantic", "custom", "table"}
    assert {plan.talk.tree for plan in plans} == {"nested", "indented", "flat"}
    assert {plan.head.json_ld for plan in plans} == {True, False}


def test_markers_stand_in_side_blocks_only() -> None:
    """They give away a reader that takes another page's words for this page's."""
    demo = site(2)
    own = [demo.world.body(node)[0].text for node in demo.world.nodes.values()]
    assert not [text for text in own if any(marker in text for marker in MARKERS)]
    page = demo.answer(next(iter(demo.world.paths)), BASE_URL).body.decode()
    assert any(marker in page for marker in MARKERS)


def test_only_a_number_names_a_redesign() -> None:
    assert design_of("redesign-12").name == "redesign-12"
    assert redesign_of("redesign-") is None
    assert redesign_of("redesign-x") is None


def test_a_name_of_a_class_says_nothing_of_the_system() -> None:
    """Hashes and soups are what tools make of any site."""
    paths = [next(iter(site(number).world.paths)) for number in NUMBERS]
    pages = [site(n).answer(path, BASE_URL).body for n, path in zip(NUMBERS, paths, strict=True)]
    assert not [page for page in pages if re.search(rb"node--|field--|bbp-|hentry", page)]
    assert class_names("none", "comment", Random(1)) == ""


@pytest.mark.parametrize("number", range(20))
def test_the_page_shows_a_date_exactly_as_the_design_says(number: int) -> None:
    """A design that promises minutes has a clock on the page, in its head or in a list."""
    demo = site(number)
    design = demo.design
    assert isinstance(design, Redesign)
    lists = demo.answer("/articles", BASE_URL).body.decode()
    for node in list(demo.world.nodes.values())[:6]:
        page = demo.answer(node.path, BASE_URL).body.decode()
        if design.grain(demo.world, node) == "minute":
            assert re.search(r"T\d\d:\d\d|\d:\d\d", page + lists)
