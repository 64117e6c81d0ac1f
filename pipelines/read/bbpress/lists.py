"""Lists of topics (a tag, a view, what a search found), and members' pages."""

from __future__ import annotations

import re

from pipelines.read.bbpress.heading import read_title
from pipelines.read.bbpress.topic_rows import read_topic_rows
from pipelines.read.page import Page
from pipelines.read.parts import parted
from pipelines.read.post_head import body_classes
from pipelines.read.result import Result
from pipelines.records.finding import TAG, Fact, Facts, Finding

_LABEL = re.compile(r"^[^:]{2,30}: +(?=\S)")  # "Topic Tag: %s"
_TERM = re.compile(r"^term-(\d+)$")


def read_tag(page: Page) -> Result:
    """Read a tag's page: its name, and the topics that have it."""
    result = Result("bbpress tag", "tag")
    read_title(page, result)
    title = result.facts.get("title")
    if title is not None:
        name = _LABEL.sub("", str(title.value))
        result.facts["title"] = Fact(name, title.evidence)
        facts: Facts = {"name": Fact(name, title.evidence)}
        numbers = [m[1] for name in body_classes(page) if (m := _TERM.match(name))]
        if numbers:
            facts["source_id"] = Fact(numbers[-1], "body class")
        result.findings.append(Finding(parted(page.address)[0], TAG, facts))
    read_topic_rows(page, result)
    return result


def read_list(page: Page) -> Result:
    """Read a list of topics that belongs to no forum."""
    result = Result("bbpress listing", "listing")
    read_title(page, result)
    read_topic_rows(page, result)
    return result


def read_user(page: Page) -> Result:
    """Read the heading of a member's page, and nothing of what it says of them."""
    result = Result("bbpress user", "author")
    read_title(page, result)
    return result


def read_other(page: Page) -> Result:
    """Read the heading of a page that holds neither posts nor a list."""
    result = Result("bbpress other", "other")
    read_title(page, result)
    return result
