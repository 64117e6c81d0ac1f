"""What the scraper's tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.scraper.web import Reply, Web, page, serving


@pytest.fixture
def web() -> Iterator[Web]:
    """A site of a front page and three pages, without a robots.txt."""
    site = Web()
    site.pages = {
        "/": page("/a", "/b"),
        "/a": page("/", "/c"),
        "/b": page("/a"),
        "/c": Reply("<html><body><h1>The last</h1></body></html>"),
    }
    with serving(site):
        yield site
