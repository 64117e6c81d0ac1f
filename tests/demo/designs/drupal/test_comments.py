"""Discussions as core prints them."""

from __future__ import annotations

from datetime import datetime

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from demo.node import Node
from demo.site import Demo
from demo.threads import PER_PART
from tests.demo.conftest import BASE_URL, Look


@pytest.fixture
def long(demo: Demo) -> Node:
    """The topic with more than one page."""
    return next(n for n in demo.world.nodes.values() if n.kind == "topic" and n.replies > PER_PART)


def _indents(node: LexborNode) -> int:
    level, above = 0, node.parent
    while above is not None:
        level += "indented" in (above.attributes.get("class") or "").split()
        above = above.parent
    return level


def test_replies_stand_in_divs_behind_what_they_answer(look: Look, long: Node, demo: Demo) -> None:
    """On the first page indents are depths."""
    shown = look(long.path).css("article.comment")
    assert [_indents(each) for each in shown] == [
        each.depth for each in demo.world.discussion(long)[:PER_PART]
    ]


def test_the_second_page_repeats_the_opening_and_begins_indented(look: Look, long: Node) -> None:
    """Its first comment answers one of the first page, and only one div is opened for it."""
    first, second = look(long.path), look(f"{long.path}?page=1")
    bodies = [page.css_first(".field--name-body") for page in (first, second)]
    assert bodies[0] is not None
    assert bodies[1] is not None
    assert bodies[0].text() == bodies[1].text()
    opening = second.css("article.comment")[0]
    assert _indents(opening) == 1
    parent = opening.css_first("p.parent a")
    assert parent is not None
    number = (parent.attributes["href"] or "").rsplit("-", 1)[1]
    assert first.css_first(f"#comment-{number}") is not None
    assert second.css_first(f"#comment-{number}") is None


def test_names_times_and_roles(look: Look, demo: Demo) -> None:
    """Visitors are not verified, moderators have a role, stamps are of the last change."""
    seen = set()
    for node in demo.world.nodes.values():
        tree = look(node.path)
        for each in demo.world.discussion(node)[:PER_PART]:
            shown = tree.css_first(f"#comment-{each.reply.cid}")
            assert shown is not None
            line = shown.css_first(".comment__submitted")
            stamp = shown.css_first("[data-comment-timestamp]")
            assert line is not None
            assert stamp is not None
            assert stamp.attributes["data-comment-timestamp"] == str(each.changed)
            assert ("(not verified)" in line.text()) == (each.who.uid == 0)
            assert shown.attributes["data-comment-user-id"] == str(each.who.uid)
            assert (each.who.role or "") in shown.text()
            when = datetime.strptime(line.text().rsplit(" on ", 1)[1], "%a, %m/%d/%Y - %H:%M")
            seen.add((when.second == 0, each.who.role, each.changed == each.reply.created))
    assert {role for _, role, _ in seen} == {None, "Forum moderator", "Faculty"}
    assert {same for _, _, same in seen} == {True, False}


def test_an_unpublished_comment_is_answered_but_not_shown(demo: Demo) -> None:
    """The reply names it; its own address is denied."""
    hidden, node = next(
        (reply, node)
        for node in demo.world.nodes.values()
        for reply, _ in demo.world.skeleton(node)
        if reply.hidden
    )
    text = demo.answer(node.path, BASE_URL).body.decode()
    assert f'id="comment-{hidden.cid}"' not in text
    assert f'/comment/{hidden.cid}#comment-{hidden.cid}" class="permalink"' in text
    assert demo.answer(f"/comment/{hidden.cid}", BASE_URL).status == 403


def test_a_flat_forum_nests_nothing(larger: Demo) -> None:
    """In the flat forum no reply names what it answers."""
    flat = [n for n in larger.world.nodes.values() if n.kind == "topic" and not n.threaded]
    assert sum(n.replies for n in flat) > 10
    for node in flat:
        tree = LexborHTMLParser(larger.answer(node.path, BASE_URL).body.decode())
        assert not tree.css("div.indented, p.parent")


def test_side_blocks_hold_words_of_other_pages(look: Look, demo: Demo) -> None:
    """No comment of the page itself stands under "Recent Comments"."""
    blocks = set()
    for node in demo.world.nodes.values():
        tree = look(node.path)
        own = {str(reply.cid) for reply in demo.world.visible(node)}
        recent = tree.css("#block-larkspur-rcom a")
        told = {(a.attributes["href"] or "").rsplit("/", 1)[1] for a in recent}
        assert len(told) == 5
        assert not told & own
        blocks.add(frozenset(told))
    assert len(blocks) > 10
