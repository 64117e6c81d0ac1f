"""The switch between designs: the same content, printed by another system."""

from __future__ import annotations

import http.client

import pytest

from demo.designs import NAMES, design_of
from demo.designs.design import FIELDS
from demo.server import serve
from demo.site import Demo
from tests.demo.conftest import BASE_URL


@pytest.mark.parametrize("name", NAMES)
def test_every_design_answers_all_that_it_promises(name: str) -> None:
    """No address that a crawl is said to get an answer from is unknown to the site."""
    demo = Demo(pages=24, design=name)
    answers = {path: demo.answer(path, BASE_URL).status for path in demo.addresses()}
    documents = [demo.design.path_of(demo.world, node) for node in demo.world.nodes.values()]
    assert len(set(documents)) == len(documents)
    assert {path: answers.get(path) for path in documents} == dict.fromkeys(documents, 200)


@pytest.mark.parametrize("name", NAMES)
def test_every_design_says_what_it_shows_in_known_words(name: str) -> None:
    design = design_of(name)
    assert design.name == name
    assert design.shows <= FIELDS


def test_a_design_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueError, match="there is no design 'geocities', only: drupal"):
        Demo(design="geocities")


def test_an_edition_keeps_the_design_and_a_design_the_edition() -> None:
    for name in NAMES:
        demo = Demo(pages=24, design=name).at_edition(2)
        assert (demo.design.name, demo.in_design(NAMES[0]).edition) == (name, 2)
        assert demo.in_design(NAMES[0]).world is demo.world


@pytest.mark.parametrize("name", NAMES)
def test_the_design_changes_while_it_runs(name: str) -> None:
    """One address, first in one design, then in another: a site that was redesigned."""
    demo = Demo(pages=24)
    with serve(demo) as server:
        client = http.client.HTTPConnection(server.base_url.removeprefix("http://"))
        bodies = []
        for design in (NAMES[0], name):
            server.design = design
            client.request("GET", "/")
            bodies.append(client.getresponse().read())
        client.close()
        assert bodies[0] == demo.answer("/", server.base_url).body
        assert bodies[1] == demo.in_design(name).answer("/", server.base_url).body
