"""Feeds, sitemap and robots.txt."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

from demo.site import Demo
from tests.demo.conftest import BASE_URL


def test_robots_and_sitemap_are_found(demo: Demo, larger: Demo) -> None:
    """robots.txt names the sitemap, which lists every article, video and topic."""
    robots = demo.answer("/robots.txt", BASE_URL).body.decode()
    assert f"Sitemap: {BASE_URL}/sitemap.xml" in robots
    assert "Disallow: /user/login" in robots
    for site in (demo, larger):
        listed = site.answer("/sitemap.xml", BASE_URL).body.decode()
        assert listed.count("<loc>") == len(site.world.nodes)


def test_a_large_sitemap_has_parts() -> None:
    """Above 2,000 addresses /sitemap.xml is an index of numbered parts."""
    site = Demo(pages=2_100)
    index = site.answer("/sitemap.xml", BASE_URL).body.decode()
    assert "<sitemapindex" in index
    parts = [site.answer(f"/sitemap.xml?page={n}", BASE_URL).body for n in (1, 2)]
    assert sum(part.count(b"<loc>") for part in parts) == 2_100


def test_a_feed_has_the_ten_newest_with_number_and_exact_time(larger: Demo) -> None:
    """Core's RSS: guid "NID at BASE", the account as creator, pubDate in UTC."""
    root = ElementTree.fromstring(larger.answer("/rss.xml", BASE_URL).body)
    items = root.findall("channel/item")
    newest = larger.world.newest["promoted"][:10]
    assert [item.findtext("link") for item in items] == [BASE_URL + n.path for n in newest]
    assert [item.findtext("guid") for item in items] == [f"{n.nid} at {BASE_URL}" for n in newest]
    for item, node in zip(items, newest, strict=True):
        published = parsedate_to_datetime(item.findtext("pubDate") or "")
        assert published.timestamp() == node.created
        assert (item.findtext("pubDate") or "").endswith("+0000")
        assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == "Larkspur Editor"


def test_the_sitemap_tells_when_a_page_changed(demo: Demo) -> None:
    """An edit of the second edition moves lastmod of the edited page."""
    later = demo.at_edition(2)
    stamps = [_lastmod(site, later.world.touched.edited_articles[0].path) for site in (demo, later)]
    assert stamps[0] < stamps[1]


def _lastmod(site: Demo, path: str) -> str:
    text = site.answer("/sitemap.xml", BASE_URL).body.decode()
    return text.partition(f"{path}</loc><lastmod>")[2][:20]
