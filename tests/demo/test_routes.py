"""Addresses: which lead to the same page, which are denied, which are not found."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from demo.site import Demo
from tests.demo.conftest import BASE_URL


@pytest.mark.parametrize(
    ("path", "same_as"),
    [
        ("/articles?page=0", "/articles"),
        ("/articles?page=x", "/articles"),
        ("/forum/", "/forum"),
        ("/index.php/authors", "/authors"),
        ("/articles?page=99", "/articles?page=2"),
    ],
)
def test_other_forms_of_an_address_give_the_same_page(demo: Demo, path: str, same_as: str) -> None:
    """Page 0, a slash at the end, the front controller, a number beyond the last page."""
    assert demo.answer(path, BASE_URL).body == demo.answer(same_as, BASE_URL).body


def test_numbers_and_second_aliases_answer_with_the_page(demo: Demo) -> None:
    """Core does not redirect /node/N; canonical names the address that holds."""
    node = next(n for n in demo.world.nodes.values() if n.second_path)
    own = demo.answer(node.path, BASE_URL)
    for path in (node.internal, node.second_path):
        assert demo.answer(path or "", BASE_URL).body == own.body
    assert f'<link rel="canonical" href="{BASE_URL}{node.path}" />'.encode() in own.body
    assert f'<link rel="shortlink" href="{BASE_URL}/node/{node.nid}" />'.encode() in own.body


def test_an_old_address_redirects(demo: Demo) -> None:
    """The path of the days before Drupal answers 301."""
    node = next(n for n in demo.world.nodes.values() if n.old_path)
    answered = demo.answer(f"{node.old_path}/", BASE_URL)
    assert answered.status == 301
    assert dict(answered.headers)["Location"] == BASE_URL + node.path


def test_a_comments_address_shows_the_part_that_holds_it(demo: Demo) -> None:
    """/comment/N is the discussion, at the page where comment N stands."""
    node = next(n for n in demo.world.nodes.values() if n.replies > 60)
    last = demo.world.discussion(node)[-1]
    shown = demo.answer(f"/comment/{last.reply.cid}", BASE_URL).body.decode()
    tree = LexborHTMLParser(shown)
    assert tree.css_first(f"#comment-{last.reply.cid}") is not None
    canonical = tree.css_first("link[rel=canonical]")
    assert canonical is not None
    assert canonical.attributes["href"] == BASE_URL + node.path


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/user/8", 403),
        ("/node/7", 403),
        ("/node/999999", 404),
        ("/comment/999999", 404),
        ("/taxonomy/term/5000", 404),
        ("/nothing/here", 404),
    ],
)
def test_what_is_not_for_visitors(demo: Demo, path: str, status: int) -> None:
    """Accounts and drafts are denied, the rest is not found: whole pages, as core has them."""
    answered = demo.answer(path, BASE_URL)
    assert answered.status == status
    assert b"Forum Discussions" in answered.body
