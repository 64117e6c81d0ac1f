"""Whatever a host does to one page, a crawl ends within its limits and holds the other pages."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from demo.faults import bombs, broken, busy, redirecting, slow, traps
from demo.faults.fault import Act, Fault
from demo.faults.robots import robots
from demo.faults.server import FaultServer, serve
from demo.faults.wire import page
from demo.site import Demo
from tests.scraper.crawling import Crawled, crawled

ONE = r"/faulty"
ONLY = "User-agent: *\nAllow: /$\nAllow: /faulty\nAllow: /about\nDisallow: /\n"
LARGER = "the answer is larger than a page may be"
BROKEN = "the connection broke off"
LATE = "no answer in time"


@pytest.fixture(scope="module")
def demo() -> Demo:
    return Demo(pages=12)


def crawl_of(demo: Demo, data: Path, *faults: Fault, **plan: Any) -> tuple[Crawled, FaultServer]:
    """Crawl a site of a front page, /about and /faulty, under these faults."""
    front = Fault(busy.answer(200, (), page("Front", "/faulty", "/about", text="Words.")), "/")
    with serve(demo, [*faults, front, robots(ONLY)]) as site:
        return crawled(data, site.base_url, answer_within=0.4, max_time=60, **plan), site


def problems(data: Path, end: str) -> list[str]:
    """The problems with addresses that end so."""
    with closing(sqlite3.connect(data / "archive.db")) as db:
        found = db.execute("select message from problems where url like ?", [f"%{end}"])
        return [message for (message,) in found]


FAILS: dict[str, tuple[Act, str]] = {
    "stall": (slow.stall(), LATE),
    "stall in the body": (slow.stall(after=400), LATE),
    "slow drip": (slow.drip(0.05), LATE),
    "slow drip without end": (slow.endless_drip(0.05), LATE),
    "body without end": (slow.endless(), LARGER),
    "a length beyond all reason": (broken.lengths("9" * 400), LARGER),
    "headers without end": (slow.endless_headers(), BROKEN),
    "headers without end, slowly": (slow.endless_headers(0.05), LATE),
    "header flood": (broken.header_flood(), BROKEN),
    "one huge header": (broken.long_header(), BROKEN),
    "reset": (broken.reset(), BROKEN),
    "reset in the body": (broken.reset(400), "broke off"),
    "cut": (broken.cut(), "the answer broke off"),
    "length too long": (broken.lengths(5), "the answer broke off"),
    "length malformed": (broken.lengths("12abc"), BROKEN),
    "length negative": (broken.lengths("-1"), BROKEN),
    "length with a sign": (broken.lengths("+5"), BROKEN),
    "two lengths": (broken.lengths(0, 5), BROKEN),
    "cut chunks": (broken.cut_chunks(), "the answer broke off"),
    "bad chunks": (broken.bad_chunks(), "broke off"),
    "no http": (broken.no_http(), BROKEN),
}
"""Faults that cost the page, with the reason that its address gets."""


@pytest.mark.parametrize("name", FAILS)
@pytest.mark.verify
def test_the_page_fails_and_the_crawl_ends(demo: Demo, tmp_path: Path, name: str) -> None:
    """After its tries, with a reason; nothing of it is kept, no other page is lost."""
    act, reason = FAILS[name]
    began = time.monotonic()
    done, site = crawl_of(demo, tmp_path, Fault(act, ONE))
    assert (done.code, done.errors) == (4, "")
    state, why = done.queue()["/faulty"]
    assert (state, reason in (why or "")) == ("failed", True), why
    assert done.queue()["/about"] == ("done", "answered 200")
    assert site.times("/faulty") == (1 if reason == LARGER else 8)
    assert time.monotonic() - began < 30


@pytest.mark.verify
def test_one_of_each_kind_of_fault(demo: Demo, tmp_path: Path) -> None:
    """The same in short: several faulty pages in one crawl, beside one another."""
    short = ("slow drip without end", "body without end", "headers without end", "two lengths")
    faults = [Fault(FAILS[name][0], f"/faulty/{n}") for n, name in enumerate(short)]
    links = [f"/faulty/{n}" for n in range(len(short))]
    front = Fault(busy.answer(200, (), page("Front", *links, "/about", text="Words.")), "/")
    done, _ = crawl_of(demo, tmp_path, front, *faults)
    assert (done.code, done.errors) == (4, "")
    told = [done.queue()[link] for link in links]
    assert told == [("failed", FAILS[name][1]) for name in short]
    assert done.queue()["/about"] == ("done", "answered 200")


@pytest.mark.parametrize(
    "act",
    [broken.reset(200), broken.cut(), broken.lengths("x"), slow.stall()],
    ids=["reset", "cut", "lengths", "stall"],
)
@pytest.mark.verify
def test_a_fault_that_passes_costs_a_request_and_no_page(
    demo: Demo, tmp_path: Path, act: Act
) -> None:
    done, site = crawl_of(demo, tmp_path, Fault(act, "/about", nth=1))
    assert done.queue()["/about"] == ("done", "answered 200")
    assert site.times("/about") == 2


@pytest.mark.parametrize(
    "coding",
    ["gzip", *(pytest.param(c, marks=pytest.mark.verify) for c in ("deflate", "br", "zstd"))],
)
def test_a_bomb_is_kept_and_not_unfolded(demo: Demo, tmp_path: Path, coding: str) -> None:
    """As it came, some hundred kilobytes; what it would unfold to is nobody's page."""
    done, _ = crawl_of(demo, tmp_path, Fault(bombs.bomb(coding, layers=2), ONE))
    assert (done.code, done.errors) == (0, "")
    assert done.queue()["/faulty"] == ("done", "answered 200")
    assert any("more than 64 MiB" in told for told in problems(tmp_path, "/faulty"))
    assert sum(file.stat().st_size for file in (tmp_path / "warc").iterdir()) < 2_000_000


def test_a_gzip_that_is_cut_is_kept_as_far_as_it_goes(demo: Demo, tmp_path: Path) -> None:
    done, _ = crawl_of(demo, tmp_path, Fault(broken.cut_gzip(), "/about"))
    assert done.queue()["/about"] == ("done", "answered 200")
    assert any("gzip coding ends too early" in told for told in problems(tmp_path, "/about"))


def test_entities_of_xml_are_not_unfolded(demo: Demo, tmp_path: Path) -> None:
    """Of sitemaps and feeds that hold them nothing is read, and it is said."""
    faults = [
        Fault(bombs.xml(form(root, inside)), f"/faulty/{form.__name__}/{name}")
        for form in (bombs.laughs, bombs.blow_up, bombs.outside)
        for root, inside, name in (
            ("urlset", bombs.SITEMAP, "sitemap.xml"),
            ("rss", bombs.FEED, "feed"),
        )
    ]
    links = [fault.where for fault in faults]
    front = Fault(busy.answer(200, (), page("Front", *links, text="Words.")), "/")
    began = time.monotonic()
    done, _ = crawl_of(demo, tmp_path, front, *faults)
    assert (done.code, done.errors) == (0, "")
    assert {done.queue()[link] for link in links} == {("done", "answered 200")}
    assert "/about" not in done.queue()
    assert time.monotonic() - began < 30


def test_redirects_that_go_round_end(demo: Demo, tmp_path: Path) -> None:
    """Loops and slashes that undo each other: each address is asked once or twice."""
    faults = [
        *redirecting.loop("/faulty/loop", 3), *redirecting.ping_pong("/faulty/slash"),
        redirecting.slash_wanted("/faulty/wanted"),
        Fault(redirecting.redirect("/faulty/self"), "/faulty/self"),
        Fault(busy.answer(200, (), page("Wanted", text="Words.")), "/faulty/wanted/"),
    ]  # fmt: skip
    links = ("/faulty/loop/0", "/faulty/slash", "/faulty/wanted", "/faulty/self")
    front = Fault(busy.answer(200, (), page("Front", *links, text="Words.")), "/")
    done, site = crawl_of(demo, tmp_path, front, *faults)
    assert done.code == 0
    held = {path: told for path, told in done.queue().items() if path.startswith("/faulty")}
    moved = ("done", "answered 301")
    assert held == {
        "/faulty/loop/0": moved, "/faulty/loop/1": moved, "/faulty/loop/2": moved,
        "/faulty/slash": moved, "/faulty/self": moved, "/faulty/wanted": ("done", "answered 200"),
    }  # fmt: skip
    assert site.times("/faulty/slash") + site.times("/faulty/slash/") <= 3


def test_no_redirect_leads_out_of_the_site(demo: Demo, tmp_path: Path) -> None:
    """Not to machines inside, in any of the forms they may be written in, nor to files."""
    wanted = (*redirecting.PRIVATE, *redirecting.SCHEMES, "http://203.0.113.7/", "//203.0.113.7/x")
    links = [f"/faulty/{n}" for n in range(len(wanted))]
    faults = [Fault(redirecting.redirect(to), path) for to, path in zip(wanted, links, strict=True)]
    front = Fault(busy.answer(200, (), page("Front", *links, text="Words.")), "/")
    done, site = crawl_of(demo, tmp_path, front, *faults)
    assert (done.code, done.errors) == (0, "")
    assert {done.queue()[link] for link in links} == {("done", "answered 301")}
    assert {answer.url.startswith(site.base_url) for answer in done.answers()} == {True}
    assert done.queue().keys() - set(links) == {"/", "/robots.txt", "/sitemap.xml"}


TRAPS = {
    "calendar": traps.calendar, "days": traps.daily, "facets": traps.facets,
    "repeated": traps.repeated, "deeper": traps.deeper, "sessions": traps.sessions,
}  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [n if n == "calendar" else pytest.param(n, marks=pytest.mark.verify) for n in TRAPS],
)
def test_a_crawl_comes_out_of_a_trap(demo: Demo, tmp_path: Path, name: str) -> None:
    """With all of the site, some hundred requests more, and a word about what was left alone."""
    with serve(demo, TRAPS[name]()) as site:
        done = crawled(tmp_path, site.base_url, max_time=60)
        asked = len(site.log)
    assert (done.code, done.errors) == (0, "")
    assert asked < len(demo.addresses()) + 450
    base = site.base_url
    missing = [path for path in demo.addresses() if path not in done.queue()]
    assert missing == []
    if name != "repeated":
        reasons = {why for state, why in done.queue().values() if state == "skipped"}
        trap = f"one of endlessly many addresses like {base}/"
        assert any(why and why.startswith(trap) for why in reasons)
        assert any("endlessly many" in told for told in problems(tmp_path, ""))
