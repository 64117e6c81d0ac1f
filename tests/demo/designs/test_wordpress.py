"""The site on WordPress: what bbPress and WordPress print, in three designs."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urldefrag

import pytest
from selectolax.lexbor import LexborHTMLParser

from demo.designs.wordpress.order import placed
from demo.designs.wordpress.site import WORDPRESS
from demo.designs.wordpress.style import STYLES, Style
from demo.node import Node
from demo.pieces import Body
from demo.site import Demo
from tests.demo.conftest import BASE_URL

NAMES = [design.name for design in WORDPRESS]


def page(demo: Demo, path: str) -> LexborHTMLParser:
    answered = demo.answer(path, BASE_URL)
    assert answered.status == 200
    return LexborHTMLParser(answered.body.decode())


def first(demo: Demo, kind: str, **wanted: object) -> Node:
    """Return a page of a kind whose attributes are as wanted."""
    nodes = (node for node in demo.world.nodes.values() if node.kind == kind)
    return next(n for n in nodes if all(getattr(n, k) == v for k, v in wanted.items()))


def links(demo: Demo, path: str) -> Iterator[str]:
    """Yield the addresses of this site that a page links to."""
    answered = demo.answer(path, BASE_URL)
    if answered.status == 200 and b"<html" in answered.body:
        for anchor in LexborHTMLParser(answered.body.decode()).css("a[href], link[href]"):
            href = urldefrag((anchor.attributes["href"] or "").strip())[0]
            href = BASE_URL + href if href.startswith("/") else href
            if href.startswith(f"{BASE_URL}/") and "/users/" not in href:
                yield href.removeprefix(BASE_URL)


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    """Only the article that was taken down long ago is not found, and feeds of single posts."""
    demo = Demo(pages=60, design=name)
    found = {link for path in demo.addresses() for link in links(demo, path)}
    lost = {link for link in found if demo.answer(link, BASE_URL).status == 404}
    single = ("/topic/", "/20")  # a post's day
    lost = {
        link for link in lost if not (link.endswith("/feed/") and any(s in link for s in single))
    }
    assert lost == {"/post/page-taken-down-long-ago"}


@pytest.mark.parametrize("name", NAMES)
def test_every_address_is_linked_from_another_page(name: str) -> None:
    """A crawl from the front page comes to everything that the site says it has."""
    demo = Demo(pages=60, design=name)
    seen, waiting = {"/"}, ["/"]
    while waiting:
        for link in links(demo, waiting.pop()):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    hidden = {path for path in demo.addresses() if "staff-room" in path}
    assert set(demo.addresses()) - seen <= hidden


@pytest.mark.parametrize("name", NAMES)
def test_quotes_are_curled_and_addresses_are_its_own(name: str) -> None:
    """The words are the same as on Drupal; nothing of Drupal's markup or files is left."""
    demo = Demo(pages=60, design=name)
    for path in demo.addresses():
        text = demo.answer(path, BASE_URL).body.decode()
        assert "/sites/default/" not in text
        assert "/node/" not in text
    quoted = next(n for n in demo.world.nodes.values() if "don't" in demo.world.body(n)[0].text)
    told = page(demo, demo.design.path_of(demo.world, quoted)).text()
    assert "don’t" in told
    assert "don't" not in told


@pytest.mark.parametrize("style", STYLES, ids=NAMES)
def test_a_discussion_holds_the_same_comments_in_every_design(style: Style) -> None:
    world = Demo(pages=60).world
    for node in world.nodes.values():
        shown = placed(style, world, node)
        assert {each.shown.reply.cid for each in shown} == {r.cid for r in world.visible(node)}
        parts = [each.part for each in shown]
        assert parts == sorted(parts)
        assert all(each.depth == 0 for each in shown) or node.kind != "topic" or style.threaded


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_of_a_discussion_show_each_comment_once(name: str) -> None:
    """Also where the newest page stands at the post's own address."""
    demo = Demo(pages=60, design=name)
    article = first(demo, "article", replies=55)
    topic = first(demo, "topic", number=1)
    for node, form, css in (
        (article, "comment-page-", "[class^='comment '][id]"),
        (topic, "page/", ".bbp-reply-content[id], tr[id^=post-], div.bbp-reply-header"),
    ):
        path, shown = demo.design.path_of(demo.world, node), []
        parts = [a for a in demo.addresses() if a.startswith(f"{path}{form}")]
        paths = parts if node is article and parts else [path, *parts]
        for each in paths:
            shown += [found.attributes["id"] for found in page(demo, each).css(css)]
        opening = int(node is topic)
        assert len(set(shown)) == len(shown) == len(demo.world.visible(node)) + opening


def test_nested_replies_stand_within_what_they_answer() -> None:
    demo = Demo(pages=60, design="wordpress-threaded")
    node = first(demo, "topic", number=1)
    tree = page(demo, demo.design.path_of(demo.world, node))
    for said in demo.design.discussion(demo.world, node):
        item = tree.css_first(f"#post-{1_290_000 + said.shown.reply.cid}")
        assert item is not None
        assert item.parent is not None
        around = item.parent.parent.parent if item.parent.parent else None
        header = around.css_first("div.bbp-reply-header") if around else None
        if said.told and said.parent:
            assert header is not None
            assert header.attributes["id"] == f"post-{1_290_000 + said.parent}"


@pytest.mark.parametrize("name", NAMES)
def test_what_visitors_may_not_read_says_so(name: str) -> None:
    """A post with a password and a private forum answer 200, without their words."""
    demo = Demo(pages=60, design=name)
    (draft,) = [path for path in demo.addresses() if "a-draft" in path]
    (staff,) = [path for path in demo.addresses() if "staff-room" in path]
    assert page(demo, draft).css_first("form.post-password-form") is not None
    assert "You do not have permission to view this forum." in page(demo, staff).text()


def test_the_old_site_tells_a_posts_day_in_its_address_only() -> None:
    demo = Demo(pages=60, design="wordpress-2012")
    node = first(demo, "article", replies=55)
    tree = page(demo, demo.design.path_of(demo.world, node))
    assert tree.css("time") == []
    entry = tree.css_first("div.entry")
    assert entry is not None
    body: Body = demo.design.body(demo.world, node)[0]
    words = "".join(entry.text().translate(str.maketrans("’‘“”", "''\"\"")).split())
    plain = "".join(body.text.translate(str.maketrans("’‘“”", "''\"\"")).split())
    assert words == plain
