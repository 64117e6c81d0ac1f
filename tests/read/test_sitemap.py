"""Sitemaps list addresses, and say when these last changed."""

from __future__ import annotations

import gzip

import pytest

from pipelines.records.reading import FoundLink, Reading
from tests.read.made import BASE, reading

NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XML = "application/xml"


def entries(*told: tuple[str, str | None], root: str = "urlset", name: str = "url") -> str:
    rows = "".join(
        f"<{name}><loc> {BASE}{path} </loc>{f'<lastmod>{at}</lastmod>' if at else ''}</{name}>"
        for path, at in told
    )
    return f"<{root} {NAMES}>{rows}</{root}>"


def links(said: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(link.url.removeprefix(BASE), link.kind, link.changed) for link in said.links]


def test_a_sitemap_lists_pages() -> None:
    """Own ones only, and entries without an address are none."""
    body = entries(("/a", "2025-06-01T10:00:00+02:00"), ("/b", None)).replace(
        "</urlset>", "<url/><url><loc>https://other.example/</loc></url></urlset>"
    )
    said = reading(body, path="/sitemap.xml", mime=XML)
    assert links(said) == [("/a", None, "2025-06-01T08:00:00.000Z"), ("/b", None, None)]
    assert said.lists
    assert not said.is_page


@pytest.mark.parametrize("path", ["/sitemap_index.xml", "/wp-sitemap.xml", "/maps?part=0"])
def test_an_index_lists_sitemaps(path: str) -> None:
    """It may have any name."""
    body = entries(("/post-sitemap.xml", None), root="sitemapindex", name="sitemap")
    said = reading(body, path=path, mime=XML)
    assert links(said) == [("/post-sitemap.xml", "sitemap", None)]
    assert said.lists


def test_a_sitemap_may_be_packed() -> None:
    """As a file, which no Content-Encoding tells of."""
    packed = gzip.compress(entries(("/a", None), ("/b", None)).encode(), mtime=0)
    mime = "application/gzip"
    said = reading(packed, path="/sitemap.xml.gz", mime=mime)
    assert [link.url for link in said.links] == [f"{BASE}/a", f"{BASE}/b"]
    assert said.lists
    assert not reading(b"\x1f\x8bnothing", path="/sitemap.xml.gz", mime=mime).lists


@pytest.mark.parametrize("body", ["<html><body>404</body></html>", "", "<urlset"])
def test_what_lists_nothing_is_no_sitemap(body: str) -> None:
    """It does not count as one that has forgotten all its pages."""
    said = reading(body, path="/sitemap.xml", mime=XML)
    assert (said.links, said.lists) == ((), False)


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("2025-06-01", "2025-06-02T04:59:59.000Z"),  # the end of the day in the site's zone
        ("2025-06-01T10:00:00", "2025-06-01T15:00:00.000Z"),
        ("2025-06-01T10:00:00.123Z", "2025-06-01T10:00:00.000Z"),
        ("2099-01-01", None),  # it would lie ahead of every answer
        ("June", None),
        ("0000-00-00", None),
        ("9999-12-31", None),
    ],
)
def test_a_time_of_change(told: str, at: str | None) -> None:
    """Of a day its end: the page may have changed after our answer of that day."""
    said = reading(entries(("/a", told)), path="/sitemap.xml", mime=XML)
    assert links(said) == [("/a", None, at)]


def test_times_that_are_all_one_moment_tell_nothing() -> None:
    """Many programs write the time at which they make the list beside each page."""
    made = [(f"/{at}", f"2025-06-01T10:00:0{at}Z") for at in range(4)]
    assert {at for _, _, at in links(reading(entries(*made), path="/sitemap.xml", mime=XML))} == {
        None
    }
    made[0] = ("/0", "2025-05-01T10:00:00Z")
    said = links(reading(entries(*made), path="/sitemap.xml", mime=XML))
    assert all(at for _, _, at in said)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"User-agent: *\nSitemap: {BASE}/map.xml\nSitemap: /b.xml", ["/map.xml", "/b.xml"]),
        ("User-agent: *\nDisallow: /x", ["/sitemap.xml"]),
        ("Sitemap: https://other.example/map.xml", []),
    ],
)
def test_robots_tell_where_sitemaps_are(text: str, found: list[str]) -> None:
    """Where they name none, the usual address is worth a try."""
    said = reading(text, path="/robots.txt", mime="text/plain")
    assert said.links == tuple(FoundLink(BASE + path, "sitemap", 2) for path in found)


@pytest.mark.parametrize(("status", "count"), [(404, 1), (500, 0), (302, 0)])
def test_a_host_without_robots_may_have_a_sitemap(status: int, count: int) -> None:
    """A host in trouble is not asked for one."""
    said = reading("", path="/robots.txt", mime="text/plain", status=status)
    assert len(said.links) == count
