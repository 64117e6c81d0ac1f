"""Articles, and the lists that lead to them."""

from __future__ import annotations

from typing import ClassVar

from scraper.spiders.site import SiteSpider


class ArticleSpider(SiteSpider):
    """Articles, and the lists that lead to them."""

    name = "article"
    only: ClassVar[tuple[str, ...]] = ("article",)
