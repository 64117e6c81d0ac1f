"""The names and versions that we give."""

from __future__ import annotations

import scrapy

from scraper.software import AGENT, SOFTWARE, VERSION


def test_software_names_the_tool_and_scrapy() -> None:
    """An archive says what made it; robots.txt rules are found under the same name."""
    assert f"{AGENT}/{VERSION} Scrapy/{scrapy.__version__}" == SOFTWARE
