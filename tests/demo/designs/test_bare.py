"""The design "bare": the same content without classes."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from demo.designs.bare.node import tagged
from demo.designs.bare.pager import pager
from demo.shown import local
from demo.site import Demo
from tests.demo.conftest import BASE_URL


@pytest.fixture(scope="module")
def bare() -> Demo:
    return Demo(seed=3, pages=30, design="bare")


def shown(demo: Demo, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(demo.answer(path, BASE_URL).body.decode())


def _own(value: str) -> bool:
    """Whether a class is the theme's: core prints one itself, editors typed the others."""
    return not value.startswith(("indented", "user-signature", "align-", "file"))


def test_the_theme_prints_no_class(bare: Demo) -> None:
    for path in bare.addresses():
        if not path.endswith(("/feed", ".xml")):
            found = [e.attributes["class"] or "" for e in shown(bare, path).css("[class]")]
            assert [value for value in found if _own(value)] == [], path


def test_half_of_the_pages_tell_programs_what_they_are(bare: Demo) -> None:
    """JSON-LD and Open Graph stand in the same pages."""
    world = bare.world
    found = {node.nid: shown(bare, node.path) for node in world.nodes.values()}
    told = {nid for nid, tree in found.items() if tree.css("script[type='application/ld+json']")}
    assert told == {node.nid for node in world.nodes.values() if tagged(world, node)}
    assert told == {nid for nid, tree in found.items() if tree.css("[property='og:title']")}
    assert len(found) / 4 < len(told) < len(found) * 3 / 4


def test_comments_have_a_number_a_time_and_what_they_answer(bare: Demo) -> None:
    node = next(n for n in bare.world.nodes.values() if len(bare.world.visible(n)) in range(4, 40))
    tree = shown(bare, node.path)
    for each in bare.world.discussion(node):
        box = tree.css_first(f"#comment-{each.reply.cid}")
        assert box is not None
        time = box.css_first("time")
        assert time is not None
        assert time.attributes["datetime"] == local(each.reply.created).isoformat()
        assert (each.above is not None) == ("In reply to" in box.text())


def test_lists_lead_on(bare: Demo) -> None:
    tree = shown(bare, "/articles")
    step = tree.css_first("a[rel=next]")
    assert step is not None
    assert step.attributes["href"] == "/articles?page=1"
    assert pager(0, 1, "/articles") == ""
    assert shown(bare, "/forum").css("table td[colspan='4'] a")
