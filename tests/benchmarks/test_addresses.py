"""The made-up site of many addresses is one that a crawl can read."""

from __future__ import annotations

import urllib.request
from urllib.error import HTTPError

import pytest

from benchmarks.addresses import A_FILE, page, site
from pipelines.read.reader import read
from tests.read.made import BASE, SITE, answer

MANY = A_FILE + 10


def told(path: str) -> tuple[str, ...]:
    """The paths that a reader finds in a sitemap of the site."""
    found = page(path, MANY, BASE)
    assert found
    reading = read(answer(found[1], path=path, mime=found[0]), SITE)
    assert reading.lists
    return tuple(link.url.removeprefix(BASE) for link in reading.links)


def test_its_sitemaps_list_all_of_it() -> None:
    """Each address once, a tenth of them closed by robots.txt."""
    assert told("/sitemap.xml") == ("/sitemap-0.xml", "/sitemap-1.xml")
    listed = told("/sitemap-1.xml")
    assert listed == (
        f"/closed/{A_FILE}",
        *(f"/note/{number}" for number in range(A_FILE + 1, MANY)),
    )
    assert all(page(path, MANY, BASE) for path in listed)


def test_its_pages_are_pages() -> None:
    html = page("/note/7", MANY, BASE)
    assert html
    reading = read(answer(html[1], path="/note/7"), SITE)
    facts = reading.findings[0].facts
    assert facts["title"].value == "Note 7"
    assert "/note/50" in {link.url.removeprefix(BASE) for link in reading.links}


def test_it_is_served() -> None:
    with site(12) as base_url:
        with urllib.request.urlopen(base_url + "/robots.txt") as answered:
            assert f"Sitemap: {base_url}/sitemap.xml" in answered.read().decode()
        with pytest.raises(HTTPError, match="404"):
            urllib.request.urlopen(base_url + "/nowhere")
