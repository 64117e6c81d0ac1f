"""The made-up site as a visitor without a browser meets it."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urldefrag, urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from demo.site import Demo, world_of
from demo.truth.survey import Survey
from tests.demo.conftest import BASE_URL


@pytest.mark.parametrize("edition", [1, 2, 3])
def test_the_same_numbers_give_the_same_bytes(edition: int) -> None:
    """Seed, size and edition are all that a page depends on."""
    first = Demo(5, 24, edition)
    world_of.cache_clear()  # the second is made anew, from nothing but the numbers
    second = Demo(5, 24, edition)
    assert second.world is not first.world
    for path in first.addresses():
        assert first.answer(path, BASE_URL) == second.answer(path, BASE_URL)


def test_another_seed_is_another_site() -> None:
    """Two seeds share no article."""
    one, two = Demo(1, 24), Demo(2, 24)
    texts = [
        {demo.world.body(node)[0].text for node in demo.world.nodes.values()} for demo in (one, two)
    ]
    assert not texts[0] & texts[1]


@pytest.mark.parametrize(("pages", "edition"), [(11, 1), (60, 0), (60, 4)])
def test_what_does_not_exist_is_refused(pages: int, edition: int) -> None:
    """A site too small for its own stories, or an edition that is not there."""
    with pytest.raises(ValueError, match="pages must be 12 or more and edition 1 to 3"):
        Demo(pages=pages, edition=edition)


@pytest.mark.parametrize("pages", [12, 60, 173])
def test_size_is_the_number_of_articles_videos_and_topics(pages: int) -> None:
    """The first edition has as many as were asked for."""
    kinds = Counter(node.kind for node in Demo(pages=pages).world.nodes.values())
    assert sum(kinds.values()) == pages
    assert min(kinds.values()) >= 2


@pytest.mark.parametrize(("pages", "edition"), [(12, 1), (60, 1), (40, 2), (30, 3)])
def test_following_every_link_gives_the_addresses_that_the_site_names(
    pages: int, edition: int
) -> None:
    """No link fails but those that are meant to, and nothing that is named stands alone."""
    demo = Demo(pages=pages, edition=edition)
    statuses = _follow(demo)
    assert set(statuses) == set(demo.addresses())
    failing = {path for path, status in statuses.items() if status in (403, 404)}
    meant = {p.path for p in Survey(demo.world).pages.values() if p.status != "live"}
    assert failing == meant


_NUMBERED = re.compile(r"^/(node|comment|taxonomy/term|forum)/\d+$")
_NEVER = re.compile(r"^/(user|search)/|[?&]sort=|\.(pdf|mp3|png)(\?|$)")


def _follow(demo: Demo) -> dict[str, int]:
    """Ask for all that can be reached; numbers of pages only where the site names them."""
    named, seen, waiting = set(demo.addresses()), dict[str, int](), ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen or (_NUMBERED.match(path) and path not in named):
            continue
        answered = demo.answer(path, BASE_URL)
        seen[path] = answered.status
        if answered.status == 301:
            waiting.append(dict(answered.headers)["Location"].removeprefix(BASE_URL))
        elif answered.body.startswith(b"<!DOCTYPE html>"):
            waiting += _links(path, answered.body.decode())
    return seen


def _links(path: str, text: str) -> list[str]:
    found = []
    for node in LexborHTMLParser(text).css("a[href], link[rel=alternate], link[rel=canonical]"):
        url = urldefrag(urljoin(BASE_URL + path, node.attributes["href"] or "")).url
        below = url.removeprefix(BASE_URL)
        if below.startswith("/") and not _NEVER.search(below):
            found.append(below.removesuffix("?page=0"))
    return found


def test_most_pages_stay_byte_for_byte_from_one_edition_to_the_next() -> None:
    """Only what a week changes has other validators, so a refresh can be told 304."""
    first, second = Demo(pages=300), Demo(pages=300, edition=2)
    nodes = [node.path for node in first.world.nodes.values()]
    changed = [p for p in nodes if first.answer(p, BASE_URL) != second.answer(p, BASE_URL)]
    assert 5 <= len(changed) <= 20
