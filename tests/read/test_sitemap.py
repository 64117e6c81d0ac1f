"""Sitemaps list addresses."""

from __future__ import annotations

import pytest

from pipelines.read.sitemap import listed

NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@pytest.mark.parametrize(
    ("body", "urls"),
    [
        (f"<urlset {NAMES}><url><loc> https://a/b </loc></url><url/></urlset>", ["https://a/b"]),
        (f"<sitemapindex {NAMES}><sitemap><loc>u</loc></sitemap></sitemapindex>", ["u"]),
        ("<html><body>404</body></html>", None),
        ("", None),
    ],
)
def test_a_sitemap(body: str, urls: list[str] | None) -> None:
    """Or an index of them, or neither."""
    assert listed(body.encode()) == urls
