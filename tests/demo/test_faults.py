"""The site with faults: what a visitor sees on the wire."""

from __future__ import annotations

import contextlib
import http.client
import re
import threading
import time
import zlib
from collections.abc import Callable, Container, Iterator

import pytest

from demo.faults import bombs, broken, busy, changing, redirecting, refusing, robots, slow, traps
from demo.faults.fault import Act, Fault
from demo.faults.server import FaultServer, serve
from demo.site import Demo
from tests.demo.faults.raw import body, header, received, status


@pytest.fixture
def site(demo: Demo) -> Iterator[FaultServer]:
    with serve(demo) as running:
        yield running


def test_without_faults_it_is_the_site(site: FaultServer, demo: Demo) -> None:
    assert body(received(site.base_url, "/forum")) == demo.answer("/forum", site.base_url).body
    assert site.requests == [("GET", "/forum", 200)]


def test_the_first_fault_that_strikes_takes_the_request(site: FaultServer) -> None:
    site.faults = [Fault(busy.busy(503, 7), "/forum", nth=1), Fault(busy.busy(429), "/forum.*")]
    seen = [received(site.base_url, path) for path in ("/forum", "/forum", "/videos")]
    assert [status(answer) for answer in seen] == [503, 429, 200]
    assert header(seen[0], "retry-after") == ["7"]
    assert [logged.fault for logged in site.log] == [*site.faults, None]
    assert site.times("/forum") == 2


def test_a_connection_is_kept_after_a_whole_answer(site: FaultServer) -> None:
    site.faults = [Fault(refusing.challenge(), "/about")]
    line = http.client.HTTPConnection(site.base_url.removeprefix("http://"), timeout=5)
    for path, expected in (("/about", 403), ("/", 200)):
        line.request("GET", path)
        answer = line.getresponse()
        answer.read()
        assert answer.status == expected
    line.close()


def test_one_who_stalls_does_not_hold_up_others(site: FaultServer) -> None:
    site.faults = [Fault(slow.stall(), "/slow"), Fault(slow.endless(), "/endless")]
    waiting = [
        threading.Thread(target=received, args=(site.base_url, path), kwargs={"wait": 0.5})
        for path in ("/slow", "/endless")
    ]
    for thread in waiting:
        thread.start()
    began = time.monotonic()
    assert status(received(site.base_url, "/forum")) == 200
    assert time.monotonic() - began < 5
    for thread in waiting:
        thread.join()


BREAKS: dict[str, tuple[Act, Callable[[bytes], bool]]] = {
    "stall": (slow.stall(after=100), lambda got: len(got) == 100),
    "drip": (slow.drip(0.05), lambda got: 1 < len(got) < 500),
    "endless": (slow.endless(), lambda got: len(got) >= 1 << 20),
    "endless drip": (slow.endless_drip(0.05), lambda got: b"<p>on</p><p>on</p>" in got),
    "endless headers": (slow.endless_headers(), lambda got: b"\r\n\r\n" not in got),
    "cut": (broken.cut(), lambda got: int(header(got, "content-length")[0]) > len(body(got))),
    "too long": (broken.lengths(5), lambda got: int(header(got, "content-length")[0]) == len(body(got)) + 5),  # noqa: E501
    "two lengths": (broken.lengths(0, "12abc"), lambda got: len(header(got, "content-length")) == 2),  # noqa: E501
    "cut gzip": (broken.cut_gzip(), lambda got: not _unfolds(body(got))),
    "cut chunks": (broken.cut_chunks(), lambda got: not got.endswith(b"0\r\n\r\n")),
    "bad chunks": (broken.bad_chunks(), lambda got: body(got).startswith(b"xyz")),
    "header flood": (broken.header_flood(), lambda got: len(got) > 1_000_000),
    "long header": (broken.long_header(), lambda got: len(got) > 1_000_000),
    "no http": (broken.no_http(), lambda got: not got.startswith(b"HTTP")),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_each_break(site: FaultServer, name: str) -> None:
    act, is_so = BREAKS[name]
    site.faults = [Fault(act, "/forum")]
    assert is_so(received(site.base_url, "/forum", wait=0.2, most=(1 << 20) + 1))


@pytest.mark.parametrize("after", [0, 200])
def test_a_reset(site: FaultServer, after: int) -> None:
    site.faults = [Fault(broken.reset(after), "/forum")]
    with contextlib.suppress(ConnectionResetError):
        assert len(received(site.base_url, "/forum")) == after


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_small(site: FaultServer, coding: str) -> None:
    site.faults = [Fault(bombs.bomb(coding), "/")]
    answer = received(site.base_url)
    assert header(answer, "content-encoding") == [coding]
    assert len(body(answer)) < 1 << 20
    if coding == "gzip":
        assert _unfolds(body(answer)) >= bombs.UNFOLDED


@pytest.mark.parametrize("name", robots.STATES)
def test_each_state_of_robots(site: FaultServer, name: str) -> None:
    site.faults = [robots.robots_state(name)]
    answer = received(site.base_url, "/robots.txt", wait=0.2, most=2 << 20)
    told = {"time-out": b"", "to a file": b"301", "1 MB": b"Disallow", "html": b"<h1>"}
    assert told.get(name, name.encode() if name.isdigit() else b"HTTP") in answer


def test_a_chain_before_robots(site: FaultServer) -> None:
    site.faults = robots.robots_chain(2)
    told = [header(received(site.base_url, path), "location")
            for path in ("/robots.txt", "/robots-1.txt", "/robots-2.txt")]  # fmt: skip
    assert told == [
        [f"{site.base_url}/robots-1.txt"],
        [f"{site.base_url}/robots-2.txt"],
        [],
    ]


def test_redirects(site: FaultServer) -> None:
    site.faults = [
        *redirecting.loop(length=2), redirecting.endless_chain(), *redirecting.ping_pong("/a"),
        *redirecting.chain("/forum", "/c", 2),
    ]  # fmt: skip
    asked = ("/loop/0", "/loop/1", "/chain/7", "/a", "/a/", "/c/0", "/c/1")
    told = [header(received(site.base_url, path), "location")[0] for path in asked]
    assert told == ["/loop/1", "/loop/0", "/chain/8", "/a/", "/a", "/c/1", "/forum"]


TRAPS = [
    traps.calendar, traps.daily, traps.facets, traps.repeated, traps.deeper, traps.sessions,
]  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_has_no_end(site: FaultServer, trap: Callable[[], list[Fault]]) -> None:
    """From the front page on, each page links to another that was not seen."""
    site.faults = trap()
    seen: set[str] = set()
    path = _last_link(received(site.base_url))
    for _ in range(6):
        assert path not in seen
        seen.add(path)
        answer = received(site.base_url, path)
        assert status(answer) == 200
        path = _last_link(answer, seen)


def test_content_that_changes(site: FaultServer) -> None:
    """The same page differs from visit to visit, and promises nothing about being the same."""
    site.faults = [Fault(changing.restless(), "/forum")]
    first, second = (received(site.base_url, "/forum") for _ in range(2))
    assert body(first) != body(second)
    assert header(first, "etag") == header(first, "last-modified") == []


def test_pages_that_are_none(site: FaultServer) -> None:
    site.faults = [Fault(refusing.challenge(200), "/forum"), Fault(refusing.shell(), "/videos")]
    assert header(received(site.base_url, "/forum"), "cf-mitigated") == ["challenge"]
    assert b'<div id="root"></div>' in received(site.base_url, "/videos")


def _last_link(answer: bytes, seen: Container[str] = ()) -> str:
    found = re.findall(r'href="(/[^"]*)"', body(answer).decode())
    links: list[str] = [link.replace("&amp;", "&") for link in found]
    return next(link for link in reversed(links) if link not in seen)


def _unfolds(packed: bytes) -> int:
    """The size of a whole gzip body, 0 for one that is cut."""
    stream = zlib.decompressobj(wbits=31)
    size = len(stream.decompress(packed))
    return size if stream.eof else 0
