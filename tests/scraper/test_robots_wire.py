"""Each state of robots.txt over the wire, with the outcome that RFC 9309 asks for."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from demo.faults import busy
from demo.faults.fault import Fault
from demo.faults.robots import RULES, STATES, robots_chain, robots_state
from demo.faults.server import serve
from demo.faults.wire import page
from demo.site import Demo
from tests.scraper.crawling import Crawled, crawled

OPEN = Fault(busy.answer(200, (), page("Front", "/faulty", "/about", text="Words.")), "/")
REST = Fault(busy.answer(200, (), page("A page", text="Words.")), "/(faulty|about)")
NONE = Fault(busy.answer(404))

LAST_TRY = 8
FREE = (
    "401", "403", "404", "empty", "html", "gzip bomb", "1 MB",
    "to itself", "to another host", "to a private address", "to a file",
)  # fmt: skip
RULED = ("rules", "bom", "rules within 500 KiB of 1 MB")
BARRED = {
    "429": "it answers 429",
    "500": "it answers 500",
    "503": "it answers 503",
    "time-out": "no answer in time",
    "drip": "no answer in time",
}


def some(states: Iterable[str], quick: str = "") -> list[object]:
    """Each state; all but one are for a verifying run."""
    marks = {False: [pytest.mark.verify], True: []}
    return [pytest.param(state, id=state, marks=marks[state == quick]) for state in states]


def visited(faults: list[Fault], data: Path) -> tuple[Crawled, dict[str, int]]:
    """Crawl a site of a front page and two more; return how often each address was asked for."""
    paths = ("/", "/faulty", "/about", "/robots.txt")
    with serve(Demo(pages=12), [*faults, OPEN, REST, NONE]) as site:
        done = crawled(data, site.base_url, answer_within=0.4, max_time=60)
        return done, {path: site.times(path) for path in paths}


@pytest.mark.parametrize("state", some(FREE, "401"))
def test_no_rules_mean_that_all_may_be_fetched(state: str, tmp_path: Path) -> None:
    """§2.3.1.3: any 4xx but 429, also those that ask for a password; rules behind 500 KiB too."""
    done, times = visited([robots_state(state)], tmp_path)
    assert (done.code, done.errors) == (0, "")
    assert times == {"/": 1, "/faulty": 1, "/about": 1, "/robots.txt": 1}


@pytest.mark.parametrize("state", some(RULED))
def test_rules_are_obeyed(state: str, tmp_path: Path) -> None:
    """§2.5: also those in the first 500 KiB of a file of any size."""
    done, times = visited([robots_state(state)], tmp_path)
    assert (done.code, done.errors) == (0, "")
    assert times == {"/": 1, "/faulty": 1, "/about": 0, "/robots.txt": 1}
    assert done.queue()["/about"] == ("skipped", "robots.txt forbids it")


@pytest.mark.parametrize("state", some(BARRED, "429"))
def test_a_robots_txt_that_cannot_be_had_forbids_all(state: str, tmp_path: Path) -> None:
    """§2.3.1.4, and 429: after eight tries nothing else is asked for; it waits for another day."""
    began = time.monotonic()
    done, times = visited([robots_state(state)], tmp_path)
    assert (done.code, done.errors) == (3, "")
    assert f"{BARRED[state]}, 8 times" in done.reason
    assert times == {"/": 0, "/faulty": 0, "/about": 0, "/robots.txt": LAST_TRY}
    assert done.queue()["/"][0] == "pending"
    assert time.monotonic() - began < 60


@pytest.mark.verify
@pytest.mark.parametrize("tries", [2, LAST_TRY])
def test_one_that_comes_at_the_last_try_is_obeyed(tries: int, tmp_path: Path) -> None:
    faults = [Fault(busy.busy(503), r"/robots\.txt", nth=range(1, tries)), robots_state("rules")]
    done, times = visited(faults, tmp_path)
    assert (done.code, done.errors) == (0, "")
    assert (times["/robots.txt"], times["/faulty"], times["/about"]) == (tries, 1, 0)


@pytest.mark.verify
@pytest.mark.parametrize(("length", "obeyed"), [(1, True), (5, True), (6, False), (30, False)])
def test_five_redirects_are_followed(length: int, obeyed: bool, tmp_path: Path) -> None:
    """§2.3.1.2: what stands behind more may be taken for none."""
    done, times = visited(robots_chain(length, RULES), tmp_path)
    assert (done.code, done.errors) == (0, "")
    assert times["/faulty"] == 1
    assert times["/about"] == (not obeyed)


def test_every_state_is_tried() -> None:
    """A state that somebody adds to the faults is looked at here, too."""
    assert {*FREE, *RULED, *BARRED} == set(STATES)
