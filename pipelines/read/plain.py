"""A page of which no reader knows the system: its title, and nothing that would be a guess."""

from __future__ import annotations

from pipelines.read.page import Page
from pipelines.read.result import Result
from pipelines.read.text import words
from pipelines.records.finding import Fact


def read_plain(page: Page) -> Result:
    """Read the heading, else the title, of any HTML page."""
    result = Result("plain", "other")
    heading = page.main.css_first("h1") or page.tree.css_first("title")
    if words(heading):
        result.facts["title"] = Fact(words(heading), "heading")
    result.doubt("no reader", "No reader knows the system that made this page.")
    return result
