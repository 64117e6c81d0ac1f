"""The rules of a host: of its newest robots.txt, or of where that leads."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines.keep.exchange import Exchange
from pipelines.keep.folder import WarcFolder
from pipelines.keep.writer import WarcWriter
from pipelines.run import WARC, Archive
from tests.made import BASE, SITE_FILE

OLD = "User-agent: *\nDisallow: /a"
NEW = "User-agent: *\nDisallow: /b"
PAGE = "<html><body><h1>Home</h1><p>User-agent: *\nDisallow: /</p></body></html>"
Said = tuple[str, int, str]
"""Path, status, and the text, or of a redirect where it leads."""
Told = Callable[..., Archive]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    """Make archives of answers, a second after the other unless `order` tells another."""
    opened: list[Archive] = []

    def make(*said: Said, order: tuple[int, ...] = ()) -> Archive:
        folder = tmp_path / str(len(opened))
        (folder / WARC).mkdir(parents=True)
        keep = WarcFolder(folder / WARC)
        with WarcWriter(
            keep, software="test", operator=None, robots_policy="obey", settings={}
        ) as writer:
            for second in order or range(len(said)):
                writer.exchange(_exchange(*said[second], second))
            writer.flush()
        opened.append(Archive.open(folder, SITE_FILE))
        opened[-1].catch_up()
        return opened[-1]

    yield make
    for archive in opened:
        archive.close()


def _exchange(path: str, status: int, text: str, second: int) -> Exchange:
    moved = 300 <= status < 400
    mime = "text/html" if text.startswith("<") else "text/plain"
    return Exchange(
        url=BASE + path,
        method="GET",
        request_headers=(("Host", "127.0.0.1:9"),),
        status=status,
        reason="Said",
        headers=(("Location", text),) if moved else (("Content-Type", mime),),
        payload=b"" if moved else text.encode(),
        captured_at=f"2024-03-01T10:00:{second:02d}.000Z",
    )


def _forbidden(archive: Archive) -> str:
    """Which of /a and /b may not be asked for; "?" where nothing is known."""
    rules = archive.store.rules_for(f"{BASE}/")
    if rules is None:
        return "?"
    return "".join(path for path in "ab" if not rules.allows(f"{BASE}/{path}"))


@pytest.mark.parametrize(
    ("later", "forbidden"),
    [
        pytest.param([("/robots.txt", 200, NEW)], "b", id="others"),
        pytest.param([("/robots.txt", 404, "Not found.")], "", id="gone"),
        pytest.param([("/robots.txt", 403, "No.")], "", id="not shown"),
        pytest.param([("/robots.txt", 503, "Down.")], "a", id="an error"),
        pytest.param([("/robots.txt", 301, "/r"), ("/r", 200, NEW)], "b", id="moved"),
        pytest.param([("/robots.txt", 301, "/r"), ("/r", 404, "")], "", id="moved and gone"),
        pytest.param([("/robots.txt", 301, "/"), ("/", 200, PAGE)], "", id="to a page"),
        pytest.param([("/robots.txt", 301, "/r"), ("/r", 503, "")], "a", id="to an error"),
        pytest.param([("/robots.txt", 301, "/r")], "a", id="to what was not asked for"),
        pytest.param([("/robots.txt", 301, "https://example.org/r")], "", id="to another site"),
        pytest.param(
            [("/robots.txt", 301, "/r"), ("/r", 503, ""), ("/r", 200, NEW)], "b", id="at last"
        ),
    ],
)
def test_the_newest_that_says_anything_holds(later: list[Said], forbidden: str, told: Told) -> None:
    """RFC 9309 §2.3.1: in whatever order the answers come in."""
    said = [("/robots.txt", 200, OLD), *later]
    forward = tuple(range(len(said)))
    for order in (forward, forward[::-1]):
        assert _forbidden(told(*said, order=order)) == forbidden


@pytest.mark.parametrize(("hops", "forbidden"), [(5, "b"), (6, "")])
def test_five_redirects_are_followed(hops: int, forbidden: str, told: Told) -> None:
    way = ["/robots.txt", *(f"/{n}" for n in range(1, hops + 1))]
    said = [(here, 302, there) for here, there in itertools.pairwise(way)]
    assert _forbidden(told(*said, (way[-1], 200, NEW))) == forbidden


def test_what_was_once_said_elsewhere_is_no_answer_to_a_later_redirect(told: Told) -> None:
    said = [("/r", 200, NEW), ("/robots.txt", 200, OLD), ("/robots.txt", 301, "/r")]
    assert _forbidden(told(*said)) == "a"


def test_nothing_is_known_of_a_host_that_was_not_asked(told: Told) -> None:
    assert _forbidden(told(("/", 200, PAGE))) == "?"
