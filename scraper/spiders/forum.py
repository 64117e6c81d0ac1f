"""Forums and their discussions."""

from __future__ import annotations

from typing import ClassVar

from scraper.spiders.site import SiteSpider


class ForumSpider(SiteSpider):
    """Forums and their discussions."""

    name = "forum"
    only: ClassVar[tuple[str, ...]] = ("forum",)
