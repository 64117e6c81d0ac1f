"""The design "drupal7": what core's templates and Advanced Forum print."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from demo.designs.drupal7.fields import cut_name
from demo.designs.drupal7.pager import pager
from demo.node import Node
from demo.shown import local, medium
from demo.site import Demo
from tests.demo.conftest import BASE_URL


@pytest.fixture(scope="module")
def old() -> Demo:
    return Demo(seed=3, pages=30, design="drupal7")


def shown(demo: Demo, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(demo.answer(path, BASE_URL).body.decode())


def kind(demo: Demo, name: str, replies: int = 1) -> Node:
    nodes = demo.world.nodes.values()
    return next(n for n in nodes if n.kind == name and len(demo.world.visible(n)) >= replies)


def text(tree: LexborHTMLParser, query: str) -> str:
    found = tree.css_first(query)
    assert found is not None, query
    return " ".join(found.text().split())


def test_an_article_has_fields_with_single_hyphens_and_a_relative_canonical(old: Demo) -> None:
    node = next(n for n in old.world.nodes.values() if n.kind == "article" and n.tags and n.authors)
    tree = shown(old, node.path)
    assert text(tree, "#page-title") == node.title
    assert text(tree, ".field-name-field-tags .field-label") == "Tags:"
    assert len(tree.css(".field-name-field-tags .field-item")) == len(node.tags)
    canonical = tree.css_first("link[rel=canonical]")
    assert canonical is not None
    assert canonical.attributes["href"] == node.path


def test_comments_stand_behind_anchors_and_answers_are_indented(old: Demo) -> None:
    node = next(n for n in old.world.nodes.values() if n.kind == "article" and _nests(old, n))
    tree = shown(old, node.path)
    anchors = [a.attributes["id"] for a in tree.css("#comments a[id^=comment-]")]
    assert anchors == [f"comment-{each.reply.cid}" for each in old.world.discussion(node)][:50]
    assert tree.css("#comments div.indented div.comment")
    machine = tree.css_first("#comments [property='dc:date dc:created']")
    assert machine is not None
    first = old.world.discussion(node)[0].reply.created
    assert machine.attributes["content"] == local(first).isoformat()
    assert medium(first) in machine.text()


def _nests(demo: Demo, node: Node) -> bool:
    return any(each.depth for each in demo.world.discussion(node))


def test_a_topic_has_a_header_numbered_posts_and_panes(old: Demo) -> None:
    node = kind(old, "topic", 3)
    tree = shown(old, node.path)
    count = len(old.world.visible(node))
    assert text(tree, ".topic-post-count") == f"{count + 1} posts / 0 new"
    numbers = [each.text() for each in tree.css(".forum-post-number")]
    assert numbers == [f"#{at}" for at in range(1, min(count, 50) + 2)]
    assert text(tree, f"#post-{node.nid} .author-posts").startswith("Posts: ")
    assert "user-signature" not in (tree.html or "")


def test_a_topics_second_page_does_not_repeat_the_first_post(old: Demo) -> None:
    node = next(n for n in old.world.nodes.values() if len(old.world.visible(n)) > 50)
    tree = shown(old, f"{node.path}?page=1")
    assert tree.css_first(f"#post-{node.nid}.forum-post[about='{node.path}']") is None
    assert text(tree, ".forum-post-number") == "#52"


def test_answers_name_the_number_of_what_they_answer(old: Demo) -> None:
    pages = [shown(old, n.path) for n in old.world.nodes.values() if n.kind == "topic"]
    found = [each.text() for tree in pages for each in tree.css(".forum-in-reply-to")]
    assert found
    assert all(re.fullmatch(r"\(Reply to #\d+\)", words) for words in found)


def test_long_names_end_in_three_dots() -> None:
    assert cut_name("Marguerite of Yorkville") == "Marguerite of Y..."
    assert cut_name("catrin") == "catrin"


def test_the_pager_speaks_as_drupal_7_does() -> None:
    tree = LexborHTMLParser(pager(1, 30, "/articles"))
    texts = [li.text() for li in tree.css("li")]
    assert texts[:2] == ["« first", "‹ previous"]
    assert texts[-3:] == ["…", "next ›", "last »"]
    assert text(tree, ".pager-current") == "2"
    assert pager(0, 1, "/articles") == ""


def test_forums_and_terms_lead_to_their_pages(old: Demo) -> None:
    forum = next(n for n in old.world.newest["topic"])
    path = old.world.term(forum.forum or 0).path
    tree = shown(old, path)
    hrefs = {a.attributes["href"] for a in tree.css("td.title a")}
    assert forum.path in hrefs
    assert shown(old, "/forum").css("td.container .name a")
    assert text(shown(old, "/category/lung-cancer"), ".taxonomy-term-description")
