"""Pages that something spoilt: each is read, none stops a run or takes a reader's time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from demo.designs import NAMES
from demo.site import Demo
from pipelines.read.reader import read
from pipelines.read.sites.site import Site
from pipelines.records.reading import Reading
from tests.mutations import mutated
from tests.read.made import BASE, answer

SHARED = Path(__file__).parent.parent.parent / "shared"
SITE = Site(name="clinic", base_url=BASE, hosts=("clinic.example",), zone="America/Chicago")
ANY = Site(name="any")
CAPTURES = (
    "real-sites/drupal-site.warc.gz",
    "real-sites/drupal-site-starterkit.warc.gz",
    "real-sites/bbpress-site.warc.gz",
    "real-sites/bbpress-threaded.warc.gz",
    "web-forum/pages.warc.gz",
)
LONGEST = 1.0  # seconds of a processor, for one page
DESIGNS = (*NAMES, "redesign-1", "redesign-2", "redesign-4")


def made_up() -> list[tuple[str, Site]]:
    """Return a page of each kind in each design."""
    found = []
    for design in DESIGNS:
        demo = Demo(pages=12, design=design)
        for path in demo.addresses()[::3]:
            answered = demo.answer(path, BASE)
            if answered.status == 200:
                found.append((answered.body.decode(), SITE))
    return found


def captured() -> list[tuple[str, Site]]:
    """Return pages of real sites, where captures stand beside the project."""
    found = []
    for name in CAPTURES:
        file = SHARED / name
        if file.exists():
            site = ANY if "web-forum" in name else SITE
            found += [(html, site) for html in islice(_pages(file), 0, None, 9)]
    return found


def _pages(file: Path) -> Iterator[str]:
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            headers = record.http_headers
            kind = (headers.get("Content-Type") if headers else None) or ""
            if "html" in kind:
                yield record.reader.read().decode("utf-8", "replace")


def spoilt(count: int, seed: int) -> Iterator[tuple[int, str, Site]]:
    """Yield mutated pages with their numbers; the same for the same seed."""
    pages = [*made_up(), *captured()]
    for number in range(count):
        chance = Random(f"{seed} {number}")
        html, site = chance.choice(pages)
        yield number, mutated(html, chance), site


@pytest.mark.parametrize(
    "count", [300, pytest.param(10_000, marks=[pytest.mark.verify, pytest.mark.timeout(3600)])]
)
def test_no_reader_fails(count: int) -> None:
    failed, slow = [], []
    for number, html, site in spoilt(count, seed=3):
        said, taken = timed(html, site)
        failed += [(number, t.message) for t in said.problems if t.kind == "reader failed"]
        if taken > LONGEST:  # the best of three: other work on the machine slows any page
            taken = min(taken, *(timed(html, site)[1] for _ in "ab"))
            slow += [(number, round(taken, 2))] if taken > LONGEST else []
    assert failed == []
    assert slow == []


def timed(html: str, site: Site) -> tuple[Reading, float]:
    """Read a page; return what it says and the seconds of a processor that this took."""
    begun = time.process_time()
    said = read(answer(html.encode("utf-8", "replace")), site)
    return said, time.process_time() - begun
