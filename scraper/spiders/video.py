"""Videos with their transcripts, and the lists that lead to them."""

from __future__ import annotations

from typing import ClassVar

from scraper.spiders.site import SiteSpider


class VideoSpider(SiteSpider):
    """Videos with their transcripts, and the lists that lead to them."""

    name = "video"
    only: ClassVar[tuple[str, ...]] = ("video",)
