"""The crawl's peer: Scrapy with default settings, only fetching the same addresses."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response


class Fetch(scrapy.Spider):
    """Fetches a list of addresses and does nothing with the answers."""

    name = "fetch"
    handle_httpstatus_all = True

    def __init__(self, file: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.start_urls = json.loads(Path(file).read_text(encoding="utf-8"))

    def parse(self, response: Response) -> Iterator[None]:
        """Count the bytes that came."""
        self.crawler.stats.inc_value("bytes", len(response.body))
        yield from ()


if __name__ == "__main__":
    process = CrawlerProcess({"LOG_LEVEL": "ERROR"})
    process.crawl(Fetch, file=sys.argv[1])
    process.start()
